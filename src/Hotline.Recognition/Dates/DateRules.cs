using Hotline.Core.Recognition;

namespace Hotline.Recognition.Dates;

/// <summary>The grammar of dates over words of time. Each rule tells how many words it took, 0 when it does not fit.</summary>
internal sealed class DateRules(DateOnly now, Toward toward)
{
    public int Read(List<TimeWord> words, int at, out DateRange? range)
    {
        if (Between(words, at, out range) is var both and > 0)
        {
            return both;
        }

        var since = Is(words, at, TimeWordKind.Since);
        var until = Is(words, at, TimeWordKind.Until);
        var from = at + (since || until ? 1 : 0);
        var used = Whole(words, from, out range);
        if (used == 0 || range is null)
        {
            return 0;
        }

        used += from - at;

        // Kazakh says it after: «мамырдан бері», «жазға дейін».
        if (Is(words, at + used, TimeWordKind.Since) && words[at + used].Language == Core.Messages.Locale.Kk)
        {
            (since, used) = (true, used + 1);
        }
        else if (Is(words, at + used, TimeWordKind.Until) && words[at + used].Language == Core.Messages.Locale.Kk)
        {
            (until, used) = (true, used + 1);
        }

        range = since ? range with { To = null } : until ? range with { From = null } : range;
        return used;
    }

    /// <summary>«с 5 по 10 мая», «5-10 мая».</summary>
    private int Between(List<TimeWord> words, int at, out DateRange? range)
    {
        range = null;
        var first = at + (Is(words, at, TimeWordKind.Since) ? 1 : 0);
        var second = first + (Is(words, first + 1, TimeWordKind.Until) ? 2 : 1);
        if (!Is(words, first, TimeWordKind.Number) || !Is(words, second, TimeWordKind.Number) || !Is(words, second + 1, TimeWordKind.Month))
        {
            return 0;
        }

        var (month, used) = (words[second + 1].Value, second + 2 - at);
        used += TakeYear(words, second + 2, out var year);
        year ??= NearYear(month, words[second].Value);
        if (Calendar.Make(year.Value, month, words[first].Value) is not { } from || Calendar.Make(year.Value, month, words[second].Value) is not { } to || to < from)
        {
            return 0;
        }

        range = new DateRange(from, to);
        return used;
    }

    private int Whole(List<TimeWord> words, int at, out DateRange? range)
    {
        if (Is(words, at, TimeWordKind.Part) && Plain(words, at + 1, out var inner) is var used and > 0)
        {
            range = Calendar.Part(inner!, words[at].Value);
            return used + 1;
        }

        used = Plain(words, at, out range);
        if (used > 0 && Is(words, at + used, TimeWordKind.Part) && words[at + used].Language == Core.Messages.Locale.Kk)
        {
            range = Calendar.Part(range!, words[at + used].Value);
            used++;
        }

        return used;
    }

    private int Plain(List<TimeWord> words, int at, out DateRange? range)
    {
        range = null;
        if (at >= words.Count)
        {
            return 0;
        }

        var word = words[at];
        switch (word.Kind)
        {
            case TimeWordKind.Offset:
                range = Calendar.Day(now.AddDays(word.Value));
                return 1;
            case TimeWordKind.YearTurn:
                return InYear(words, at + 1, now.Year + word.Value, out range) + 1;
            case TimeWordKind.Turn:
                return Turned(words, at, out range);
            case TimeWordKind.In:
                return After(words, at, out range);
            case TimeWordKind.HalfYear when Is(words, at + 1, TimeWordKind.Ago):
                range = Calendar.Day(now.AddMonths(-6));
                return 2;
            case TimeWordKind.Number:
                return Numbered(words, at, out range);
            case TimeWordKind.Unit when Is(words, at + 1, TimeWordKind.Ago):
                range = Calendar.Day(Calendar.Add(now, (TimeUnit)word.Value, -1));
                return 2;
            case TimeWordKind.Month or TimeWordKind.Season:
                return Named(words, at, out range);
            case TimeWordKind.Weekday:
                range = Calendar.Day(Weekday(word.Value));
                return 1;
            default:
                return 0;
        }
    }

    private int Turned(List<TimeWord> words, int at, out DateRange? range)
    {
        range = null;
        if (at + 1 >= words.Count)
        {
            return 0;
        }

        var (turn, next) = (words[at].Value, words[at + 1]);
        switch (next.Kind)
        {
            case TimeWordKind.Unit:
                if ((TimeUnit)next.Value == TimeUnit.Year)
                {
                    return InYear(words, at + 2, now.Year + turn, out range) + 2;
                }

                range = Calendar.Span(now, (TimeUnit)next.Value, turn);
                return 2;
            case TimeWordKind.Month:
                range = Calendar.Month(YearOf(next.Value, turn), next.Value);
                return 2;
            case TimeWordKind.Season:
                range = SeasonTurned(next.Value, turn);
                return 2;
            case TimeWordKind.Weekday:
                var week = Calendar.Week(now.AddDays(7 * turn)).From!.Value;
                range = Calendar.Day(week.AddDays(next.Value - 1));
                return 2;
            default:
                return 0;
        }
    }

    /// <summary>«прошлой осенью» is the last one over; the one before it is «позапрошлой».</summary>
    private DateRange SeasonTurned(int season, int turn)
    {
        var year = now.Year;
        if (turn < 0)
        {
            while (Calendar.Season(year, season).To >= now)
            {
                year--;
            }

            return Calendar.Season(year + turn + 1, season);
        }

        while (Calendar.Season(year, season).To < now || (turn > 0 && Calendar.Season(year, season).From <= now))
        {
            year++;
        }

        return Calendar.Season(year, season);
    }

