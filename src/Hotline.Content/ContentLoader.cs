using Hotline.Content.Reading;
using Hotline.Content.Rules;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;

namespace Hotline.Content;

/// <summary>
/// Turns files into a bundle. Every mistake is collected, none throws; with any mistake there is no bundle, because a
/// caller must never meet half a dialog.
/// </summary>
public static class ContentLoader
{
    /// <summary>The dialog new conversations begin with.</summary>
    public const string StartDialog = "intake";

    private static readonly string[] Tables = [InterruptionReader.File, IndicatorReader.File, AllowedReader.File, DirectoryReader.File];

    public static ContentLoad Load(IReadOnlyList<ContentFile> files)
    {
        var findings = new Findings();
        var source = ReadAll(files, findings, stored: false);
        ContentRules.Check(source, findings);
        return new(findings.Any ? null : Bundle(files, source), findings.Sorted());
    }

    /// <summary>Loads a bundle that was valid when it was stored. Rules that came later do not apply to it; only what cannot be read does.</summary>
    public static ContentLoad LoadStored(IReadOnlyList<ContentFile> files)
    {
        var findings = new Findings();
        var source = ReadAll(files, findings, stored: true);
        return new(findings.Any ? null : Bundle(files, source), findings.Sorted());
    }

    private static Source ReadAll(IReadOnlyList<ContentFile> files, Findings findings, bool stored)
    {
        CheckFiles(files, findings);
        var locales = LocaleReader.Read(files.Where(file => file.Path.StartsWith("locales/", StringComparison.Ordinal)), findings);
        var byPath = files.DistinctBy(file => file.Path).ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var table in Tables.Where(table => !byPath.ContainsKey(table) && !(stored && table == DirectoryReader.File)))
        {
            findings.Add(new(table, 1), "file-missing", "The file is missing.");
        }

        var dialogs = files
            .Where(file => file.Path.StartsWith("dialogs/", StringComparison.Ordinal) && !Tables.Contains(file.Path) && file.Path != InstrumentReader.File)
            .Select(file => DialogReader.Read(file, locales, findings))
            .OfType<DialogSource>()
            .ToList();
        return new(
            locales,
            dialogs,
            byPath.TryGetValue(InterruptionReader.File, out var interruptions) ? InterruptionReader.Read(interruptions, findings) : [],
            byPath.TryGetValue(IndicatorReader.File, out var indicators) ? IndicatorReader.Read(indicators, findings) : new Dictionary<Core.Recognition.IndicatorId, Core.Recognition.Indicator>(),
            byPath.TryGetValue(InstrumentReader.File, out var instrument) ? InstrumentReader.Read(instrument, locales, findings) : InstrumentSource.None,
            byPath.TryGetValue(AllowedReader.File, out var allowed) ? AllowedReader.Read(allowed, findings, stored) : Allowed.Nothing,
            byPath.TryGetValue(DirectoryReader.File, out var directory) ? DirectoryReader.Read(directory, findings) : []);
    }

    private static void CheckFiles(IReadOnlyList<ContentFile> files, Findings findings)
    {
        foreach (var file in files)
        {
            if (!file.Path.EndsWith(".yaml", StringComparison.Ordinal))
            {
                findings.Add(new(file.Path, 1), "unknown-file", "Files of content end in .yaml.");
            }

            // What was not UTF-8 has been read as this sign.
            var broken = file.Text.IndexOf('\uFFFD', StringComparison.Ordinal);
            if (broken >= 0)
            {
                findings.Add(new(file.Path, file.Text.AsSpan(0, broken).Count('\n') + 1), "encoding", "Here is a letter that is not UTF-8.");
            }
        }
    }

    internal static ContentBundle Bundle(IReadOnlyList<ContentFile> files, Source source) => new()
    {
        Id = ContentFiles.Id(files),
        StartDialog = StartDialog,
        Dialogs = source.Dialogs.DistinctBy(one => one.Dialog.Id).ToDictionary(one => one.Dialog.Id, one => one.Dialog, StringComparer.Ordinal),
        Interruptions = source.Interruptions.DistinctBy(one => one.Rule.Kind).ToDictionary(one => one.Rule.Kind, one => one.Rule),
        Texts = new(source.Locales.Texts.ToDictionary(
            entry => entry.Key,
            entry => (IReadOnlyDictionary<Locale, string>)entry.Value.ToDictionary(one => one.Key, one => one.Value.Text),
            StringComparer.Ordinal)),
        Words = new(source.Locales.Words.ToDictionary(
            entry => entry.Key,
            entry => (IReadOnlyDictionary<Locale, IReadOnlyList<string>>)entry.Value.ToDictionary(
                one => one.Key, IReadOnlyList<string> (one) => [.. one.Value.Words.Select(word => word.Text)]),
            StringComparer.Ordinal)),
        Indicators = source.Indicators,
        Instrument = source.Instrument.Instrument,
        Contacts = new(source.Contacts.Select(one => one.Contact).DistinctBy(contact => contact.Id)),
    };
}

/// <summary>What came of loading. <paramref name="Bundle"/> is null when there is any finding.</summary>
public sealed record ContentLoad(ContentBundle? Bundle, IReadOnlyList<ContentFinding> Findings);
