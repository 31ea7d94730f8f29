using System.Globalization;
using Hotline.Core.Messages;
using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Dates;

internal enum TimeWordKind : byte
{
    None,
    Number,
    Month,
    Weekday,
    Season,
    Unit,
    HalfYear,
    Ago,
    Later,
    In,

    /// <summary>«прошлый», «өткен»: its value counts from now, -2 to 1.</summary>
    Turn,

    /// <summary>«былтыр»: the year alone, in the same counting.</summary>
    YearTurn,
    Since,
    Until,
    Offset,
    Part,
}

internal enum TimeUnit : byte
{
    Day,
    Week,
    Month,
    Year,
}

/// <summary>A word of time, or a number, between two tokens.</summary>
internal readonly record struct TimeWord(TimeWordKind Kind, int Value, int First, int Last, Locale? Language, bool Order = false);

/// <summary>The words of time of one language, from its <c>dates.txt</c>.</summary>
internal sealed class TimeWords
{
    private readonly Lexicon.Lexicon _words;
    private readonly Dictionary<ushort, (TimeWordKind Kind, int Value)> _kinds = [];

    public TimeWords(Locale locale)
    {
        _words = new Lexicon.Lexicon(locale);
        foreach (var (name, list) in DataFiles.Entries(locale, "dates"))
        {
            var concept = _words.Concept(name);
            _kinds[concept] = KindOf(name);
            foreach (var entry in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                _words.Add(concept, entry);
            }
        }
    }

    /// <summary>What each token is in this language; phrases first.</summary>
    public void Find(Tokens tokens, Span<TimeWord> into)
    {
        using var hits = HitList.Borrow();
        for (var index = 0; index < tokens.Count; index++)
        {
            hits.NextToken();
            _words.Hear(tokens, index, hits.Words, guess: true);
        }

        _words.Join(hits);
        hits.Settle(tokens.Count);
        for (var at = 0; at < hits.Count; at++)
        {
            var hit = hits[at];
            if (_kinds.TryGetValue(hit.Concept, out var kind) && (into[hit.First].Kind == TimeWordKind.None || hit.Last > into[hit.First].Last))
            {
                into[hit.First] = new TimeWord(kind.Kind, kind.Value, hit.First, hit.Last, _words.Locale);
            }
        }
    }

    private static (TimeWordKind, int) KindOf(string name)
    {
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        var (head, tail) = dash < 0 ? (name, "") : (name[..dash], name[(dash + 1)..]);
        return head switch
        {
            "month" => (TimeWordKind.Month, Number(tail)),
            "weekday" => (TimeWordKind.Weekday, Number(tail)),
            "season" => (TimeWordKind.Season, Number(tail)),
            "offset" => (TimeWordKind.Offset, Number(tail)),
            "unit" => (TimeWordKind.Unit, (int)Enum.Parse<TimeUnit>(tail, ignoreCase: true)),
            "half" => (TimeWordKind.HalfYear, 6),
            "ago" => (TimeWordKind.Ago, 0),
            "later" => (TimeWordKind.Later, 0),
            "in" => (TimeWordKind.In, 0),
            "since" => (TimeWordKind.Since, 0),
            "until" => (TimeWordKind.Until, 0),
            "part" => (TimeWordKind.Part, tail switch { "begin" => 0, "mid" => 1, _ => 2 }),
            "last" => (tail == "year" ? TimeWordKind.YearTurn : TimeWordKind.Turn, -1),
            "this" => (tail == "year" ? TimeWordKind.YearTurn : TimeWordKind.Turn, 0),
            "next" => (TimeWordKind.Turn, 1),
            "prelast" => (tail == "year" ? TimeWordKind.YearTurn : TimeWordKind.Turn, -2),
            _ => throw new InvalidDataException($"dates.txt: {name}"),
        };
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
