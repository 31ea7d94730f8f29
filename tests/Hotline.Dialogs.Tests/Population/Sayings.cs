using Hotline.Core.Messages;

namespace Hotline.Dialogs.Tests.Population;

/// <summary>What callers of the population write: the tables of the recognizers, the phrase files, and sentences of its own.</summary>
internal static class Sayings
{
    private static readonly string Tables = Path.Combine(Shipped.Root, "tests", "Hotline.Recognition.Tests", "Tables");
    private static readonly string Phrases = Path.Combine(Shipped.Root, "tests", "Hotline.Dialogs.Tests", "Phrases");
    private static readonly string Own = Path.Combine(Shipped.Root, "tests", "Hotline.Dialogs.Tests", "Population", "sayings.txt");

    /// <summary>Words of imminent danger, in every language.</summary>
    public static IReadOnlyList<string> Danger { get; } =
        [.. Locales.All.SelectMany(locale => Table(locale, "danger")).Where(row => row[1] == "R3").Select(row => row[0])];

    /// <summary>What happens to callers, in their own words: the index is the language.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Stories { get; } =
        [.. Locales.All.Select(locale => (IReadOnlyList<string>)[.. Of("story", locale.Code()), .. Table(locale, "indicators").Select(row => row[0])])];

    /// <summary>What answers questions of every kind, and what only looks like it.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Answers { get; } =
        [.. Locales.All.Select(locale => (IReadOnlyList<string>)[.. new[] { "yesno", "age", "place", "number" }.SelectMany(table => Table(locale, table)).Select(row => row[0]), .. Of("chat", locale.Code())])];

    /// <summary>How callers really type the words that work at every step.</summary>
    public static IReadOnlyList<string> Commands { get; } =
        [.. Rows(Path.Combine(Phrases, "commands.txt")).Select(row => row[1]), .. Rows(Path.Combine(Phrases, "not-commands.txt")).Select(row => row[1])];

    public static IReadOnlyList<string> Odd { get; } =
        [.. Of("mixed", "-"), .. Of("nonsense", "-"), "", " ", "\0", new string('я', 5000), string.Concat(Enumerable.Repeat("қ😀", 2500))];

    private static IEnumerable<string> Of(string kind, string language) =>
        Rows(Own).Where(row => row[0] == kind && row[1] == language).Select(row => row[2]);

    private static IEnumerable<string[]> Table(Locale locale, string name) =>
        File.ReadLines(Path.Combine(Tables, locale.Code(), name + ".tsv"))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split('\t'));

    private static IEnumerable<string[]> Rows(string path) =>
        File.ReadLines(path)
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split(" | "));
}
