using System.Globalization;

namespace Hotline.Recognition.Languages;

/// <summary>
/// What the groups of one to five letters in a word say for each language, as odds. Short words are
/// known whole too. The groups and their weights were learned from public word lists; <c>Data/README.md</c> tells how to learn them again.
/// </summary>
internal sealed class LetterModel
{
    public const int LongestGroup = 5;

    /// <summary>The weights in the files are whole numbers.</summary>
    public const float Scale = 16f;

    private const int CodeBits = 6;
    private const ulong Edge = 1;
    private const ulong Other = 60;

    // Letters beyond these say nothing new.
    private const int LongestWord = 32;

    // A word of up to so many letters is also known whole.
    private const int LongestWhole = 8;
    public const int MostGroups = (LongestGroup * (LongestWord + 2)) + 1;

    private readonly ulong[] _keys;
    private readonly short[] _weights;
    private readonly int _languages;
    private readonly int _mask;

    private LetterModel(int languages, IReadOnlyList<(ulong Key, short[] Weights)> groups)
    {
        _languages = languages;
        _mask = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(2 * groups.Count) + 2) - 1;
        _keys = new ulong[_mask + 1];
        _weights = new short[_keys.Length * languages];
        foreach (var (key, weights) in groups)
        {
            var slot = Slot(key);
            _keys[slot] = key;
            weights.CopyTo(_weights, slot * languages);
        }
    }

    /// <summary>Reads lines such as <c>_ға 12 -7</c>: a group of letters, «_» for a word's edge, and a weight for each language.</summary>
    public static LetterModel Load(TextReader lines, int languages)
    {
        var groups = new List<(ulong, short[])>(32_000);
        while (lines.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var rest = line.AsSpan();
            var space = rest.IndexOf(' ');
            var key = 0ul;
            foreach (var letter in rest[..space])
            {
                key = (key << CodeBits) | (letter == '_' ? Edge : Code(letter));
            }

            var weights = new short[languages];
            for (var language = 0; language < languages; language++)
            {
                rest = rest[(space + 1)..];
                space = language == languages - 1 ? rest.Length : rest.IndexOf(' ');
                weights[language] = short.Parse(rest[..space], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            }

            groups.Add((key, weights));
        }

        return new LetterModel(languages, groups);
    }

    /// <summary>Writes the odds of each language, as logarithms against each other.</summary>
    public void Score(ReadOnlySpan<char> plain, Span<float> odds)
    {
        Span<int> sums = stackalloc int[4];
        sums.Clear();
        Span<ulong> groups = stackalloc ulong[MostGroups];
        foreach (var key in groups[..Groups(plain, groups)])
        {
            var slot = Slot(key);
            if (_keys[slot] == key)
            {
                for (var language = 0; language < _languages; language++)
                {
                    sums[language] += _weights[(slot * _languages) + language];
                }
            }
        }

        for (var language = 0; language < _languages; language++)
        {
            odds[language] = sums[language] / Scale;
        }
    }

    /// <summary>Writes the keys of every group of letters in a word, the word's edges counted as letters.</summary>
    internal static int Groups(ReadOnlySpan<char> plain, Span<ulong> keys)
    {
        var word = plain.Length > LongestWord ? plain[..LongestWord] : plain;
        var count = 0;
        var rolling = Edge;
        for (var at = 0; at <= word.Length; at++)
        {
            rolling = ((rolling << CodeBits) | (at < word.Length ? Code(word[at]) : Edge)) & ((1ul << (CodeBits * LongestGroup)) - 1);
            for (var length = at < word.Length ? 1 : 2; length <= LongestGroup && length <= at + 2; length++)
            {
                keys[count++] = rolling & ((1ul << (CodeBits * length)) - 1);
            }
        }

        if (word.Length is > LongestGroup - 2 and <= LongestWhole)
        {
            var whole = Edge;
            foreach (var letter in word)
            {
                whole = (whole << CodeBits) | Code(letter);
            }

            keys[count++] = (whole << CodeBits) | Edge;
        }

        return count;
    }

    internal static string Spell(ulong key)
    {
        var letters = "";
        for (; key > 0; key >>= CodeBits)
        {
            var code = key & ((1 << CodeBits) - 1);
            letters = (code == Edge ? '_' : code == Other ? '?' : code < 28 ? (char)('a' + code - 2) : (char)('а' + code - 28)) + letters;
        }

        return letters;
    }

    private static ulong Code(char letter) => letter switch
    {
        >= 'a' and <= 'z' => (ulong)(letter - 'a') + 2,
        >= 'а' and <= 'я' => (ulong)(letter - 'а') + 28,
        _ => Other,
    };

    private int Slot(ulong key)
    {
        var slot = (int)((key * 0x9E3779B97F4A7C15ul) >> 40) & _mask;
        while (_keys[slot] != 0 && _keys[slot] != key)
        {
            slot = (slot + 1) & _mask;
        }

        return slot;
    }
}
