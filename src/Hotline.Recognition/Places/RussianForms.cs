namespace Hotline.Recognition.Places;

/// <summary>The cases of a Russian name of a place, by rule.</summary>
internal static class RussianForms
{
    private const int ShortestName = 4;

    private static readonly string[] AdjectiveFeminine = ["ая", "ой", "ую", "ою"];
    private static readonly string[] AdjectiveMasculine = ["ий", "ого", "ому", "им", "ом"];
    private static readonly string[] Region = ["область", "области", "областью", "обл"];
    private static readonly string[] Area = ["район", "района", "району", "районом", "районе", "рн"];

    /// <summary>Every form of the name that does not merely add letters to it.</summary>
    public static IEnumerable<string> Of(string name)
    {
        var lower = name.ToLowerInvariant();
        if (Declined(lower, "ая область", AdjectiveFeminine, Region) is { } region)
        {
            return region;
        }

        if (Declined(lower, "ий район", AdjectiveMasculine, Area) is { } area)
        {
            return area;
        }

        if (Before(lower, "область ", Region) is { } other)
        {
            return other;
        }

        if (Before(lower, "район ", Area) is { } district)
        {
            return district;
        }

        if (lower.Length < ShortestName || !lower.All(letter => letter is (>= 'а' and <= 'я') or 'ё' or ' ' or '-'))
        {
            return [];
        }

        // «Южная Корея»: both words change.
        var gap = lower.IndexOf("ая ", StringComparison.Ordinal);
        return gap > 0
            ? AdjectiveFeminine.SelectMany(ending => Town(lower[(gap + 3)..]).Select(noun => $"{lower[..gap]}{ending} {noun}"))
            : Town(lower);
    }

    private static IEnumerable<string> Town(string lower) => lower[^1] switch
    {
        'а' => Each(lower[..^1], "ы", "и", "е", "у", "ой", "ою"),
        'я' => Each(lower[..^1], "и", "е", "ю", "ей", "ею", "ой"),
        'ь' => Each(lower[..^1], "и", "ю", "я", "е", "ем", "ью"),
        'й' when lower[^2] is 'ы' or 'и' => Each(lower[..^2], "ого", "ому", "ом", "ым", "им", "его", "ему"),
        'й' => Each(lower[..^1], "я", "ю", "ем", "е"),
        'к' when lower.EndsWith("ок", StringComparison.Ordinal) => Each(lower[..^2], "ка", "ку", "ке", "ком"),
        _ => [],
    };

    private static IEnumerable<string> Each(string stem, params string[] endings) => endings.Select(ending => stem + ending);

    private static IEnumerable<string>? Declined(string lower, string ending, string[] adjective, string[] nouns) =>
        lower.EndsWith(ending, StringComparison.Ordinal) ? adjective.SelectMany(form => nouns.Select(noun => $"{lower[..^ending.Length]}{form} {noun}")) : null;

    private static IEnumerable<string>? Before(string lower, string pattern, string[] nouns) =>
        lower.StartsWith(pattern, StringComparison.Ordinal) ? nouns.SelectMany(noun => new[] { $"{noun} {lower[pattern.Length..]}", $"{lower[pattern.Length..]} {noun}" }) : null;
}
