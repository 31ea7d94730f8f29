using System.Text.RegularExpressions;

namespace Hotline.Bench.Letters;

/// <summary>The words of a folder of texts and word lists, each with how much it counts.</summary>
internal sealed partial class TrainingWords
{
    private const int LongestWord = 24;
    private const float MostWeight = 40;

    public Dictionary<string, float> Cyrillic { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, float> Latin { get; } = new(StringComparer.Ordinal);

    /// <summary><c>*.words</c> name each word once; in <c>*.text</c> a word counts by how often it is written.</summary>
    public static TrainingWords Of(string folder)
    {
        var words = new TrainingWords();
        foreach (var file in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            words.Read(file, Path.GetExtension(file) == ".words", atLeast: 1);
        }

        return words;
    }

    public void Read(string file, bool isList, float atLeast)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(file))
        {
            foreach (Match match in Word().Matches(isList ? line : Markup().Replace(line, " ")))
            {
                counts[match.Value] = counts.GetValueOrDefault(match.Value) + 1;
            }
        }

        // A word that a list knows only with a capital is a name, and names travel.
        foreach (var (word, count) in counts)
        {
            var isName = isList && char.IsUpper(word[0]) && !counts.ContainsKey(word.ToLowerInvariant());
            Add(word, isList ? (isName ? 0.3f : 1f) : Math.Clamp(1 + MathF.Sqrt(count), atLeast, MostWeight), isList);
        }
    }

    private void Add(string word, float weight, bool isList)
    {
        var lower = word.ToLowerInvariant().Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal).Replace("ʻ", "", StringComparison.Ordinal);
        if (lower.Length is 0 or > LongestWord || (lower.Length == 1 && isList))
        {
            return;
        }

        var cyrillic = lower.Count(Core.Recognition.Letters.IsCyrillic);
        var into = cyrillic == lower.Length ? Cyrillic : cyrillic == 0 ? Latin : null;
        if (into is not null)
        {
            into[lower] = into.GetValueOrDefault(lower) + weight;
        }
    }

    [GeneratedRegex(@"\p{L}[\p{L}'’ʻ]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"<[^>]*>|\{[^}]*\}|https?:\S+|\\n|^[\w.-]+ ?=|^\s*""[\w-]+"":|\$\w+|~")]
    private static partial Regex Markup();
}
