using System.Numerics;

namespace Hotline.Recognition.Lexicon;

/// <summary>
/// A prefix tree from keys to values. Filled first, then only read, by any number of threads. A walk costs a few instructions a letter
/// and allocates nothing: a node tells by one bit whether a letter goes on, and by the bits below it where.
/// </summary>
internal sealed class Trie<T>
{
    public const int Root = 0;

    // Letters beyond Cyrillic are rare signs, found in a dictionary.
    private const int Near = 0x600;
    private const byte NoCode = 0xFF;
    private const int MostCodes = 128;

    private readonly byte[] _codes = new byte[Near];
    private readonly Dictionary<char, byte> _farCodes = [];
    private Node[] _nodes = new Node[256];
    private int[] _children = new int[512];
    private int _codesUsed;
    private int _childrenUsed;

    public Trie()
    {
        Array.Fill(_codes, NoCode);
        _nodes[Root] = new Node { Values = [] };
    }

    public int Nodes { get; private set; } = 1;

    public void Add(ReadOnlySpan<char> key, T value)
    {
        var node = Root;
        foreach (var letter in key)
        {
            var child = Step(node, letter);
            node = child >= 0 ? child : Grow(node, letter);
        }

        ref var values = ref _nodes[node].Values;
        values = values.Contains(value) ? values : [.. values, value];
    }

    /// <summary>The node one letter further, or -1.</summary>
    public int Step(int node, char letter)
    {
        if (node < 0)
        {
            return -1;
        }

        var code = letter < Near ? _codes[letter] : _farCodes.GetValueOrDefault(letter, NoCode);
        ref var from = ref _nodes[node];
        var bit = 1UL << (code & 63);
        if (code < 64)
        {
            return (from.Low & bit) == 0 ? -1 : _children[from.First + BitOperations.PopCount(from.Low & (bit - 1))];
        }

        return code == NoCode || (from.High & bit) == 0 ? -1
            : _children[from.First + BitOperations.PopCount(from.Low) + BitOperations.PopCount(from.High & (bit - 1))];
    }

    /// <summary>Every node one letter further.</summary>
    public ReadOnlySpan<int> Children(int node) => _children.AsSpan(_nodes[node].First, _nodes[node].Count);

    /// <summary>The letter that leads to a node.</summary>
    public char Letter(int node) => _nodes[node].Letter;

    public T[] At(int node) => _nodes[node].Values;

    public T[] Find(ReadOnlySpan<char> key)
    {
        var node = Root;
        foreach (var letter in key)
        {
            if ((node = Step(node, letter)) < 0)
            {
                return [];
            }
        }

        return At(node);
    }

    private int Grow(int parent, char letter)
    {
        var child = Nodes++;
        if (child == _nodes.Length)
        {
            Array.Resize(ref _nodes, 2 * child);
        }

        _nodes[child] = new Node { Values = [], Letter = letter };
        var code = Code(letter);
        ref var from = ref _nodes[parent];
        var bit = 1UL << (code & 63);
        var place = code < 64 ? BitOperations.PopCount(from.Low & (bit - 1)) : BitOperations.PopCount(from.Low) + BitOperations.PopCount(from.High & (bit - 1));
        MakeRoom(ref from);
        var children = _children.AsSpan(from.First, from.Count + 1);
        children[place..^1].CopyTo(children[(place + 1)..]);
        children[place] = child;
        from.Count++;
        from.Low |= code < 64 ? bit : 0;
        from.High |= code < 64 ? 0 : bit;
        return child;
    }

    /// <summary>Moves a node's children to the end when their block is full: blocks hold 1, 2, 4, 8… of them.</summary>
    private void MakeRoom(ref Node node)
    {
        if (node.Count > 0 && !BitOperations.IsPow2((int)node.Count))
        {
            return;
        }

        var size = Math.Max(1, 2 * node.Count);
        if (_childrenUsed + size > _children.Length)
        {
            Array.Resize(ref _children, 2 * (_childrenUsed + size));
        }

        _children.AsSpan(node.First, node.Count).CopyTo(_children.AsSpan(_childrenUsed));
        node.First = _childrenUsed;
        _childrenUsed += size;
    }

    private byte Code(char letter)
    {
        var known = letter < Near ? _codes[letter] : _farCodes.GetValueOrDefault(letter, NoCode);
        if (known != NoCode)
        {
            return known;
        }

        var code = _codesUsed < MostCodes ? (byte)_codesUsed++ : throw new InvalidDataException($"The word lists use more than {MostCodes} different signs.");
        if (letter < Near)
        {
            _codes[letter] = code;
        }
        else
        {
            _farCodes[letter] = code;
        }

        return code;
    }

    private struct Node
    {
        public ulong Low;
        public ulong High;
        public T[] Values;
        public int First;
        public byte Count;
        public char Letter;
    }
}
