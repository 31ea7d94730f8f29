using System.Runtime.CompilerServices;
using Hotline.Core.Messages;

namespace Hotline.Recognition.Tests.Measuring;

/// <summary>A text and what must be read from it.</summary>
internal sealed record SetRow(string Text, string Expected);

/// <summary>
/// One file of a set, <c>kind/language-form[-topic].tsv</c>: a text, a tab, what must be read. In a file named <c>…-found</c> the second
/// column is everything that must be found, in any order, parted by spaces. Lines that begin with # tell where the rows come from.
/// </summary>
internal sealed record SetFile(string Kind, string Name, IReadOnlyList<SetRow> Rows)
{
    /// <summary>Its path below the sets' folder, as the floors name it.</summary>
    public string Path => $"{Kind}/{Name}.tsv";

    public Locale? Locale => Locales.Find(Name);

    public bool HoldsAllFound => Name.EndsWith("-found", StringComparison.Ordinal);

    /// <summary>The sets that belong to the tests.</summary>
    public static string Folder { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(Here(), "..", "Sets"));

    /// <summary>All files under a folder, by kind and name.</summary>
    public static IReadOnlyList<SetFile> LoadAll(string folder) =>
    [
        .. Directory.GetDirectories(folder).Order(StringComparer.Ordinal)
            .SelectMany(kind => Directory.GetFiles(kind, "*.tsv").Order(StringComparer.Ordinal))
            .Select(Load)
            .SelectMany(file => file.IsEveryday ? [file, file with { Kind = "indicators" }] : new[] { file }),
    ];

    /// <summary>Everyday talk stands once, below danger, and holds no indicator either.</summary>
    private bool IsEveryday => Kind == "danger" && Name.EndsWith("-everyday", StringComparison.Ordinal);

    private static SetFile Load(string path)
    {
        var rows = File.ReadLines(path).Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal)).Select(Row).ToList();
        return new SetFile(System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(path))!, System.IO.Path.GetFileNameWithoutExtension(path), rows);

        SetRow Row(string line) => line.Split('\t') is [{ Length: > 0 } text, { Length: > 0 } expected, ..]
            ? new SetRow(text, expected.Trim())
            : throw new InvalidDataException($"{path}: a row without what must be read");
    }

    private static string Here([CallerFilePath] string path = "") => System.IO.Path.GetDirectoryName(path)!;
}
