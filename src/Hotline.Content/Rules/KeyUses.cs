using Hotline.Content.Reading;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;

namespace Hotline.Content.Rules;

/// <summary>Every key that dialogs, the interruption table, the instrument and the rules themselves need.</summary>
internal static class KeyUses
{
    public static IEnumerable<KeyUse> Of(Source source)
    {
        // Nobody's line names the rules' own keys; the file they belong in does.
        var common = new Place("locales/kk/common.yaml", 1);
        var own = TextKeys.All
            .Select(key => new KeyUse(key, KindOf(key), common))
            .Append(new(TextKeys.FillerWords, UseKind.Words, common));

        return source.Dialogs.SelectMany(one => one.Uses)
            .Concat(source.Instrument.Uses)
            .Concat(source.Interruptions.SelectMany(OfRow))
            .Concat(source.Indicators.Values.Select(one => new KeyUse(one.NameKey, UseKind.Label, new(IndicatorReader.File, 1))))
            .Concat(own)
            .SelectMany(use => WithVariants(use, source))
            .Concat(source.Contacts.SelectMany(one => OfContact(one, source)));
    }

    /// <summary>The text, and those said in its place: while nobody is on duty, or with a contact hidden.</summary>
    private static IEnumerable<KeyUse> WithVariants(KeyUse use, Source source)
    {
        string[] keys = use.Kind is UseKind.Words ? [use.Key] : [use.Key, use.Key + TextKeys.Nobody];
        foreach (var key in keys.Where(key => key == use.Key || source.Locales.HasText(key)))
        {
            yield return use with { Key = key };
            if (source.Locales.HasText(key + ContactDirectory.Without))
            {
                yield return use with { Key = key + ContactDirectory.Without };
            }
        }
    }

    private static IEnumerable<KeyUse> OfContact(ContactSource one, Source source)
    {
        yield return new(one.Contact.NameKey, UseKind.Part, one.Place);
        if (source.Locales.HasText(one.Contact.NoteKey))
        {
            yield return new(one.Contact.NoteKey, UseKind.Part, one.Place);
        }
    }

    /// <summary>Texts that callers get, with how each is used. Names of indicators are for caseworkers only.</summary>
    public static ILookup<string, UseKind> ForCallers(Source source) =>
        Of(source)
            .Where(use => use.Kind is not (UseKind.Words or UseKind.Part) && !use.Key.StartsWith("indicators.", StringComparison.Ordinal))
            .Select(use => (use.Key, use.Kind))
            .Distinct()
            .ToLookup(use => use.Key, use => use.Kind, StringComparer.Ordinal);

    private static UseKind KindOf(string key) =>
        key.StartsWith("common.button.", StringComparison.Ordinal) || key.StartsWith(TextKeys.Fact, StringComparison.Ordinal) || key == TextKeys.Organisation ? UseKind.Label
        : key is TextKeys.LanguageAsk or TextKeys.LanguageOffer ? UseKind.Question
        : key.StartsWith("contacts.parts.", StringComparison.Ordinal) ? UseKind.Part
        : UseKind.Say;

    private static IEnumerable<KeyUse> OfRow(InterruptionSource row)
    {
        foreach (var text in row.Rule.Texts)
        {
            yield return new(text, row.Rule.Kind is Interruption.Stop ? UseKind.Question : UseKind.Say, row.Place);
        }

        yield return new(row.Rule.Words, UseKind.Words, row.Place);
        if (row.Rule.Kind is Interruption.Language)
        {
            foreach (var locale in Locales.All)
            {
                yield return new($"{row.Rule.Words}.{locale.Code()}", UseKind.Words, row.Place);
            }
        }
    }
}
