namespace Hotline.Recognition.Lexicon;

/// <summary>What a Kazakh verb's ending tells beside denial: whose act it is, whether it was suffered or only named. Reads sound keys.</summary>
internal static class KazakhVerbs
{
    private static readonly string[] Owns =
    [
        "мин", "пин", "бин", "дим", "тим", "миз", "биз", "пиз", "дик", "тик", "аим", "еим", "аин", "еин", "аик", "еик",
        "сам", "сем", "сиз", "син", "низ", "ндар", "ндер",
    ];

    private static readonly string[] Shorts = ["ам", "ем", "ма", "ме", "ба", "бе", "па", "пе", "са", "се"];

    private static readonly string[] Names = ["у", "уга", "уге", "уди", "уим", "уин", "уи", "удан", "уден", "уинин", "уине"];

    public static HitTraits Read(ReadOnlySpan<char> word, int stem)
    {
        var rest = word[stem..];
        var traits = HitTraits.Verb;
        traits |= EndsWith(rest, Owns) || Is(rest, Shorts) ? HitTraits.Own : HitTraits.None;
        traits |= Is(rest, Names) ? HitTraits.Bare : HitTraits.None;
        traits |= IsSuffered(word[stem - 1], rest) ? HitTraits.Undergone : HitTraits.None;
        return traits;
    }

    /// <summary>«қама-л-дым», «сат-ыл-дым», «алда-т-тым».</summary>
    private static bool IsSuffered(char last, ReadOnlySpan<char> rest)
    {
        var open = last is 'а' or 'е' or 'и' or 'у' or 'о';
        return rest.Length > 1 && (open ? rest[0] is 'л' or 'н' or 'т' : rest is ['и', 'л' or 'н', _, ..] && rest is not ['и', 'н', 'и' or 'д', ..]);
    }

    private static bool EndsWith(ReadOnlySpan<char> rest, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (rest.EndsWith(ending))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Is(ReadOnlySpan<char> rest, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (rest.SequenceEqual(ending))
            {
                return true;
            }
        }

        return false;
    }
}
