#pragma warning disable
using Hotline.Core.Messages;
using Hotline.Core.Recognition;

namespace Hotline.Dialogs.Tests.Scripts;

internal static class Readers
{
    public static Recognizers All { get; } = new(new W<LanguageReading>(t => t.Length < 5 ? null : new LanguageReading(t.Any(c => "әғқңөұүһі".Contains(c)) ? Locale.Kk : t.Any(c => c > 'а') ? Locale.Ru : Locale.En, Hotline.Core.Recognition.Script.Cyrillic, 0.9)), new W<YesNo>(t => t is "да" or "yes" or "иә" ? (object)YesNo.Yes : t is "no" or "нет" or "жоқ" ? YesNo.No : null), new W<decimal>(_ => null), new W<int>(t => int.TryParse(t, out var n) ? n : null), new W<PlaceReading>(t => t is "алматы" or "almaty" ? new PlaceReading("almaty", null) : null), new W<DangerLevel>(t => t.Contains("убь") || t.Contains("kill") || t.Contains("өлтір") ? DangerLevel.R3 : null), new W<IndicatorId>(_ => null));

    private sealed class W<T>(Func<string, object?> read) : IRecognizer<T>
    {
        public Recognition<T> Read(string text, ReadingContext context) => read(text.ToLowerInvariant()) is { } v ? new(new(0, text.Length, (T)v, null, "x"), [new(0, text.Length, (T)v, null, "x")]) : Recognition<T>.Nothing;
    }
}