    private int YearOf(int month, int turn) => turn switch
    {
        0 => now.Year,
        > 0 => month > now.Month ? now.Year : now.Year + 1,
        _ => (month < now.Month ? now.Year : now.Year - 1) + turn + 1,
    };

    /// <summary>«в прошлом году осенью», «былтыр күзде»: what of that year.</summary>
    private static int InYear(List<TimeWord> words, int at, int year, out DateRange? range)
    {
        var named = Is(words, at, TimeWordKind.Month) || Is(words, at, TimeWordKind.Season);
        range = !named ? Calendar.Year(year) : words[at].Kind == TimeWordKind.Month ? Calendar.Month(year, words[at].Value) : Calendar.Season(year, words[at].Value);
        return named ? 1 : 0;
    }

    private int After(List<TimeWord> words, int at, out DateRange? range)
    {
        range = null;
        if (Is(words, at + 1, TimeWordKind.Number) && Is(words, at + 2, TimeWordKind.Unit))
        {
            range = Calendar.Day(Calendar.Add(now, (TimeUnit)words[at + 2].Value, words[at + 1].Value));
            return 3;
        }

        if (Is(words, at + 1, TimeWordKind.Unit))
        {
            range = Calendar.Day(Calendar.Add(now, (TimeUnit)words[at + 1].Value, 1));
            return 2;
        }

        return 0;
    }

    private int Numbered(List<TimeWord> words, int at, out DateRange? range)
    {
        range = null;
        var number = words[at].Value;
        if (Is(words, at + 1, TimeWordKind.Unit))
        {
            var unit = (TimeUnit)words[at + 1].Value;
            if (Is(words, at + 2, TimeWordKind.Ago) && number < 1000)
            {
                range = Calendar.Day(Calendar.Add(now, unit, -number));
                return 3;
            }

            if (Is(words, at + 2, TimeWordKind.Later) && number < 1000)
            {
                range = Calendar.Day(Calendar.Add(now, unit, number));
                return 3;
            }

            if (unit == TimeUnit.Year && number is > 1900 and < 2100)
            {
                // «2020 жылғы 5 мамырда»: the day comes after.
                if (Is(words, at + 2, TimeWordKind.Number) && Is(words, at + 3, TimeWordKind.Month) && Calendar.Make(number, words[at + 3].Value, words[at + 2].Value) is { } day)
                {
                    range = Calendar.Day(day);
                    return 4;
                }

                return InYear(words, at + 2, number, out range) + 2;
            }

            return 0;
        }

        if (Is(words, at + 1, TimeWordKind.Month) && number <= 31)
        {
            var month = words[at + 1].Value;
            var used = 2 + TakeYear(words, at + 2, out var year);
            range = Calendar.Make(year ?? NearYear(month, number), month, number) is { } day ? Calendar.Day(day) : null;
            return used;
        }

        if (number is > 1900 and < 2100 && (words.Count == 1 || words[at].Order))
        {
            range = Calendar.Year(number);
            return 1;
        }

        return 0;
    }

    private int Named(List<TimeWord> words, int at, out DateRange? range)
    {
        var word = words[at];
        var used = 1 + TakeYear(words, at + 1, out var year);
        if (word.Kind == TimeWordKind.Season)
        {
            range = year is { } named ? Calendar.Season(named, word.Value) : toward == Toward.Future ? SeasonTurned(word.Value, 1) : NearSeason(word.Value);
            return used;
        }

        // Kazakh puts the day after too: «мамырдың 5-і».
        if (year is null && Is(words, at + 1, TimeWordKind.Number) && words[at + 1].Value <= 31 && word.Language == Core.Messages.Locale.Kk && Calendar.Make(NearYear(word.Value, words[at + 1].Value), word.Value, words[at + 1].Value) is { } day)
        {
            range = Calendar.Day(day);
            return 2;
        }

        range = Calendar.Month(year ?? NearYear(word.Value, 1), word.Value);
        return used;
    }

    private DateRange NearSeason(int season)
    {
        var range = Calendar.Season(now.Year, season);
        return range.From > now ? Calendar.Season(now.Year - 1, season) : range;
    }

    private int TakeYear(List<TimeWord> words, int at, out int? year)
    {
        year = null;
        if (Is(words, at, TimeWordKind.Number) && words[at].Value is > 1900 and < 2100)
        {
            year = words[at].Value;
            return Is(words, at + 1, TimeWordKind.Unit) && words[at + 1].Value == (int)TimeUnit.Year ? 2 : 1;
        }

        if (Is(words, at, TimeWordKind.Turn) && Is(words, at + 1, TimeWordKind.Unit) && words[at + 1].Value == (int)TimeUnit.Year)
        {
            year = now.Year + words[at].Value;
            return 2;
        }

        return 0;
    }

    private int NearYear(int month, int day)
    {
        var behind = (month, day).CompareTo((now.Month, now.Day)) <= 0;
        return toward == Toward.Past ? (behind ? now.Year : now.Year - 1) : behind && !(month == now.Month && day >= now.Day) ? now.Year + 1 : now.Year;
    }

    private DateOnly Weekday(int weekday)
    {
        var today = (((int)now.DayOfWeek + 6) % 7) + 1;
        var back = (today - weekday + 7) % 7;
        return toward == Toward.Past ? now.AddDays(-back) : now.AddDays((7 - back) % 7);
    }

    private static bool Is(List<TimeWord> words, int at, TimeWordKind kind) => at < words.Count && words[at].Kind == kind;
}
