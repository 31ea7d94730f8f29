using System.Globalization;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Recognition.Dates;
using Hotline.Recognition.Phones;

namespace Hotline.Recognition.Tests.Measuring;

/// <summary>What each recognizer makes of a text, in the notation of the tables and sets. «-» is nothing.</summary>
internal static class Readings
{
    public const string Nothing = "-";

    private static readonly ReadingContext Context = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(5)));
    private static readonly Recognizers Recognizers = RecognizerSet.Load();
    private static readonly DateRecognizer Dates = new();
    private static readonly DurationRecognizer Durations = new();
    private static readonly PhoneRecognizer Phones = new();

    /// <summary>What a prompt would take.</summary>
    public static string Answer(string kind, string text, Locale? locale) => kind switch
    {
        "yesno" => Answer(Recognizers.YesNo, text, locale, YesNo),
        "number" => Answer(Recognizers.Number, text, locale, Number),
        "age" => Answer(Recognizers.Age, text, locale, Age),
        "date" => Answer(Dates, text, locale, Date),
        "duration" => Answer(Durations, text, locale, duration => duration),
        "phone" => Answer(Phones, text, locale, phone => phone),
        // A caller's own language must not help to find a place, a language or a danger.
        "place" => Answer(Recognizers.Place, text, null, place => place.Id),
        "language" => Answer(Recognizers.Language, text, null, language => language.Locale.Code()),
        "danger" => Answer(Recognizers.Danger, text, null, danger => danger.ToString()),
        "indicators" => Join(Found(kind, text, locale).Distinct().Order(StringComparer.Ordinal)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Everything found, in the order of the text.</summary>
    public static IReadOnlyList<string> Found(string kind, string text, Locale? locale) => kind switch
    {
        "number" => Found(Recognizers.Number, text, locale, Number),
        "age" => Found(Recognizers.Age, text, locale, Age),
        "date" => Found(Dates, text, locale, Date),
        "duration" => Found(Durations, text, locale, duration => duration),
        "phone" => Found(Phones, text, locale, phone => phone),
        "place" => Found(Recognizers.Place, text, null, place => place.Id),
        "indicators" => Found(Recognizers.Indicators, text, null, indicator => indicator.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The indicators that a text says are not so.</summary>
    public static IReadOnlyList<string> Denied(string text) =>
        [.. Recognizers.Indicators.Read(text, Context with { Locale = null }).Denied.Select(denied => denied.Value.Value)];

    public static string Join(IEnumerable<string> values) => string.Join(' ', values) is { Length: > 0 } joined ? joined : Nothing;

    private static string Answer<T>(IRecognizer<T> recognizer, string text, Locale? locale, Func<T, string> write) =>
        recognizer.Read(text, Context with { Locale = locale }).Answer is { } match ? write(match.Value) : Nothing;

    private static List<string> Found<T>(IRecognizer<T> recognizer, string text, Locale? locale, Func<T, string> write) =>
        [.. recognizer.Read(text, Context with { Locale = locale }).Matches.OrderBy(match => match.Start).Select(match => write(match.Value))];

    private static string YesNo(YesNo answer) => answer.ToString().ToLowerInvariant();

    private static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Age(int age) => age.ToString(CultureInfo.InvariantCulture);

    private static string Date(DateRange range) => $"{range.From:O}..{range.To:O}";
}
