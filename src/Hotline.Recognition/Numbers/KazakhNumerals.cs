using System.Globalization;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Numbers;

/// <summary>Kazakh numeral words in any alphabet: stems from <c>Data/kk/numbers.txt</c>, endings by rule, numerals run together cut.</summary>
internal sealed class KazakhNumerals
{
    // Letters that no Kazakh numeral has: «ұшақ» is no «үш».
    private const string NeverInNumerals = "ұәһūä";

    private readonly Trie<Numeral> _stems = new();
    private readonly NumeralEndings _endings = new();
    private readonly HashSet<string> _never = new(StringComparer.Ordinal);
    private readonly HashSet<string> _shy = new(StringComparer.Ordinal);
    private readonly HashSet<string> _shyLetters = new(StringComparer.Ordinal);
    private readonly HashSet<string> _weak = new(StringComparer.Ordinal);
    private readonly HashSet<string> _counted = new(StringComparer.Ordinal);

    public KazakhNumerals()
    {
        foreach (var (name, rest) in DataFiles.Entries(Locale.Kk, "numbers"))
        {
            foreach (var word in rest.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                Add(name, word);
            }
        }
    }

    /// <summary>Reads a word as numerals; several when they run together. Returns how many, 0 when it is none.</summary>
    public int Read(ref readonly Token token, Tokens tokens, Span<Numeral> into)
    {
        var sound = tokens.Text(token.Kazakh);
        if (sound.Length < 2 || _never.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tokens.Text(token.Plain))
            || ((token.Traits & (WordTraits.Kazakh | WordTraits.Turkic)) != 0 && tokens.Text(token.Lower).ContainsAny(NeverInNumerals)))
        {
            return 0;
        }

        var count = Parse(sound, 0, into, 0);
        if (count > 0 && (token.Traits & WordTraits.Kazakh) != 0 && !Spells(tokens.Text(token.Lower), into[..count]))
        {
            return 0;
        }

        if (count == 1 && IsShy(tokens.Text(token.Plain), sound))
        {
            into[0] = into[0] with { Shy = true };
        }

        return count;
    }

    /// <summary>Whether the Kazakh letters that were typed are those of the numerals: «өнімі» is no «оны».</summary>
    private static bool Spells(ReadOnlySpan<char> lower, ReadOnlySpan<Numeral> numerals)
    {
        var (three, four) = (!lower.Contains('ү'), !lower.Contains('ө'));
        foreach (ref readonly var numeral in numerals)
        {
            three |= numeral.Value is 3 or 100;
            four |= numeral.Value is 4 or 0;
        }

        return three && four;
    }

    /// <summary>«оның» is his, but «онның», which sounds alike, is of ten.</summary>
    private bool IsShy(ReadOnlySpan<char> plain, ReadOnlySpan<char> sound) =>
        (_shy.GetAlternateLookup<ReadOnlySpan<char>>().Contains(sound) && plain.IndexOf("нн") < 0 && plain.IndexOf("тт") < 0 && plain.IndexOf("nn") < 0 && plain.IndexOf("tt") < 0)
        || _shyLetters.GetAlternateLookup<ReadOnlySpan<char>>().Contains(plain);

    /// <summary>Whether a numeral that stands alone is a common word of another language: «он», «торт».</summary>
    public bool IsWeak(ReadOnlySpan<char> plain) => _weak.GetAlternateLookup<ReadOnlySpan<char>>().Contains(plain);

    /// <summary>Whether the word is something that is counted, so that the word before it is a numeral.</summary>
    public bool IsCounted(ReadOnlySpan<char> plain) => _counted.GetAlternateLookup<ReadOnlySpan<char>>().Contains(plain);

    /// <summary>Whether the letters after a figure are an ending of it: «23-тен», «2020-сыншы».</summary>
    public bool IsEnding(ReadOnlySpan<char> sound, out bool order) => _endings.Allow(sound, out order, out _);

    private void Add(string name, string word)
    {
        var key = Endings.Key(Locale.Kk, word);
        switch (name)
        {
            case "not": _never.Add(Folding.Fold(word)); break;
            case "shy": _shy.Add(key); break;
            case "shy-letters": _shyLetters.Add(word); break;
            case "weak": _weak.Add(Folding.Fold(word)); break;
            case "counted": _counted.Add(Folding.Fold(word)); break;
            case "half": _stems.Add(key, new Numeral(NumeralKind.Half, 0.5m, Locale.Kk)); break;
            case string when name.StartsWith("ending-", StringComparison.Ordinal): _endings.Add(name[7..], word); break;
            default:
                var value = decimal.Parse(name, CultureInfo.InvariantCulture);
                var numeral = new Numeral(Numeral.KindOf(value, Locale.Kk), value, Locale.Kk, Group: word.EndsWith("еу", StringComparison.Ordinal) || word.EndsWith("ау", StringComparison.Ordinal));
                _stems.Add(key, numeral);

                // A last қ turns soft before a vowel: «қырығы».
                if (key.Length > 3 && key[^1] == 'к')
                {
                    _stems.Add(key[..^1] + 'г', numeral with { Soft = true });
                }

                break;
        }
    }

    /// <summary>
    /// Reads numerals from here to the end of the word: first as more numerals, then as endings. Where two like letters met,
    /// only one was kept («елу үш» run together is «елуш»), so the next numeral may begin with the last letter of this one.
    /// </summary>
    private int Parse(ReadOnlySpan<char> sound, int from, Span<Numeral> into, int count)
    {
        var (best, kept) = (0, default(Numeral));
        var node = Trie<Numeral>.Root;
        for (var to = from; count < into.Length && to < sound.Length && (node = _stems.Step(node, sound[to])) >= 0; to++)
        {
            if (_stems.At(node) is not [var numeral, ..])
            {
                continue;
            }

            into[count] = numeral;
            var rest = sound[(to + 1)..];
            if (rest.IsEmpty && !numeral.Soft)
            {
                return count + 1;
            }

            if (Parse(sound, to + 1, into, count + 1) is var more and > 0 || (to > from && (more = Parse(sound, to, into, count + 1)) > 0))
            {
                into[count] = numeral;
                return more;
            }

            if (_endings.Allow(rest, out var order, out var ablative) || _endings.Allow(sound[to..], out order, out ablative))
            {
                kept = numeral with { Order = order, Closed = true, From = ablative };
                best = count + 1;
            }
        }

        if (best > 0)
        {
            into[count] = kept;
        }

        return best;
    }
}
