using System.Globalization;

namespace Hotline.Desk.Words;

internal static class Spans
{
    public static string Of(TimeSpan span, string moment, string minutes, string hours, string days) =>
        span.TotalMinutes < 1 ? moment
        : span.TotalHours < 1 ? string.Format(CultureInfo.InvariantCulture, minutes, (int)span.TotalMinutes)
        : span.TotalDays < 2 ? string.Format(CultureInfo.InvariantCulture, hours, (int)span.TotalHours, span.Minutes)
        : string.Format(CultureInfo.InvariantCulture, days, (int)span.TotalDays);
}
