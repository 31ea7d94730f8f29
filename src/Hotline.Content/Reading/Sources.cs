using Hotline.Content.Yaml;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;

namespace Hotline.Content.Reading;

/// <summary>Everything read, with the lines it stands on: what the rules look at.</summary>
internal sealed record Source(
    LocaleTable Locales,
    IReadOnlyList<DialogSource> Dialogs,
    IReadOnlyList<InterruptionSource> Interruptions,
    IReadOnlyDictionary<IndicatorId, Indicator> Indicators,
    InstrumentSource Instrument,
    Allowed Allowed);

/// <summary>A dialog and where its parts stand.</summary>
internal sealed record DialogSource(Dialog Dialog, Place Place, IReadOnlyDictionary<string, Place> Steps, IReadOnlyList<KeyUse> Uses, IReadOnlyList<Pointer> Pointers)
{
    public Place At(string step) => Steps.GetValueOrDefault(step, Place);
}

/// <summary>The instrument and where its parts stand.</summary>
/// <param name="Most">The line that says how many questions.</param>
internal sealed record InstrumentSource(
    Instrument Instrument, Place Place, IReadOnlyDictionary<string, Place> Questions, Place Most, IReadOnlyList<YamlScalar> Never, IReadOnlyList<KeyUse> Uses)
{
    public static InstrumentSource None { get; } = new(
        Instrument.None, new(InstrumentReader.File, 1), new Dictionary<string, Place>(), new(InstrumentReader.File, 1), [], []);

    public bool IsThere => this != None;

    public Place At(string question) => Questions.GetValueOrDefault(question, Place);
}

internal sealed record InterruptionSource(InterruptionRule Rule, Place Place);

/// <summary>A text key that a file names.</summary>
internal sealed record KeyUse(string Key, UseKind Kind, Place Place);

/// <summary>A step or dialog that a file names.</summary>
internal sealed record Pointer(string To, bool ToDialog, Place Place);

internal enum UseKind
{
    Question,
    Say,
    Why,
    Label,
    Words,
}

/// <summary>Texts and word lists by key and language, each with its line.</summary>
internal sealed class LocaleTable
{
    public Dictionary<string, Dictionary<Locale, LocaleText>> Texts { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Dictionary<Locale, LocaleWords>> Words { get; } = new(StringComparer.Ordinal);

    public bool HasText(string key) => Texts.ContainsKey(key);

    public bool HasWords(string key) => Words.ContainsKey(key);

    public IEnumerable<(string Key, Locale Locale, LocaleText Text)> AllTexts() =>
        Texts.SelectMany(entry => entry.Value.Select(one => (entry.Key, one.Key, one.Value)));
}

internal sealed record LocaleText(string Text, Place Place);

internal sealed record LocaleWords(IReadOnlyList<LocaleText> Words, Place Place);

/// <summary>What texts may and may not hold: <c>dialogs/allowed.yaml</c>.</summary>
internal sealed record Allowed(
    IReadOnlySet<string> Numbers,
    IReadOnlySet<string> Plain,
    IReadOnlySet<string> Links,
    IReadOnlySet<string> AllLanguages,
    IReadOnlyDictionary<Locale, IReadOnlyList<string>> GiveAway,
    IReadOnlyDictionary<Locale, IReadOnlyList<string>> Never)
{
    public static Allowed Nothing { get; } = new(
        new HashSet<string>(), new HashSet<string>(), new HashSet<string>(), new HashSet<string>(),
        new Dictionary<Locale, IReadOnlyList<string>>(), new Dictionary<Locale, IReadOnlyList<string>>());
}
