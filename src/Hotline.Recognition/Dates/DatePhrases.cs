using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Dates;

/// <summary>
/// The grammar of one date: a day, month, season, year, or a way from now. Each rule tells how many words it took, 0 when it does not fit.
/// </summary>
internal sealed class DatePhrases(List<TimeWord> words, IReadOnlyList<Match<DateRange>> figures, Nearest nearest)
{
    /// <summary>The year that the rest of the sentence gives, for phrases without their own.</summary>
    public int? Lent { get; set; }

    /// <summary>Whether the phrase read last named its year.</summary>
    public bool Yeared { get; private set; }

    public bool Is(int at, TimeWordKind kind) => at < words.Count && words[at].Kind == kind;

    /// <summary>The same, close enough to belong to the phrase.</summary>
    public bool Then(int at, TimeWordKind kind) => Is(at, kind) && words[at].Before <= Gap.Space;

    public int Read(int at, bool bareYear, out DateRange? range)
    {
        range = null;
        Yeared = false;
        if (Is(at, TimeWordKind.Part))
        {
            var rest = IsUnit(at + 1, out var unit) ? 1 : Plain(at + 1, true, out range);
            if (rest > 0)
            {
                range = Calendar.Part(range ?? Calendar.Span(nearest.Now, unit, 0), words[at].Value);
                return rest + 1;
            }

            return 0;
        }

        // «жыл басында», «айдың соңында».
        if (Is(at, TimeWordKind.Unit) && (TimeUnit)words[at].Value is var whole && Then(at + 1, TimeWordKind.Part) && words[at].Language == Locale.Kk)
        {
            range = Calendar.Part(Calendar.Span(nearest.Now, whole, 0), words[at + 1].Value);
            return 2;
        }

        var used = Plain(at, bareYear, out range);
        if (used > 0 && range is not null && Then(at + used, TimeWordKind.Part) && words[at + used].Language == Locale.Kk)
        {
            range = Calendar.Part(range, words[at + used].Value);
            used++;
        }

        return range is null ? 0 : used;
    }

    private int Plain(int at, bool bareYear, out DateRange? range)
    {
        range = null;
        if (at >= words.Count)
        {
            return 0;
        }

        var word = words[at];
        if (Year(at, bareYear, out var year) is var named and > 0)
        {
            Yeared = true;
            return named + InYear(at + named, year, out range);
        }

        switch (word.Kind)
        {
            case TimeWordKind.Date:
                Yeared = figures[word.Value].Rule != FigureDates.WithoutYear;
                range = Lent is { } lent && !Yeared ? FigureDates.InYear(figures[word.Value].Value, lent) : figures[word.Value].Value;
                return 1;
            case TimeWordKind.Offset:
                range = Calendar.Day(nearest.Now.AddDays(word.Value));
                return Then(at + 1, TimeWordKind.Unit) && words[at + 1].Value == (int)TimeUnit.Day && word.Language == Locale.Kk ? 2 : 1;
            case TimeWordKind.Holiday:
                range = Calendar.Make(nearest.Year(word.Value / 100, word.Value % 100), word.Value / 100, word.Value % 100) is { } day ? Calendar.Day(day) : null;
                return 1;
            case TimeWordKind.At when Then(at + 1, TimeWordKind.Number) && Year(at + 1, true, out var bare) is var after and > 0:
                Yeared = true;
                return 1 + after + InYear(at + 1 + after, bare, out range);
            case TimeWordKind.Turn:
                return Turned(at, out range);
            case TimeWordKind.Number or TimeWordKind.Unit or TimeWordKind.HalfYear or TimeWordKind.In:
                return Distances.Read(words, at, nearest.Now, out range) is var far and > 0 ? far : Numbered(at, out range);
            case TimeWordKind.Month or TimeWordKind.Season:
                return Named(at, out range);
            case TimeWordKind.Weekday:
                return Weekday(at, out range);
            case TimeWordKind.Weekend:
                range = new DateRange(Calendar.Weekday(nearest.Now, 6, -1), Calendar.Weekday(nearest.Now, 7, -1));
                return 1;
            default:
                return 0;
        }
    }

