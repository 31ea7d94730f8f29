using System.Globalization;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Numbers;

/// <summary>Russian numeral words: declensions come from <c>Data/ru/numbers.txt</c>, numerals run together are cut here.</summary>
internal sealed class RussianNumerals
{
    // Shorter words sound like too many others: «пять» like «пить».
    private const int ShortestBySound = 4;
    private const int ShortestTogether = 6;

    // A word of this many letters may have one of them wrong.
    private const int ShortestMisspelled = 7;

    private readonly Trie<Numeral> _letters = new();
    private readonly Trie<Numeral> _sounds = new();
    private readonly Trie<bool> _tails = new();
    private readonly Misspellings<Numeral> _misspelled = new();
    private readonly HashSet<string> _never = new(StringComparer.Ordinal);
    private readonly HashSet<string> _shy = new(StringComparer.Ordinal);
    private readonly HashSet<string> _whole = new(StringComparer.Ordinal);

    public RussianNumerals()
    {
        var entries = DataFiles.Entries(Locale.Ru, "numbers").ToList();
        var adjective = entries.Single(entry => entry.Name == "adj").Words.Split(' ');
        foreach (var (name, rest) in entries.Where(entry => entry.Name is not "adj"))
        {
            foreach (var form in rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Braces.Expand(word, adjective)))
            {
                Add(name, form.Replace('ё', 'е'));
            }
        }
    }

    /// <summary>Reads a word as numerals; several when they run together. Returns how many, 0 when it is none.</summary>
    public int Read(ref readonly Token token, Tokens tokens, Span<Numeral> into)
    {
        var plain = tokens.Text(token.Plain);
        if (plain.Length < 2 || _never.GetAlternateLookup<ReadOnlySpan<char>>().Contains(plain))
        {
            return 0;
        }

        var sound = tokens.Text(token.Russian);
        var cyrillic = (token.Traits & WordTraits.Cyrillic) != 0;
        if (cyrillic && _letters.Find(plain) is [var exact, ..])
        {
            into[0] = _shy.GetAlternateLookup<ReadOnlySpan<char>>().Contains(plain) ? exact with { Shy = true } : exact;
            return 1;
        }

        if (sound.Length >= (cyrillic ? ShortestBySound : ShortestBySound - 1) && _sounds.Find(sound) is [var heard, ..])
        {
            into[0] = heard;
            return 1;
        }

        if (plain.Length >= ShortestTogether && cyrillic && RunTogether(plain, 0, into, 0) is var count and > 0)
        {
            return count;
        }

        if (sound.Length >= ShortestMisspelled && cyrillic && (token.Traits & WordTraits.Kazakh) == 0 && _misspelled.Find(sound, out var meant))
        {
            into[0] = meant;
            return 1;
        }

        return 0;
    }

    /// <summary>«целых» in «пять целых две десятых».</summary>
    public bool IsWhole(ReadOnlySpan<char> plain) => _whole.GetAlternateLookup<ReadOnlySpan<char>>().Contains(plain);

    private void Add(string name, string form)
    {
        switch (name)
        {
            case "not": _never.Add(form); break;
            case "shy": _shy.Add(form); break;
            case "whole": _whole.Add(form); break;
            case "tail": _tails.Add(form, true); break;
            case "point": break;
            default:
                var numeral = Read(name);
                _letters.Add(form, numeral);
                var sound = Endings.Key(Locale.Ru, form);
                _sounds.Add(sound, numeral);

                // «pyatsot» is heard with ц, «milliard» with я.
                _sounds.Add(Endings.Key(Locale.Ru, form.Replace("тьс", "ц", StringComparison.Ordinal).Replace("тс", "ц", StringComparison.Ordinal).Replace("иа", "я", StringComparison.Ordinal)), numeral);
                if (sound.Length >= ShortestMisspelled && numeral.Value > 10)
                {
                    _misspelled.Add(sound, numeral);
                }

                break;
        }
    }

    private int RunTogether(ReadOnlySpan<char> word, int from, Span<Numeral> into, int count)
    {
        var node = Trie<Numeral>.Root;
        var longest = from;
        var ends = 0UL;
        for (var to = from; count < into.Length && to < word.Length && (node = _letters.Step(node, word[to])) >= 0; to++)
        {
            if (to + 1 - from >= 3 && _letters.At(node).Length > 0)
            {
                ends |= 1UL << to;
                longest = to;
            }
        }

        // The longest numeral first: «шестьсот» before «шесть».
        for (var to = longest; ends != 0 && to >= from; to--)
        {
            if ((ends >> to & 1) == 0 || _letters.Find(word[from..(to + 1)]) is not [var numeral, ..])
            {
                continue;
            }

            into[count] = numeral;
            var rest = word[(to + 1)..];
            if (rest.IsEmpty || _tails.Find(rest) is [true])
            {
                return count + 1;
            }

            if (RunTogether(word, to + 1, into, count + 1) is var more and > 0)
            {
                into[count] = numeral;
                return more;
            }
        }

        return 0;
    }

    private static Numeral Read(string name)
    {
        var parts = name.Split(' ');
        if (decimal.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return new Numeral(parts[0] == "times" ? NumeralKind.Hundred : Numeral.KindOf(value, Locale.Ru), value, Locale.Ru, Order: parts[0] == "order", Group: parts[0] == "group");
        }

        return name switch
        {
            "half" => new Numeral(NumeralKind.Half, 0.5m, Locale.Ru),
            "quarter" => new Numeral(NumeralKind.Quarter, 0.25m, Locale.Ru),
            "third" => new Numeral(NumeralKind.Third, 1m / 3, Locale.Ru),
            "one-and-half" => new Numeral(NumeralKind.OneAndHalf, 1.5m, Locale.Ru),
            "one-and-half-hundred" => new Numeral(NumeralKind.Hundreds, 150, Locale.Ru),
            _ => throw new InvalidDataException($"Data/ru/numbers.txt: {name}"),
        };
    }
}
