using System.Globalization;
using Hotline.Core.Messages;
using Hotline.Recognition.Lexicon;

namespace Hotline.Recognition.Numbers;

/// <summary>Kazakh numeral words in any alphabet: stems from <c>Data/kk/numbers.txt</c>, endings by rule, numerals run together cut.</summary>
internal sealed class KazakhNumerals
{
    private readonly Trie<Numeral> _stems = new();
    private readonly Trie<bool> _endings = new();
    private readonly Trie<bool> _orders = new();
    private readonly HashSet<string> _never = new(StringComparer.Ordinal);

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
    public int Read(ReadOnlySpan<char> plain, ReadOnlySpan<char> sound, Span<Numeral> into)
    {
        if (sound.Length < 2 || _never.GetAlternateLookup<ReadOnlySpan<char>>().Contains(plain))
        {
            return 0;
        }

        return Parse(sound, 0, into, 0);
    }

    /// <summary>Whether the letters after a figure are an ending of it: «23-тен», «2020-сыншы».</summary>
    public bool IsEnding(ReadOnlySpan<char> sound, out bool order)
    {
        order = Chain(sound, out var ordinal) && ordinal;
        return order || Chain(sound, out _);
    }

    private void Add(string name, string word)
    {
        var key = Endings.Key(Locale.Kk, word);
        switch (name)
        {
            case "weak": break;
            case "not": _never.Add(word); break;
            case "endings": _endings.Add(key, true); break;
            case "ordinal": _orders.Add(key, true); break;
            case "half": _stems.Add(key, new Numeral(NumeralKind.Half, 0.5m, Locale.Kk)); break;
            default:
                var value = decimal.Parse(name, CultureInfo.InvariantCulture);
                _stems.Add(key, new Numeral(Numeral.KindOf(value, Locale.Kk), value, Locale.Kk, Group: key.EndsWith("еу", StringComparison.Ordinal) || key.EndsWith("ау", StringComparison.Ordinal)));
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
            if (rest.IsEmpty)
            {
                return count + 1;
            }

            if (Parse(sound, to + 1, into, count + 1) is var more and > 0 || (to > from && (more = Parse(sound, to, into, count + 1)) > 0))
            {
                into[count] = numeral;
                return more;
            }

            if (Chain(rest, out var order) || Chain(sound[to..], out order))
            {
                kept = numeral with { Order = order, Closed = true, From = IsFrom(rest) };
                best = count + 1;
            }
        }

        if (best > 0)
        {
            into[count] = kept;
        }

        return best;
    }

    private static bool IsFrom(ReadOnlySpan<char> rest) => rest is "дан" or "ден" or "тан" or "тен" or "нан" or "нен";

    private bool Chain(ReadOnlySpan<char> rest, out bool order)
    {
        order = false;
        if (rest.IsEmpty || rest.Length > 14)
        {
            return false;
        }

        Span<byte> reached = stackalloc byte[rest.Length + 1];
        reached[0] = 1;
        for (var from = 0; from < rest.Length; from++)
        {
            if (reached[from] == 0)
            {
                continue;
            }

            Reach(_orders, rest, from, reached, 3);
            Reach(_endings, rest, from, reached, reached[from]);
        }

        order = reached[rest.Length] == 3;
        return reached[rest.Length] != 0;
    }

    private static void Reach(Trie<bool> list, ReadOnlySpan<char> rest, int from, Span<byte> reached, byte mark)
    {
        var node = Trie<bool>.Root;
        for (var to = from; to < rest.Length && (node = list.Step(node, rest[to])) >= 0; to++)
        {
            if (list.At(node).Length > 0)
            {
                reached[to + 1] = Math.Max(reached[to + 1], mark);
            }
        }
    }
}
