using System.Runtime.InteropServices;

namespace Hotline.Recognition.Lexicon;

/// <summary>A prefix tree from keys to values. Filled once, then only read. A walk costs one step a letter and allocates nothing.</summary>
internal sealed class Trie<T>
{
    public const int Root = 0;

    private readonly Dictionary<long, int> _children = [];
    private readonly List<T[]> _values = [[]];
    private readonly List<(char, int)[]> _next = [[]];

    public int Nodes => _values.Count;

    public void Add(ReadOnlySpan<char> key, T value)
    {
        var node = Root;
        for (var i = 0; i < key.Length; i++)
        {
            ref var child = ref CollectionsMarshal.GetValueRefOrAddDefault(_children, Edge(node, key[i]), out var exists);
            if (!exists)
            {
                child = _values.Count;
                _values.Add([]);
                _next.Add([]);
                _next[node] = [.. _next[node], (key[i], child)];
            }

            node = child;
        }

        if (!_values[node].Contains(value))
        {
            _values[node] = [.. _values[node], value];
        }
    }

    /// <summary>The node one letter further, or -1.</summary>
    public int Step(int node, char letter)
    {
        if (node < 0)
        {
            return -1;
        }

        // Most nodes have one or two ways on; looking at them is faster than a dictionary.
        var next = _next[node];
        if (next.Length > 6)
        {
            return _children.TryGetValue(Edge(node, letter), out var found) ? found : -1;
        }

        foreach (var (label, child) in next)
        {
            if (label == letter)
            {
                return child;
            }
        }

        return -1;
    }

    /// <summary>Every letter that may follow, with its node.</summary>
    public ReadOnlySpan<(char Letter, int Node)> Children(int node) => _next[node];

    public T[] At(int node) => _values[node];

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

        return _values[node];
    }

    private static long Edge(int node, char letter) => ((long)node << 16) | letter;
}
