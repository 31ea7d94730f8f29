
namespace Hotline.Recognition.Signals;

/// <summary>Whether an element of a pattern must be said, denied, or either.</summary>
internal enum Polarity : byte
{
    Said,
    Denied,
    Either,
}

/// <param name="Concepts">Any of them will do.</param>
/// <param name="Reach">How many words may stand before it after the element before; 0 is none.</param>
internal sealed record Element(ushort[] Concepts, Polarity Polarity, int Reach);

/// <summary>
/// One line of a rule file: what is found, by which words in which order. The format is told at the head of <c>Data/README.md</c>.
/// </summary>
/// <param name="Ordered">Whether the elements must come in this order; otherwise in any, close together.</param>
/// <param name="EvenIf">Counts in a supposition too.</param>
/// <param name="EvenPast">Counts when told of long ago too.</param>
internal sealed record Pattern(string Finds, string Rule, Element[] Elements, ushort[] Unless, bool Ordered, bool EvenIf, bool EvenPast)
{
    public const int NearReach = 3;
    public const int FarReach = 7;

    private static readonly string[] Denying = ["не_", "не|", "никто", "никуда", "ни_", "без_", "not", "no_", "dont", "doesnt", "wont", "cant", "cannot", "never"];

    public static Pattern Parse(string finds, string line, string rule, Lexicon.Lexicon lexicon)
    {
        var elements = new List<Element>();
        var unless = new List<ushort>();
        var (ordered, evenIf, evenPast) = (true, false, false);
        var reach = NearReach;
        var denying = false;
        foreach (var part in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (part)
            {
                case "+": reach = 0; continue;
                case "..": reach = FarReach; continue;
                case "&": ordered = false; reach = FarReach; continue;
                case "%if": evenIf = true; continue;
                case "%past": evenPast = true; continue;
            }

            if (part[0] == '!')
            {
                unless.AddRange(Names(part[1..], lexicon, rule));
                continue;
            }

            // After «не» the words it reaches are denied already.
            var polarity = part[0] == '-' ? Polarity.Denied : part[0] == '?' || denying ? Polarity.Either : Polarity.Said;
            elements.Add(new Element(Names(part[0] is '-' or '?' ? part[1..] : part, lexicon, rule), polarity, reach));
            reach = NearReach;
            denying |= Array.Exists(Denying, start => part.StartsWith(start, StringComparison.Ordinal));
        }

        return elements.Count > 0
            ? new Pattern(finds, rule, [.. elements], [.. unless], ordered, evenIf, evenPast)
            : throw new InvalidDataException($"{rule}: a rule without words");
    }

    private static ushort[] Names(string part, Lexicon.Lexicon lexicon, string rule) =>
        [.. part.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(name => name.Length > 1 ? name.TrimStart('!', '-', '?') : name).Select(name => name[0] != '@' ? lexicon.Literal(name)
            : lexicon.Knows(name[1..]) ? lexicon.Concept(name[1..])
            : throw new InvalidDataException($"{rule}: no such word list: {name}"))];
}
