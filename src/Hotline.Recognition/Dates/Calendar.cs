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

    public static DateRange Span(DateOnly now, TimeUnit unit, int turn) => unit switch
    {
        TimeUnit.Day => Day(now.AddDays(turn)),
        TimeUnit.Week => Week(now.AddDays(7 * turn)),
        TimeUnit.Month when now.AddMonths(turn) is var then => Month(then.Year, then.Month),
        _ => Year(now.Year + turn),
    };

    /// <summary>The beginning, middle or end of a stretch of time.</summary>
    public static DateRange Part(DateRange whole, int part)
    {
        if (whole is not { From: { } from, To: { } to })
        {
            return whole;
        }

        var third = (to.DayNumber - from.DayNumber + 1) / 3;
        return part switch
        {
            0 => new DateRange(from, from.AddDays(third - 1)),
            1 => new DateRange(from.AddDays(third), to.AddDays(-third)),
            _ => new DateRange(to.AddDays(1 - third), to),
        };
    }
}
