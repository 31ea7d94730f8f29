using Hotline.Core.Messages;
using Hotline.Recognition.Lexicon;

namespace Hotline.Recognition.Signals;

/// <summary>Whether an element of a pattern must be said, denied, or either.</summary>
internal enum Polarity : byte
{
    Said,
    Denied,
    Either,
}

/// <param name="Choices">Any of them will do.</param>
/// <param name="Reach">How many words may stand before it after the element before; 0 is none.</param>
/// <param name="Stops">How many ends of sentences may lie between.</param>
internal sealed record Element(Choice[] Choices, int Reach, int Stops)
{
    /// <summary>Whether its word may turn out denied, so that the whole rule is.</summary>
    public bool CanTurn { get; } = Array.TrueForAll(Choices, static choice => choice.Polarity == Polarity.Said);

    public bool IsThing { get; } = Array.TrueForAll(Choices, static choice => choice.Polarity == Polarity.Either);

    /// <summary>A bit for each choice: what shares none of them with a hit or a token is not looked at closer.</summary>
    public ulong Bits { get; } = Choices.Aggregate(0UL, static (bits, choice) => bits | HitList.Bit(choice.Concept));
}

internal readonly record struct Choice(ushort Concept, Polarity Polarity);

/// <summary>
/// One line of a rule file: what is found, by which words in which order. The format is told in <c>Data/README.md</c>.
/// </summary>
/// <param name="Ordered">Whether the elements must come in this order; otherwise in any, close together.</param>
/// <param name="EvenIf">Counts in a supposition too.</param>
/// <param name="EvenPast">Counts when told of long ago too.</param>
/// <param name="Also">Counts beside a narrower finding too.</param>
/// <param name="Language">The language its first word must be said in; null is any.</param>
internal sealed record Pattern(SignalKind Kind, string Finds, string Rule, Element[] Elements, ushort[] Unless, bool Ordered, bool EvenIf, bool EvenPast, bool Also, Locale? Language)
{
    /// <summary>The bits of what excludes it.</summary>
    public ulong UnlessBits { get; } = Unless.Aggregate(0UL, static (bits, concept) => bits | HitList.Bit(concept));

    /// <summary>Whether it can be denied: «паспорт не забирали». A rule that is a denial itself cannot.</summary>
    public bool CanBeDenied { get; } = Kind == SignalKind.Indicators && Array.TrueForAll(Elements, static element => element.CanTurn || element.IsThing);

    public const int NearReach = 3;
    public const int FarReach = 7;
    public const int AnyOrderReach = 5;
    public const int WideReach = 14;

    private static readonly string[] Denying = ["не_", "не|", "никто", "никуда", "ни_", "без_", "not", "no_", "dont", "doesnt", "wont", "cant", "cannot", "never"];

    /// <param name="lexicon">Whose words may be used in the rule; null where only word lists may.</param>
    public static Pattern Parse(SignalKind kind, string finds, string line, string rule, SignalWords words, Lexicon.Lexicon? lexicon)
    {
        var elements = new List<Element>();
        var unless = new List<ushort>();
        var (ordered, evenIf, evenPast, also) = (true, false, false, false);
        var (reach, stops) = (NearReach, 0);
        var denying = false;
        foreach (var part in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (part)
            {
                case "+": reach = 0; continue;
                case "..": reach = FarReach; continue;
                case "...": (reach, stops) = (WideReach, 1); continue;
                case "&": (ordered, reach) = (false, AnyOrderReach); continue;
                case "&&": (ordered, reach, stops) = (false, WideReach, 1); continue;
                case "%if": evenIf = true; continue;
                case "%past": evenPast = true; continue;
                case "%also": also = true; continue;
            }

            if (part[0] == '!')
            {
                unless.AddRange(Names(part[1..], words, lexicon, rule));
                continue;
            }

            // After «не» the words it reaches are denied already; a thing is a thing, had or not.
            elements.Add(new Element(Choices(part, denying, words, lexicon, rule), reach, stops));
            (reach, stops) = (NearReach, 0);
            denying |= Array.Exists(Denying, start => part.StartsWith(start, StringComparison.Ordinal));
        }

        return elements.Count > 0
            ? new Pattern(kind, finds, rule, [.. elements], [.. unless], ordered, evenIf, evenPast, also, lexicon?.Locale)
            : throw new InvalidDataException($"{rule}: a rule without words");
    }

    private static Choice[] Choices(string part, bool denying, SignalWords words, Lexicon.Lexicon? lexicon, string rule) =>
        [.. part.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(name =>
        {
            var sign = name.Length > 1 && name[0] is '-' or '?' ? name[0] : '\0';
            var concept = Name(sign == '\0' ? name : name[1..], words, lexicon, rule);
            return new Choice(concept, sign == '-' ? Polarity.Denied : sign == '?' || denying || words.IsThing(concept) ? Polarity.Either : Polarity.Said);
        })];

    private static ushort[] Names(string part, SignalWords words, Lexicon.Lexicon? lexicon, string rule) =>
        [.. part.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(name => Name(name.TrimStart('!'), words, lexicon, rule))];

    private static ushort Name(string name, SignalWords words, Lexicon.Lexicon? lexicon, string rule) =>
        name[0] != '@' ? lexicon?.Literal(name) ?? throw new InvalidDataException($"{rule}: a word in a rule for all languages: {name}")
            : words.Concepts.Knows(name[1..]) ? words.Concepts[name[1..]]
            : throw new InvalidDataException($"{rule}: no such word list: {name}");
}
