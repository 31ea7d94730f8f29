using Hotline.Core.Messages;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Lexicon;

internal enum EndingKind : byte
{
    /// <summary>The word as it stands.</summary>
    Whole,
    Noun,
    Verb,

    /// <summary>Whatever follows.</summary>
    Any,
}

/// <summary>Which remainders of a word are endings of the language, and whether they deny.</summary>
internal sealed class Endings
{
    private const int LongestRest = 16;

    private readonly Locale _locale;
    private readonly Trie<bool> _nouns = new();
    private readonly Trie<bool> _verbs = new();

    public Endings(Locale locale)
    {
        _locale = locale;
        foreach (var (kind, list) in DataFiles.Entries(locale, "endings"))
        {
            foreach (var ending in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                // Keyed as it sounds after a letter: я is heard otherwise where a word begins.
                (kind == "noun" ? _nouns : _verbs).Add(locale == Locale.Ru ? Key(locale, 'х' + ending).AsSpan(1) : Key(locale, ending), true);
            }
        }
    }

    /// <summary>The key of a list entry in this language; the callers' words have the same.</summary>
    public static string Key(Locale locale, string letters)
    {
        Span<char> key = stackalloc char[(2 * letters.Length) + 4];
        var lower = letters.ToLowerInvariant().Replace("'", "", StringComparison.Ordinal);
        var length = locale switch
        {
            Locale.Kk => Sounds.Kazakh(lower, key),
            Locale.Ru => Sounds.Russian(lower, key),
            _ => Sounds.Plain(lower, key),
        };
        return key[..length].ToString();
    }

    /// <summary>Whether what follows the stem (of which <paramref name="word"/>[<paramref name="at"/> - 1] is the last letter) may follow it.</summary>
    public bool Allow(EndingKind kind, ReadOnlySpan<char> word, int at, out bool denies)
    {
        denies = false;
        if (at == word.Length)
        {
            return true;
        }

        if (kind == EndingKind.Whole)
        {
            return false;
        }

        var rest = word[at..];
        if (_locale == Locale.Kk && kind is EndingKind.Verb)
        {
            denies = Denies(rest);
        }

        if (kind == EndingKind.Any)
        {
            return true;
        }

        // A double letter was made single where stem and ending met: кет + ті is «кеті».
        return Chain(kind, rest) || (at > 0 && Chain(kind, word[(at - 1)..]));
    }

    private bool Chain(EndingKind kind, ReadOnlySpan<char> rest)
    {
        if (rest.Length > LongestRest)
        {
            return false;
        }

        var list = kind == EndingKind.Noun ? _nouns : _verbs;
        Span<bool> reached = stackalloc bool[rest.Length + 1];
        reached[0] = true;
        for (var from = 0; from < rest.Length; from++)
        {
            if (!reached[from])
            {
                continue;
            }

            var node = Trie<bool>.Root;
            for (var to = from; to < rest.Length && (node = list.Step(node, rest[to])) >= 0; to++)
            {
                reached[to + 1] |= list.At(node).Length > 0;
            }
        }

        return reached[rest.Length];
    }

    /// <summary>Kazakh denies inside the verb: ал-ма-ды, бер-мей. «Мақ», «мек» only wish.</summary>
    private static bool Denies(ReadOnlySpan<char> rest)
    {
        // A voice may stand before it: бер-іл-ме-ді, шығ-ар-ма-й.
        for (var at = 0; at <= 3 && at + 1 < rest.Length; at++)
        {
            var mark = rest[at] is 'м' or 'б' or 'п' && rest[at + 1] is 'а' or 'е';
            if (mark && !(rest.Length > at + 2 && rest[at + 2] == 'к') && (at == 0 || IsVoice(rest[..at])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsVoice(ReadOnlySpan<char> rest) => rest is "ил" or "л" or "ин" or "н" or "ис" or "т" or "тир" or "дир" or "гиз" or "киз" or "ар" or "ер" or "и";
}
