using Hotline.Core.Messages;
using Hotline.Recognition.Lexicon;

namespace Hotline.Recognition.Numbers;

/// <summary>The endings a Kazakh numeral may bear and the order they come in, from the <c>ending-…</c> lines of <c>Data/kk/numbers.txt</c>.</summary>
internal sealed class NumeralEndings
{
    private const int LongestChain = 20;

    // What may follow what. The first letter of a line is the kind of ending, 0 the bare numeral.
    private static readonly (string Kind, string After)[] Order =
    [
        ("order", "stem"),
        ("like", "stem plural"),
        ("kind", "stem order"),
        ("plural", "stem order kind"),
        ("mine", "stem order plural kind"),
        ("its", "stem order plural kind mine"),
        ("case", "stem order like kind plural mine"),
        ("case-its", "its"),
        ("case-mine", "mine"),
        ("where", "case case-its case-mine"),
        ("person", "stem order like case case-its case-mine"),
    ];

    // Of these, «дан» and «нан» make «үштен бір» a fraction.
    private static readonly string[] From = ["дан", "ден", "тан", "тен", "нан", "нен"];

    private readonly Trie<Ending> _endings = new();

    public void Add(string kind, string ending)
    {
        var at = Array.FindIndex(Order, rule => rule.Kind == kind);
        if (at < 0)
        {
            throw new InvalidDataException($"Data/kk/numbers.txt: ending-{kind}");
        }

        var after = Order[at].After.Split(' ').Sum(name => 1 << (1 + Array.FindIndex(Order, rule => rule.Kind == name)));
        _endings.Add(Endings.Key(Locale.Kk, ending), new Ending(after, 2 << at, at == 0, kind.StartsWith("case", StringComparison.Ordinal) && From.Contains(ending)));
    }

    /// <summary>Whether the letters are endings, one after the other in their order.</summary>
    public bool Allow(ReadOnlySpan<char> rest, out bool order, out bool from)
    {
        (order, from) = (false, false);
        if (rest.IsEmpty || rest.Length > LongestChain)
        {
            return false;
        }

        // For every letter, the kinds of ending that may end before it; ordinals apart from the rest.
        Span<(int Plain, int Ordinal)> reached = stackalloc (int, int)[rest.Length + 1];
        reached.Clear();
        reached[0] = (1, 0);
        for (var start = 0; start < rest.Length; start++)
        {
            if (reached[start] is (0, 0))
            {
                continue;
            }

            var node = Trie<Ending>.Root;
            for (var to = start; to < rest.Length && (node = _endings.Step(node, rest[to])) >= 0; to++)
            {
                foreach (var ending in _endings.At(node))
                {
                    var (plain, ordinal) = ((reached[start].Plain & ending.After) != 0, (reached[start].Ordinal & ending.After) != 0);
                    reached[to + 1].Plain |= plain && !ending.Order ? ending.Kind : 0;
                    reached[to + 1].Ordinal |= ordinal || (plain && ending.Order) ? ending.Kind : 0;
                    from |= to + 1 == rest.Length && ending.From && (plain || ordinal);
                }
            }
        }

        var (bare, made) = reached[rest.Length];
        order = made != 0;
        return (bare | made) != 0;
    }

    private readonly record struct Ending(int After, int Kind, bool Order, bool From);
}
