namespace Hotline.Recognition.Lexicon;

/// <summary>
/// Finds words with one letter wrong, missing or too many: every known word is filed under itself and without each of its letters,
/// and a word asked for is looked up the same way. A few look-ups a word, whatever the list's length.
/// </summary>
internal sealed class Misspellings<T>
{
    private const int LongestWord = 40;

    private readonly Dictionary<int, (string Word, T Value)[]> _known = [];

    public void Add(string word, T value)
    {
        File(Hash(word, -1));
        for (var without = 0; without < word.Length; without++)
        {
            File(Hash(word, without));
        }

        void File(int key) => _known[key] = [.. _known.GetValueOrDefault(key) ?? [], (word, value)];
    }

    public bool Find(ReadOnlySpan<char> word, out T value)
    {
        for (var without = -1; without < word.Length && word.Length <= LongestWord; without++)
        {
            foreach (var (known, meant) in _known.GetValueOrDefault(Hash(word, without)) ?? [])
            {
                if (OneApart(word, known))
                {
                    value = meant;
                    return true;
                }
            }
        }

        value = default!;
        return false;
    }

    private static bool OneApart(ReadOnlySpan<char> word, ReadOnlySpan<char> known)
    {
        var head = word.CommonPrefixLength(known);
        var one = word[head..];
        var other = known[head..];
        return one.Length == other.Length
            ? one.IsEmpty || one[1..].SequenceEqual(other[1..]) || (one.Length > 1 && one[0] == other[1] && one[1] == other[0] && one[2..].SequenceEqual(other[2..]))
            : one.Length == other.Length + 1 ? one[1..].SequenceEqual(other) : one.Length + 1 == other.Length && one.SequenceEqual(other[1..]);
    }

    private static int Hash(ReadOnlySpan<char> word, int without)
    {
        var hash = 17;
        for (var at = 0; at < word.Length; at++)
        {
            hash = at == without ? hash : unchecked((hash * 31) + word[at]);
        }

        return hash;
    }
}
