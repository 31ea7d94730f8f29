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
    Allowed Allowed,
    IReadOnlyList<ContactSource> Contacts)
{
    private ContentBundle? _words;

    /// <summary>The text as a caller reads it with every contact shown: its length and its first line depend on them.</summary>
    public string Filled(LocaleText text, Locale locale)
    {
        if (!text.Text.Contains('{', StringComparison.Ordinal))
        {
            return text.Text;
        }

        _words ??= ContentLoader.Bundle([], this);
        var values = _words.Contacts.ValuesOf(_words.Texts, text.Text, locale);
        return Texts.PlacesOf(text.Text).Aggregate(text.Text, (filled, place) => values.TryGetValue(place, out var value) ? filled.Replace($"{{{place}}}", value, StringComparison.Ordinal) : filled);
    }
}

/// <summary>A dialog and where its parts stand.</summary>
internal sealed record DialogSource(
    Dialog Dialog,
    Place Place,
    IReadOnlyDictionary<string, Place> Steps,
    IReadOnlyList<KeyUse> Uses,
    IReadOnlyList<Pointer> Pointers,
    IReadOnlyList<(StepId Step, Place Place)> Taken)
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
internal sealed record Pointer(string To, bool ToDialog, Place Place)
{
    /// <summary>A step of the other dialog; null: its start.</summary>
    public string? Step { get; init; }
}

internal enum UseKind
{
    Question,
    Say,

    /// <summary>A part of other texts, looked at where it is put in.</summary>
    Part,
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
    IReadOnlySet<string> Plain,
    IReadOnlySet<string> Links,
    IReadOnlySet<string> AllLanguages,
    IReadOnlyDictionary<Locale, IReadOnlyList<string>> GiveAway,
    IReadOnlyDictionary<Locale, IReadOnlyList<string>> Never)
{
    public static Allowed Nothing { get; } = new(
        new HashSet<string>(), new HashSet<string>(), new HashSet<string>(),
        new Dictionary<Locale, IReadOnlyList<string>>(), new Dictionary<Locale, IReadOnlyList<string>>());
}