    private int Turned(int at, out DateRange? range)
    {
        range = null;
        var turn = words[at].Value;
        if (IsUnit(at + 1, out var unit))
        {
            range = Calendar.Span(nearest.Now, unit, turn);
            return 2;
        }

        if (Then(at + 1, TimeWordKind.Number) && IsUnit(at + 2, out unit) && words[at + 1].Value is > 0 and < 500 && turn != 0
            && !Then(at + 3, TimeWordKind.Ago) && !Then(at + 3, TimeWordKind.Later))
        {
            range = nearest.Several(unit, words[at + 1].Value, turn);
            return 3;
        }

        if (at + 1 >= words.Count || words[at + 1].Before > Gap.Space)
        {
            return 0;
        }

        var next = words[at + 1];
        range = next.Kind switch
        {
            TimeWordKind.Month => nearest.Month(next.Value, turn),
            TimeWordKind.Season => nearest.Season(next.Value, turn),
            TimeWordKind.Weekday => Calendar.Day(Calendar.Weekday(nearest.Now, next.Value, turn)),
            TimeWordKind.Weekend => new DateRange(Calendar.Weekday(nearest.Now, 6, turn), Calendar.Weekday(nearest.Now, 7, turn)),
            _ => null,
        };
        return range is null ? 0 : 2 + (next.Kind == TimeWordKind.Month && IsUnit(at + 2, out unit) && unit == TimeUnit.Month ? 1 : 0) + DayWord(at + 2, next.Kind == TimeWordKind.Weekday);
    }

    /// <summary>A year: «2020 жылғы», «две тысячи двадцатый год», «прошлого года», «былтыр», «98-й год», «екі жыл бұрын» before a season.</summary>
    private int Year(int at, bool bare, out int year)
    {
        year = 0;
        var word = words[at];
        switch (word.Kind)
        {
            case TimeWordKind.YearTurn:
                year = nearest.Now.Year + word.Value;
                return IsYear(at + 1) ? 2 : 1;
            case TimeWordKind.Turn when IsYear(at + 1):
                year = nearest.Now.Year + word.Value;
                return 2;
            case TimeWordKind.Number when word.Half:
                return 0;
            case TimeWordKind.Number when word.Value is > 1900 and < 2100 && IsYear(at + 1) && !Then(at + 2, TimeWordKind.Ago):
                year = word.Value;
                return 2;
            case TimeWordKind.Number when word.Value is > 1900 and < 2100 && (bare || words.Count == 1 || (word.Order && word.Language != Locale.Kk)) && !Is(at + 1, TimeWordKind.Unit):
                year = word.Value;
                return 1;
            case TimeWordKind.Number when word is { Order: true, Value: < 100 and > 9 } && IsYear(at + 1):
                year = word.Value + (word.Value > nearest.Now.Year % 100 ? 1900 : 2000);
                return 2;
            case TimeWordKind.Number when word.Value is > 0 and < 100 && IsYear(at + 1) && Then(at + 2, TimeWordKind.Ago) && (Then(at + 3, TimeWordKind.Season) || Then(at + 3, TimeWordKind.Month)):
                year = nearest.Now.Year - word.Value;
                return 3;
            default:
                return 0;
        }
    }

    /// <summary>«в прошлом году осенью», «2020 жылғы 5 мамырда», «2020 жылдың мамырының 5-і»: what of that year.</summary>
    private int InYear(int at, int year, out DateRange? range)
    {
        range = Calendar.Year(year);
        if (Then(at, TimeWordKind.Number) && Then(at + 1, TimeWordKind.Month) && Calendar.Make(year, words[at + 1].Value, words[at].Value) is { } day)
        {
            range = Calendar.Day(day);
            return 2 + DayWord(at + 2, true);
        }

        if (Then(at, TimeWordKind.Season))
        {
            range = Calendar.Season(year, words[at].Value);
            return 1;
        }

        if (!Then(at, TimeWordKind.Month))
        {
            return 0;
        }

        range = Calendar.Month(year, words[at].Value);
        var used = 1 + (IsUnit(at + 1, out var unit) && unit == TimeUnit.Month ? 1 : 0);
        return used + DayAfter(at + used, year, words[at].Value, ref range);
    }

