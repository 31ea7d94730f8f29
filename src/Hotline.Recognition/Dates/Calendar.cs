using Hotline.Core.Recognition;

namespace Hotline.Recognition.Dates;

/// <summary>Days, months, seasons as ranges of dates, both ends inclusive.</summary>
internal static class Calendar
{
    public static DateRange Day(DateOnly day) => new(day, day);

    public static DateRange Month(int year, int month) => new(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)));

    public static DateRange Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    /// <summary>A winter belongs to the year in which it begins.</summary>
    public static DateRange Season(int year, int season) => season == 4
        ? new DateRange(new DateOnly(year, 12, 1), new DateOnly(year + 1, 2, DateTime.DaysInMonth(year + 1, 2)))
        : new DateRange(new DateOnly(year, season * 3, 1), new DateOnly(year, (season * 3) + 2, DateTime.DaysInMonth(year, (season * 3) + 2)));

    public static DateRange Week(DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return new DateRange(monday, monday.AddDays(6));
    }

    public static DateOnly? Make(int year, int month, int day) =>
        year is > 1900 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    public static DateOnly Add(DateOnly day, TimeUnit unit, int count) => unit switch
    {
        TimeUnit.Day => day.AddDays(count),
        TimeUnit.Week => day.AddDays(7 * count),
        TimeUnit.Month => day.AddMonths(count),
        _ => day.AddYears(count),
    };

    /// <summary>Half a unit more, back or forth.</summary>
    public static DateOnly AddHalf(DateOnly day, TimeUnit unit, int sign) => unit switch
    {
        TimeUnit.Year => day.AddMonths(6 * sign),
        TimeUnit.Month => day.AddDays(15 * sign),
        TimeUnit.Week => day.AddDays(3 * sign),
        _ => day,
    };

    public static DateRange Span(DateOnly now, TimeUnit unit, int turn) => unit switch
    {
        TimeUnit.Day => Day(now.AddDays(turn)),
        TimeUnit.Week => Week(now.AddDays(7 * turn)),
        TimeUnit.Month when now.AddMonths(turn) is var then => Month(then.Year, then.Month),
        _ => Year(now.Year + turn),
    };

    /// <summary>The nth weekday of the week that lies <paramref name="turn"/> weeks from now; 6 and 7 are the weekend.</summary>
    public static DateOnly Weekday(DateOnly now, int weekday, int turn) => Week(now.AddDays(7 * turn)).From!.Value.AddDays(weekday - 1);

    /// <summary>The beginning, middle or end of a stretch of time: a month's ten days, a year's four months, a third of anything else.</summary>
    public static DateRange Part(DateRange whole, int part)
    {
        if (whole is not { From: { } from, To: { } to })
        {
            return whole;
        }

        if (whole == Year(from.Year))
        {
            return new DateRange(from.AddMonths(4 * part), from.AddMonths(4 * (part + 1)).AddDays(-1));
        }

        var days = to.DayNumber - from.DayNumber + 1;
        var third = days is >= 28 and <= 31 ? 10 : days / 3;
        return part switch
        {
            0 => new DateRange(from, from.AddDays(third - 1)),
            1 => new DateRange(from.AddDays(third), from.AddDays((2 * third) - 1)),
            _ => new DateRange(from.AddDays(2 * third), to),
        };
    }
}
