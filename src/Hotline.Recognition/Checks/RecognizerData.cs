using Hotline.Core.Messages;

namespace Hotline.Recognition.Checks;

/// <summary>
/// Checks the plain files under <c>Data/</c> for what a linguist may slip in: a word twice, yes that is also no, a list that one
/// language lacks, a rule that cannot be read or never match.
/// </summary>
public static class RecognizerData
{
    private const string InSource = "src/Hotline.Recognition/Data";

    /// <summary>Every mistake: of the source tree under a directory when it holds one, otherwise of the files that the program carries.</summary>
    public static IReadOnlyList<DataFinding> Check(string directory)
    {
        var folder = Path.Combine(directory, InSource);
        return Check(Directory.Exists(folder) ? DataFile.ReadFrom(folder, InSource) : DataFile.Carried());
    }

    internal static IReadOnlyList<DataFinding> Check(IReadOnlyList<DataFile> files)
    {
        var findings = new List<DataFinding>();
        foreach (var file in files.Where(file => file.Kind != "sample"))
        {
            findings.AddRange(file.Nameless().Select(line => file.At(line, "data-shape", "A line has no name before a colon.")));
        }

        var words = files.Where(file => file.Kind == "words").ToList();
        foreach (var file in files.Where(file => file.Kind is "words" or "yesno"))
        {
            findings.AddRange(WordChecks.Twice(file));
        }

        foreach (var kind in new[] { "words", "yesno" })
        {
            findings.AddRange(WordChecks.Alone([.. files.Where(file => file.Kind == kind && Locales.Find(file.Folder) is not null)]));
        }

        foreach (var file in files.Where(file => file.Kind == "yesno"))
        {
            findings.AddRange(WordChecks.Overlaps(file));
        }

        foreach (var kind in new[] { "danger", "indicators" })
        {
            findings.AddRange(new RuleChecks(words).Check([.. files.Where(file => file.Kind == kind)]));
        }

        findings.AddRange(new RuleChecks(words).Marks());
        findings.AddRange(new RuleChecks(words).Unused([.. files.Where(file => file.Kind is "danger" or "indicators")]));
        return [.. findings.Distinct().OrderBy(one => one.File, StringComparer.Ordinal).ThenBy(one => one.Line)];
    }
}