    /// <summary>Kazakh puts the day after its month too: «мамырдың 5-і күні».</summary>
    private int DayAfter(int at, int year, int month, ref DateRange? range)
    {
        if (!Then(at, TimeWordKind.Number) || words[at] is not { Value: > 0 and <= 31, Half: false } number || words[at - 1].Language != Locale.Kk
            || !(number.Order || (IsUnit(at + 1, out var unit) && unit == TimeUnit.Day)) || Calendar.Make(year, month, number.Value) is not { } day)
        {
            return 0;
        }

        range = Calendar.Day(day);
        return 1 + DayWord(at + 1, true);
    }

    private int Numbered(int at, out DateRange? range)
    {
        range = null;
        var word = words[at];
        if (word is not { Kind: TimeWordKind.Number, Value: > 0 and <= 31, Half: false })
        {
            return 0;
        }

        if (Then(at + 1, TimeWordKind.Month) || Then(at + 1, TimeWordKind.ShortMonth))
        {
            var month = words[at + 1].Value;
            var used = 2 + DayWord(at + 2, true);
            used += YearAfter(at + used, out var year);
            range = Calendar.Make(year ?? Lent ?? nearest.Year(month, word.Value), month, word.Value) is { } day ? Calendar.Day(day) : null;
            return used;
        }

        if (Then(at + 1, TimeWordKind.DayOfMonth) && nearest.DayOfMonth(word.Value) is { } near)
        {
            range = Calendar.Day(near);
            return 2;
        }

        return 0;
    }

    private int Named(int at, out DateRange? range)
    {
        var word = words[at];
        var used = 1 + (word.Kind == TimeWordKind.Month && IsUnit(at + 1, out var unit) && unit == TimeUnit.Month ? 1 : 0);
        used += YearAfter(at + used, out var year);
        if (word.Kind == TimeWordKind.Season)
        {
            range = year is { } named ? Calendar.Season(named, word.Value) : Lent is { } lent ? Calendar.Season(lent, word.Value) : nearest.Season(word.Value);
            return used;
        }

        range = (year ?? Lent) is { } sure ? Calendar.Month(sure, word.Value) : nearest.Month(word.Value);
        return used + (at + used < words.Count && words[at + used].Kind == TimeWordKind.Number ? DayAfter(at + used, year ?? Lent ?? nearest.Year(word.Value, words[at + used].Value), word.Value, ref range) : 0);
    }

    private int Weekday(int at, out DateRange? range)
    {
        // «понедельник, 18 февраля».
        if (at + 2 < words.Count && words[at + 1].Before <= Gap.Comma && Is(at + 1, TimeWordKind.Number) && Numbered(at + 1, out range) is var dated and > 0)
        {
            return 1 + dated;
        }

        if (Is(at + 1, TimeWordKind.Date) && words[at + 1].Before <= Gap.Comma)
        {
            return 1 + Plain(at + 1, true, out range);
        }

        range = Calendar.Day(nearest.Weekday(words[at].Value));
        return 1 + DayWord(at + 1, true);
    }

    private int YearAfter(int at, out int? year)
    {
        year = null;
        var dot = at < words.Count && words[at - 1].Kind == TimeWordKind.ShortMonth && words[at].Before == Gap.Stop;
        if (Then(at, TimeWordKind.Number) && !words[at].Half && IsYear(at + 1) && Then(at + 2, TimeWordKind.Ago) && words[at].Value < 100)
        {
            // «летом два года назад».
            year = nearest.Now.Year - words[at].Value;
            Yeared = true;
            return 3;
        }

        if (at >= words.Count || (words[at].Before > Gap.Comma && !dot) || Year(at, words[at].Language != Locale.Kk || words[at].Kind != TimeWordKind.Number, out var named) is not (var used and > 0))
        {
            return 0;
        }

        // «5 мая в прошлом году» and «5 мая 2024»; a comma before only with a year in figures.
        year = named;
        Yeared = true;
        return words[at].Before <= Gap.Space || words[at].Value > 1900 ? used : 0;
    }

    private int DayWord(int at, bool wanted) => wanted && IsUnit(at, out var unit) && unit == TimeUnit.Day && words[at].Language == Locale.Kk ? 1 : 0;

    private bool IsYear(int at) => IsUnit(at, out var unit) && unit == TimeUnit.Year;

    private bool IsUnit(int at, out TimeUnit unit)
    {
        unit = Is(at, TimeWordKind.Unit) ? (TimeUnit)words[at].Value : default;
        return Then(at, TimeWordKind.Unit);
    }
}
