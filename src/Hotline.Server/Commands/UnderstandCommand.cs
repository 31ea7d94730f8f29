using System.Text.Encodings.Web;
using System.Text.Json;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Recognition;
using Hotline.Recognition.Dates;
using Hotline.Recognition.Phones;

namespace Hotline.Server.Commands;

/// <summary><c>hotline understand</c>: what one recognizer reads from each line of standard input.</summary>
internal static class UnderstandCommand
{
    private const string Usage = "usage: hotline understand --kind yesno|number|age|date|duration|phone|place|language|danger|indicators --locale kk|ru|en|auto [--now ISO] [--toward past|future]";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter errors)
    {
        if (Asked.Read(args) is not { } asked || Reader(asked) is not { } read)
        {
            await errors.WriteLineAsync(Usage);
            return ExitCode.WrongUsage;
        }

        while (await input.ReadLineAsync() is { } line)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(read(line), Json));
        }

        return ExitCode.Success;
    }

    private static Func<string, object>? Reader(Asked asked)
    {
        var set = RecognizerSet.Load();
        var context = asked.Context;
        return asked.Kind switch
        {
            "yesno" => Of(set.YesNo, context, value => value.ToString().ToLowerInvariant()),
            "number" => Of(set.Number, context, value => value / 1.000000000000000000000000000000m),
            "age" => Of(set.Age, context, value => value),
            "place" => Of(set.Place, context, value => value.Id),
            "date" => Of(new DateRecognizer(), context, Range),
            "duration" => Of(new DurationRecognizer(), context, value => value),
            "phone" => Of(new PhoneRecognizer(), context, value => value),
            "danger" => Of(set.Danger, context, value => value.ToString()),
            "language" => Languages(set.Language, context),
            "indicators" => Indicators(set.Indicators, context),
            _ => null,
        };
    }

    private static Func<string, object> Of<T>(IRecognizer<T> recognizer, ReadingContext context, Func<T, object> form) => line =>
    {
        var found = recognizer.Read(line, context);
        return new { value = found.Answer is { } answer ? form(answer.Value) : null, matches = Matches(line, found, form) };
    };

    private static Func<string, object> Languages(IRecognizer<LanguageReading> recognizer, ReadingContext context) => line =>
    {
        var found = recognizer.Read(line, context);
        var reading = found.Answer?.Value;
        return new
        {
            value = reading?.Locale.Code(),
            script = reading?.Script.ToString().ToLowerInvariant(),
            confidence = reading?.Confidence,
            matches = Matches(line, found, value => value.Locale.Code()),
        };
    };

    private static Func<string, object> Indicators(IRecognizer<IndicatorId> recognizer, ReadingContext context) => line =>
    {
        var found = recognizer.Read(line, context);
        return new { value = found.Matches.Select(match => match.Value.Value).Distinct().ToList(), matches = Matches(line, found, value => value.Value) };
    };

    private static List<object> Matches<T>(string line, Recognition<T> found, Func<T, object> form) =>
        [.. found.Matches.Select(match => (object)new
        {
            text = line.Substring(match.Start, match.Length),
            start = match.Start,
            length = match.Length,
            value = form(match.Value),
            language = match.Language?.Code(),
            rule = match.Rule,
        })];

    private static object Range(DateRange range) => new { from = Iso(range.From), to = Iso(range.To) };

    private static string? Iso(DateOnly? day) => day?.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Asked(string Kind, ReadingContext Context)
    {
        public static Asked? Read(string[] args)
        {
            var (kind, locale, now, toward) = ((string?)null, "auto", (DateTimeOffset?)null, Toward.Past);
            for (var at = 0; at < args.Length; at += 2)
            {
                if (at + 1 >= args.Length)
                {
                    return null;
                }

                var value = args[at + 1];
                switch (args[at])
                {
                    case "--kind": kind = value; break;
                    case "--locale" when value is "auto" || Locales.Find(value) is not null: locale = value; break;
                    case "--now" when Moment(value) is { } moment: now = moment; break;
                    case "--toward" when value is "past" or "future": toward = value == "past" ? Toward.Past : Toward.Future; break;
                    default: return null;
                }
            }

            var home = TimeSpan.FromHours(5);
            return kind is null ? null : new Asked(kind, new ReadingContext((now ?? TimeProvider.System.GetUtcNow()).ToOffset(home), Locales.Find(locale), toward));
        }

        /// <summary>A date without a time is that day in Kazakhstan.</summary>
        private static DateTimeOffset? Moment(string value)
        {
            var invariant = System.Globalization.CultureInfo.InvariantCulture;
            if (DateOnly.TryParseExact(value, "yyyy-MM-dd", invariant, System.Globalization.DateTimeStyles.None, out var day))
            {
                return new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.FromHours(5));
            }

            return value.Contains('Z') || value.LastIndexOf('+') > 10 || value.LastIndexOf('-') > 10
                ? DateTimeOffset.TryParse(value, invariant, out var moment) ? moment : null
                : DateTime.TryParse(value, invariant, out var local) ? new DateTimeOffset(local, TimeSpan.FromHours(5)) : null;
        }
    }
}
