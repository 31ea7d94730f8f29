using System.Globalization;
using Hotline.Content;
using Hotline.Core.Dialogs;
using Hotline.Recognition.Checks;

namespace Hotline.Server.Commands;

/// <summary>
/// <c>hotline lint [--content DIR] [--on DAY]</c>: every mistake of the dialogs, the texts and the recognizers' data, one a line. Exits 0, 1 on
/// a finding, 2 on wrong usage. What only the calendar does to the directory of numbers is a warning: it is listed too and changes no exit code.
/// </summary>
internal static class LintCommand
{
    public static async Task<int> RunAsync(string[] args, TimeProvider time, TextWriter @out, TextWriter err)
    {
        if (Find(args, time) is not ({ } directory, var day))
        {
            await err.WriteLineAsync("Usage: hotline lint [--content DIR] [--on 2026-11-24]");
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
        List<string> lines = [.. found.Concat(shapes).Select(finding => finding.ToString()), .. RecognizerData.Check(directory).Select(finding => finding.ToString())];
        List<string> warnings = [.. ContactDates.Check(files, day).Select(old => (old with { Text = $"warning: {old.Text}" }).ToString())];
        foreach (var line in lines.Concat(warnings))
        {
            await @out.WriteLineAsync(line);
        }

        var count = lines.Count == 0 ? "no findings" : $"{lines.Count} findings";
        await err.WriteLineAsync($"{files.Count} files and the recognizers' data, {count}{(warnings.Count == 0 ? "" : $", {warnings.Count} warnings")}.");
        return lines.Count == 0 ? 0 : 1;
    }

    private static (string Directory, DateOnly Day)? Find(string[] args, TimeProvider time)
    {
        var (directory, day) = (".", ContactDirectory.DayOf(time.GetUtcNow()));
        for (var i = 0; i < args.Length; i += 2)
        {
            switch (args[i])
            {
                case "--content" when i + 1 < args.Length && Directory.Exists(args[i + 1]):
                    directory = args[i + 1];
                    break;
                case "--on" when i + 1 < args.Length && DateOnly.TryParseExact(args[i + 1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on):
                    day = on;
                    break;
                default:
                    return null;
            }
        }

        return (directory, day);
    }
}
