using Hotline.Core.Recognition;

namespace Hotline.Recognition.Dates;

/// <summary>Puts what was said without its year into the nearest one, towards the past or the future.</summary>
internal sealed class Nearest(DateOnly now, Toward toward)
{
    public DateOnly Now => now;

    public int Year(int month, int day)
    {
        var behind = (month, day).CompareTo((now.Month, now.Day)) <= 0;
        return toward == Toward.Past ? (behind ? now.Year : now.Year - 1) : behind && !(month == now.Month && day >= now.Day) ? now.Year + 1 : now.Year;
    }

    /// <summary>«пятого числа».</summary>
    public DateOnly? DayOfMonth(int day)
    {
        var back = toward == Toward.Past;
        for (var (month, tries) = (new DateOnly(now.Year, now.Month, 1), 0); tries < 12; month = month.AddMonths(back ? -1 : 1), tries++)
        {
            if (Calendar.Make(month.Year, month.Month, day) is { } made && (back ? made <= now : made >= now))
            {
                return made;
            }
        }

        return null;
    }

    public DateRange Month(int month) => Calendar.Month(Year(month, toward == Toward.Past ? 1 : 31), month);

    /// <summary>«в прошлом мае», «келесі мамырда».</summary>
    public DateRange Month(int month, int turn) => Calendar.Month(
        turn switch
        {
            0 => now.Year,
            > 0 => month > now.Month ? now.Year : now.Year + 1,
            _ => (month < now.Month ? now.Year : now.Year - 1) + turn + 1,
        },
        month);

    public DateRange Season(int season)
    {
        if (toward == Toward.Future)
        {
            return Season(season, 1);
        }

        var range = Calendar.Season(now.Year, season);
        return range.From > now ? Calendar.Season(now.Year - 1, season) : range;
    }

    /// <summary>«прошлой осенью» is the last one over; the one before it is «позапрошлой».</summary>
    public DateRange Season(int season, int turn)
    {
        // A winter belongs to the year in which it began.
        var year = season == 4 && now.Month < 3 ? now.Year - 1 : now.Year;
        if (turn == 0)
        {
            return Calendar.Season(year, season);
        }

        if (turn < 0)
        {
            while (Calendar.Season(year, season).To >= now)
            {
                year--;
            }

            return Calendar.Season(year + turn + 1, season);
        }

        year--;
        while (Calendar.Season(year, season).From <= now)
        {
            year++;
        }

        return Calendar.Season(year, season);
    }

    public DateOnly Weekday(int weekday)
    {
        var today = (((int)now.DayOfWeek + 6) % 7) + 1;
        var back = (today - weekday + 7) % 7;
        return toward == Toward.Past ? now.AddDays(-back) : now.AddDays((7 - back) % 7);
    }

    /// <summary>«последние три месяца»: whole ones before this; «следующие три дня».</summary>
    public DateRange Several(TimeUnit unit, int count, int turn)
    {
        var sign = turn < 0 ? -1 : 1;
        var near = Calendar.Span(now, unit, sign);
        var far = Calendar.Span(now, unit, sign * count);
        return sign < 0 ? new DateRange(far.From, near.To) : new DateRange(near.From, far.To);
    }
}
