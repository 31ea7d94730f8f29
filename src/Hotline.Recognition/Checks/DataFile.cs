using Hotline.Recognition.Lexicon;

namespace Hotline.Recognition.Checks;

/// <summary>A line of the form <c>name: rest</c>, counted from 1.</summary>
internal sealed record DataLine(int Number, string Name, string Rest)
{
    public string[] Words => Rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>One file of recognizer data, such as <c>kk/words.txt</c>.</summary>
internal sealed class DataFile(string path, string folder, string kind, IReadOnlyList<string> lines)
{
    /// <summary>As shown to its author.</summary>
    public string Path => path;

    /// <summary>A language, or <c>all</c>.</summary>
    public string Folder => folder;

    public string Kind => kind;

    public IReadOnlyList<DataLine> Lines { get; } =
        [.. from line in lines.Select((text, index) => (Text: DataFiles.Bare(text), Number: index + 1))
            let colon = line.Text.IndexOf(':', StringComparison.Ordinal)
            where colon >= 0
            select new DataLine(line.Number, line.Text[..colon].Trim(), line.Text[(colon + 1)..].Trim())];

    public static IReadOnlyList<DataFile> ReadFrom(string directory, string shown) =>
        [.. from file in Directory.EnumerateFiles(directory, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            let relative = System.IO.Path.GetRelativePath(directory, file).Replace('\\', '/')
            let parts = relative.Split('/')
            where parts.Length == 2
            select new DataFile($"{shown}/{relative}", parts[0], System.IO.Path.GetFileNameWithoutExtension(parts[1]), File.ReadAllLines(file))];

    public static IReadOnlyList<DataFile> Carried() =>
        [.. from name in DataFiles.Names
            let parts = name.Split('/')
            where parts.Length == 2 && name.EndsWith(".txt", StringComparison.Ordinal)
            select new DataFile($"Data/{name}", parts[0], parts[1][..^4], DataFiles.AllLines(name))];

    public IEnumerable<int> Nameless() =>
        lines.Select((text, index) => (Text: DataFiles.Bare(text), Number: index + 1)).Where(line => line.Text.Length > 0 && !line.Text.Contains(':', StringComparison.Ordinal)).Select(line => line.Number);

    public DataFinding At(int line, string code, string text) => new(path, line, code, text);
}
