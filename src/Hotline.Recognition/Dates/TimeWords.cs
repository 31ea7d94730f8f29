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
    After,
    Between,
    And,
    Offset,
    Part,

    /// <summary>«янв.», «сен»: a month only after a number.</summary>
    ShortMonth,

    /// <summary>A date in figures; its value says which.</summary>
    Date,

    /// <summary>«выходные».</summary>
    Weekend,

    /// <summary>«числа» in «пятого числа».</summary>
    DayOfMonth,

    /// <summary>«Новый год»: its value is the month times a hundred and the day.</summary>
    Holiday,

    /// <summary>«в» before a bare year.</summary>
    At,
    Skip,
}

internal enum TimeUnit : byte
{
    Day,
    Week,
    Month,
    Year,
}

/// <summary>A word of time, or a number, between two tokens.</summary>
/// <param name="Half">A half comes on top: «полтора года».</param>
/// <param name="Order">«пятого», «бесінші», «5-і»: the number bears an ending.</param>
internal readonly record struct TimeWord(TimeWordKind Kind, int Value, int First, int Last, Locale? Language, bool Order = false, bool Half = false)
{
    public Gap Before { get; init; }

    /// <summary>A dash of any kind stands before it: «13 июля – 15 июля».</summary>
    public bool Dashed { get; init; }

    /// <summary>Kazakh in the ablative: «мамырдан».</summary>
    public bool From { get; init; }
}

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

            // Kazakh words are too like one another to guess: «Қарағанды» is no «қараша».
            _words.Hear(tokens, index, hits.Words, guess: _words.Locale == Locale.Ru);
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
            "after" => (TimeWordKind.After, 0),
            "between" => (TimeWordKind.Between, 0),
            "and" => (TimeWordKind.And, 0),
            "at" => (TimeWordKind.At, 0),
            "skip" => (TimeWordKind.Skip, 0),
            "short" => (TimeWordKind.ShortMonth, Number(tail)),
            "weekend" => (TimeWordKind.Weekend, 0),
            "number" => (TimeWordKind.DayOfMonth, 0),
            "holiday" => (TimeWordKind.Holiday, Number(tail)),
            "last" => (tail == "year" ? TimeWordKind.YearTurn : TimeWordKind.Turn, -1),
            "this" => (tail == "year" ? TimeWordKind.YearTurn : TimeWordKind.Turn, 0),
            "next" => (TimeWordKind.Turn, 1),
            "prelast" => (tail == "year" ? TimeWordKind.YearTurn : TimeWordKind.Turn, -2),
            _ => throw new InvalidDataException($"dates.txt: {name}"),
        };
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
