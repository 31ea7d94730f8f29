using System.Globalization;

namespace Hotline.Recognition.Dates;

/// <summary>Durations in ISO 8601, always in whole numbers: a year and a half is P18M.</summary>
internal static class IsoDurations
{
    private const string DateUnits = "YMWD";
    private const string TimeUnits = "HMS";

    /// <summary>So many of a unit of <c>durations.txt</c>; null when that is no time anyone would tell.</summary>
    public static string? Write(string unit, decimal count)
    {
        if (count is <= 0 or > 100_000)
        {
            return null;
        }

        var whole = count == decimal.Truncate(count);
        return unit switch
        {
            "half-year" => "P6M",
            "half-month" => "P15D",
            "half-day" => "PT12H",
            "half-hour" => "PT30M",
            "Y" when !whole => $"P{Whole(count * 12)}M",
            "M" when !whole => $"P{Whole(count * 30)}D",
            "W" when !whole => $"P{Whole(count * 7)}D",
            "D" when !whole => $"PT{Whole(count * 24)}H",
            "H" => whole ? $"PT{Whole(count)}H" : $"PT{Whole(count * 60)}M",
            "minute" => whole ? $"PT{Whole(count)}M" : $"PT{Whole(count * 60)}S",
            "second" => $"PT{Whole(count)}S",
            _ => $"P{Whole(count)}{unit}",
        };
    }

    /// <summary>The library's «P2.5Y» in whole numbers.</summary>
    public static string Mend(string iso)
    {
        var time = iso.StartsWith("PT", StringComparison.Ordinal);
        var number = iso[(time ? 2 : 1)..^1];
        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count))
        {
            return iso;
        }

        var unit = (time, iso[^1]) switch { (true, 'M') => "minute", (true, 'S') => "second", (_, var letter) => letter.ToString() };
        return Write(unit, count) ?? iso;
    }

    /// <summary>One after the other, larger units first; null when they cannot be one duration.</summary>
    public static string? Join(string left, string right)
    {
        var (leftTime, rightTime) = (left.StartsWith("PT", StringComparison.Ordinal), right.StartsWith("PT", StringComparison.Ordinal));
        if (leftTime && !rightTime)
        {
            return null;
        }

        if (leftTime != rightTime)
        {
            return left + right[1..];
        }

        var units = leftTime ? TimeUnits : DateUnits;
        return units.IndexOf(left[^1], StringComparison.Ordinal) < units.IndexOf(right[^1], StringComparison.Ordinal) ? left + right[(leftTime ? 2 : 1)..] : null;
    }

    private static string Whole(decimal value) => decimal.Round(value).ToString("0", CultureInfo.InvariantCulture);
}
