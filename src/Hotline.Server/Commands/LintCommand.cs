using Hotline.Content;
using Hotline.Core.Dialogs;
using Hotline.Recognition.Checks;

namespace Hotline.Server.Commands;

/// <summary><c>hotline lint [--content DIR]</c>: every mistake of the dialogs, the texts and the recognizers' data, one a line. Exits 0, 1 on a finding, 2 on wrong usage.</summary>
internal static class LintCommand
{
    public static async Task<int> RunAsync(string[] args, TimeProvider time, TextWriter @out, TextWriter err)
    {
        if (FindDirectory(args) is not { } directory)
        {
            await err.WriteLineAsync("Usage: hotline lint [--content DIR]");
            return 2;
        }

        IReadOnlyList<ContentFile> files;
        try
        {
            files = ContentFiles.ReadFrom(directory);
        }
        catch (Exception mistake) when (mistake is IOException or UnauthorizedAccessException)
        {
            await err.WriteLineAsync($"Cannot read {directory}: {mistake.Message}");
            return 2;
        }

        if (files.Count == 0)
        {
            await err.WriteLineAsync($"There are no dialogs/ and locales/ in {directory}.");
            return 2;
        }

        // A line whose mistake the rules explain needs no second finding from its schema.
        var found = ContentLoader.Load(files).Findings;
        var explained = found.Select(finding => (finding.File, finding.Line)).ToHashSet();
        var shapes = (await ContentSchemas.CheckAsync(files)).Where(finding => !explained.Contains((finding.File, finding.Line)));
        var old = ContactDates.Check(files, ContactDirectory.DayOf(time.GetUtcNow()));
        List<ContentFinding> findings = [.. found, .. shapes, .. old];
        List<string> lines = [.. findings.Select(finding => finding.ToString()), .. RecognizerData.Check(directory).Select(finding => finding.ToString())];
        foreach (var line in lines)
        {
            await @out.WriteLineAsync(line);
        }

        await err.WriteLineAsync(lines.Count == 0 ? $"{files.Count} files and the recognizers' data, no findings." : $"{files.Count} files and the recognizers' data, {lines.Count} findings.");
        return lines.Count == 0 ? 0 : 1;
    }

    private static string? FindDirectory(string[] args) => args switch
    {
        [] => ".",
        ["--content", var directory] when Directory.Exists(directory) => directory,
        _ => null,
    };
}
