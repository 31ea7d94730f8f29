using Hotline.Core.Messages;
using Hotline.Core.Recognition;

namespace Hotline.Dialogs.Tests.Scripts;

/// <summary>What reads the callers of the scripts: a few plain words of each kind, so that a script tests the dialog and not a recognizer.</summary>
internal static class Readers
{
    private const string KazakhLetters = "әғқңөұүһі";

    private static readonly HashSet<string> Yes = ["иә", "да", "yes"];
    private static readonly HashSet<string> No = ["жоқ", "нет", "no"];
    private static readonly string[] Kazakh = ["керек", "маман", "сәлем"];
    private static readonly string[] Threats = ["өлтіреді", "убьёт", "убьют", "kill"];

    public static Recognizers All { get; } = new(
        new Words<LanguageReading>(text => LanguageOf(text) is { } locale ? new(locale, Core.Recognition.Script.Cyrillic, 0.9) : null),
        new Values<YesNo>(text => Yes.Contains(text) ? YesNo.Yes : No.Contains(text) ? YesNo.No : null),
        new Values<decimal>(_ => null),
        new Values<int>(text => int.TryParse(text, out var years) ? years : null),
        new Words<PlaceReading>(text => text is "алматы" or "almaty" ? new("almaty", null) : null),
        new Values<DangerLevel>(text => Threats.Any(threat => text.Contains(threat, StringComparison.Ordinal)) ? DangerLevel.R3 : null),
        new Values<IndicatorId>(_ => null));

    private static Locale? LanguageOf(string text)
    {
        if (text.Count(char.IsLetter) < 4)
        {
            return null;
        }

        return text.Any(letter => letter is >= 'a' and <= 'z') ? Locale.En
            : text.Any(KazakhLetters.Contains) || Array.Exists(Kazakh, word => text.Contains(word, StringComparison.Ordinal)) ? Locale.Kk
            : Locale.Ru;
    }

    private static Recognition<T> Read<T>(string text, T? found, bool any) =>
        any ? new(Match(text, found!), [Match(text, found!)]) : Recognition<T>.Nothing;

    private static Match<T> Match<T>(string text, T value) => new(0, text.Length, value, null, "script");

    private sealed class Words<T>(Func<string, T?> find) : IRecognizer<T>
        where T : class
    {
        public Recognition<T> Read(string text, ReadingContext context)
        {
            var found = find(text.ToLowerInvariant());
            return Readers.Read(text, found, found is not null);
        }
    }

    private sealed class Values<T>(Func<string, T?> find) : IRecognizer<T>
        where T : struct
    {
        public Recognition<T> Read(string text, ReadingContext context)
        {
            var found = find(text.ToLowerInvariant());
            return Readers.Read(text, found.GetValueOrDefault(), found.HasValue);
        }
    }
}
