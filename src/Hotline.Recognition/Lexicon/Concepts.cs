namespace Hotline.Recognition.Lexicon;

/// <summary>What words may stand for, numbered. Languages that share it share their word lists' names: <c>@document</c> is one concept in all of them.</summary>
internal sealed class Concepts
{
    public const ushort Nothing = 0;

    private readonly Dictionary<string, ushort> _names = new(StringComparer.Ordinal) { [""] = Nothing };

    public int Count => _names.Count;

    public ushort this[string name]
    {
        get
        {
            if (!_names.TryGetValue(name, out var id))
            {
                id = _names[name] = checked((ushort)_names.Count);
            }

            return id;
        }
    }

    public bool Knows(string name) => _names.ContainsKey(name);
}
