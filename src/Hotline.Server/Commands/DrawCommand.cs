using Hotline.Content;
using Hotline.Content.Pictures;

namespace Hotline.Server.Commands;

/// <summary>
/// <c>hotline draw [--content DIR] [--out DIR]</c>: each dialog as a page with its graph and all its texts, for people who read no
/// YAML. Exits 0, 1 when the content has mistakes, 2 on wrong usage.
/// </summary>
internal static class DrawCommand
{
    private const string Usage = "Usage: hotline draw [--content DIR] [--out DIR]";

    public static async Task<int> RunAsync(string[] args, TextWriter @out, TextWriter err)
    {
        if (FindOptions(args) is not var (content, folder) || !Directory.Exists(content))
        {
            await err.WriteLineAsync(Usage);
            return ExitCode.WrongUsage;
        }

        try
        {
            var loaded = ContentLoader.Load(ContentFiles.ReadFrom(content));
            if (loaded.Bundle is null)
            {
                foreach (var finding in loaded.Findings)
                {
                    await err.WriteLineAsync(finding.ToString());
                }

                return ExitCode.Finding;
            }

            await WriteAsync(DialogPictures.Draw(loaded.Bundle), folder ?? Path.Combine(content, DialogPictures.Folder), @out);
            return ExitCode.Success;
        }
        catch (Exception mistake) when (mistake is IOException or UnauthorizedAccessException)
        {
            await err.WriteLineAsync($"Cannot draw {content}: {mistake.Message}");
            return ExitCode.WrongUsage;
        }
    }

    /// <summary>Pages of dialogs that are gone go too.</summary>
    private static async Task WriteAsync(IReadOnlyList<ContentFile> pages, string folder, TextWriter @out)
    {
        Directory.CreateDirectory(folder);
        var names = pages.ToDictionary(page => Path.GetFileName(page.Path), page => page.Text);
        foreach (var old in Directory.EnumerateFiles(folder, "*.md").Where(file => !names.ContainsKey(Path.GetFileName(file)) && IsDrawn(file)))
        {
            File.Delete(old);
        }

        foreach (var (name, text) in names)
        {
            var path = Path.Combine(folder, name);
            await File.WriteAllTextAsync(path, text);
            await @out.WriteLineAsync(path);
        }
    }

    private static bool IsDrawn(string file) => File.ReadLines(file).Take(4).Any(line => line.StartsWith("Drawn by `hotline draw`", StringComparison.Ordinal));

    private static (string Content, string? Out)? FindOptions(string[] args)
    {
        var (content, folder) = (".", (string?)null);
        for (var at = 0; at < args.Length; at += 2)
        {
            switch (args[at])
            {
                case "--content" when at + 1 < args.Length:
                    content = args[at + 1];
                    break;
                case "--out" when at + 1 < args.Length:
                    folder = args[at + 1];
                    break;
                default:
                    return null;
            }
        }

        return (content, folder);
    }
}
