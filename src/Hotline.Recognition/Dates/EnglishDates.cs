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
        var nearest = new Nearest(DateOnly.FromDateTime(context.Now.DateTime), context.Toward);
        foreach (var (result, value) in Values(text, context))
        {
            // The library gives the nearest past first, then the nearest future.
            var kept = context.Toward == Toward.Past ? value[0] : value[^1];
            var timex = kept.GetValueOrDefault("timex") ?? "";
            var range = kept.GetValueOrDefault("type") switch
            {
                _ when IsVerb(text, result.Start, result.End + 1 - result.Start) => null,
                "date" or "datetime" when Date(kept.GetValueOrDefault("value")) is { } day => Calendar.Day(day),
                "daterange" when Season(timex, result.Text, nearest) is { } season => season,
                "daterange" when timex is ['X', 'X', 'X', 'X', '-', var tens, var ones] && char.IsDigit(tens) => nearest.Month(((tens - '0') * 10) + ones - '0'),
                "daterange" or "datetimerange" => Range(kept, result.Text),
                _ => null,
            };
            if (range is not null)
            {
                yield return new Match<DateRange>(result.Start, result.End + 1 - result.Start, Open(range, kept.GetValueOrDefault("Mod")), Locale.En, "date.library");
            }
        }
    }

    /// <summary>Durations as ISO 8601: the count and the unit, as in <see cref="DurationRecognizer"/>.</summary>
    public static IEnumerable<(int Start, int Length, string Timex)> Durations(string text, ReadingContext context)
    {
        foreach (var (result, value) in Values(text, context))
        {
            if (value[0].GetValueOrDefault("type") == "duration" && value[0].GetValueOrDefault("timex") is { Length: > 2 } timex)
            {
                yield return (result.Start, result.End + 1 - result.Start, timex);
            }
        }
    }

    /// <summary>«i may go», «they march».</summary>
    public static bool IsVerb(string text, int start, int length) =>
        text.Length > length && text.AsSpan(start, length) is "may" or "march" && !AfterPreposition(text.AsSpan(0, start).TrimEnd());

    private static DateRange Open(DateRange range, string? mod) => mod switch
    {
        "since" or "after" => range with { To = null },
        "before" or "until" => range with { From = null },
        _ => range,
    };

    private static bool AfterPreposition(ReadOnlySpan<char> before)
    {
        var word = before[(before.LastIndexOf(' ') + 1)..];
        return word is "in" or "since" or "of" or "from" or "until" or "till" or "by" or "before" or "after" or "during" or "to" or "and" || (word.Length > 0 && char.IsDigit(word[^1]));
    }

    /// <summary>The library knows a season's name but not its days.</summary>
    private static DateRange? Season(string timex, string said, Nearest nearest)
    {
        var season = timex.Length < 2 ? 0 : timex[^2..] switch { "SP" => 1, "SU" => 2, "FA" => 3, "WI" => 4, _ => 0 };
        if (season == 0)
        {
            return null;
        }

        var turn = said.StartsWith("last ", StringComparison.OrdinalIgnoreCase) ? -1 : said.StartsWith("next ", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        return turn != 0 ? nearest.Season(season, turn)
            : said.StartsWith("this ", StringComparison.OrdinalIgnoreCase) ? nearest.Season(season, 0)
            : timex.Length > 4 && int.TryParse(timex[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? Calendar.Season(year, season)
            : nearest.Season(season);
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

    private static DateRange? Range(Dictionary<string, string> value, string said)
    {
        var from = Date(value.GetValueOrDefault("start"));
        var end = Date(value.GetValueOrDefault("end"));

        // The library's end is the first day after, but of two ends that were said it is the last one itself, or its first day.
        var to = !Both(said) ? end?.AddDays(-1)
            : end is { Day: 1, Month: 1 } && from is { Day: 1, Month: 1 } ? end.Value.AddYears(1).AddDays(-1)
            : end is { Day: 1 } && !char.IsDigit(said[^1]) && !said.Any(char.IsDigit) ? end.Value.AddMonths(1).AddDays(-1)
            : end;
        return from is null && to is null ? null : new DateRange(from, to);
    }

    private static bool Both(string said) =>
        said.Contains(" and ", StringComparison.OrdinalIgnoreCase) || said.Contains(" to ", StringComparison.OrdinalIgnoreCase) || said.Contains(" till ", StringComparison.OrdinalIgnoreCase)
        || said.Contains(" until ", StringComparison.OrdinalIgnoreCase) || said.Contains(" through ", StringComparison.OrdinalIgnoreCase) || said.Contains('-') || said.Contains('–');

    private static DateOnly? Date(string? value) =>
        value is { Length: >= 10 } && DateOnly.TryParseExact(value[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
