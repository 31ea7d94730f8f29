using System.Globalization;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.DateTime;

namespace Hotline.Recognition.Dates;

/// <summary>English dates and durations, from the models of Microsoft.Recognizers.Text, which load on the first call.</summary>
internal static class EnglishDates
{
    public static IEnumerable<Match<DateRange>> Find(string text, ReadingContext context)
    {
        foreach (var (result, value) in Values(text, context))
        {
            // The library gives the nearest past first, then the nearest future.
            var kept = context.Toward == Toward.Past ? value[0] : value[^1];
            var range = kept.GetValueOrDefault("type") switch
            {
                "date" or "datetime" when Date(kept.GetValueOrDefault("value")) is { } day => Calendar.Day(day),
                "daterange" or "datetimerange" => Range(kept),
                _ => null,
            };
            if (range is not null)
            {
                yield return new Match<DateRange>(result.Start, result.End + 1 - result.Start, range, Locale.En, "date.library");
            }
        }
    }

    public static IEnumerable<Match<TimeSpan>> Durations(string text, ReadingContext context)
    {
        foreach (var (result, value) in Values(text, context))
        {
            if (value[0].GetValueOrDefault("type") == "duration" && double.TryParse(value[0].GetValueOrDefault("value"), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
            {
                yield return new Match<TimeSpan>(result.Start, result.End + 1 - result.Start, TimeSpan.FromSeconds(seconds), Locale.En, value[0].GetValueOrDefault("timex") ?? "");
            }
        }
    }

    private static IEnumerable<(ModelResult Result, List<Dictionary<string, string>> Values)> Values(string text, ReadingContext context)
    {
        foreach (var result in DateTimeRecognizer.RecognizeDateTime(text, Culture.EnglishOthers, DateTimeOptions.NoProtoCache, refTime: context.Now.DateTime))
        {
            if (result.Resolution is { } resolution && resolution.TryGetValue("values", out var values) && values is List<Dictionary<string, string>> { Count: > 0 } list)
            {
                yield return (result, list);
            }
        }
    }

    private static DateRange? Range(Dictionary<string, string> value)
    {
        var from = Date(value.GetValueOrDefault("start"));

        // The library's end is the first day after.
        var to = Date(value.GetValueOrDefault("end"))?.AddDays(-1);
        return from is null && to is null ? null : new DateRange(from, to);
    }

    private static DateOnly? Date(string? value) =>
        value is { Length: >= 10 } && DateOnly.TryParseExact(value[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
