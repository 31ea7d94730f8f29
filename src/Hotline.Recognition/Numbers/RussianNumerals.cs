using System.Globalization;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Recognition.Lexicon;

namespace Hotline.Recognition.Numbers;

/// <summary>Russian numeral words: declensions come from <c>Data/ru/numbers.txt</c>, numerals run together are cut here.</summary>
internal sealed class RussianNumerals
{
    // Shorter words sound like too many others: «пять» like «пить».
    private const int ShortestBySound = 4;

    private readonly Trie<Numeral> _letters = new();
    private readonly Trie<Numeral> _sounds = new();
    private readonly HashSet<string> _never = new(StringComparer.Ordinal);

    public RussianNumerals()
    {
        var entries = DataFiles.Entries(Locale.Ru, "numbers").ToList();
        var adjective = entries.Single(entry => entry.Name == "adj").Words.Split(' ');
        foreach (var (name, rest) in entries.Where(entry => entry.Name is not "adj"))
        {
            foreach (var form in rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Braces.Expand(word, adjective)))
            {
                if (name == "not")
                {
                    _never.Add(form);
                    continue;
                }

                var numeral = Read(name);
                _letters.Add(form.Replace('ё', 'е'), numeral);
                _sounds.Add(Endings.Key(Locale.Ru, form), numeral);
            }
        }
    }

    /// <summary>Reads a word as numerals; several when they run together. Returns how many, 0 when it is none.</summary>
    public int Read(ReadOnlySpan<char> plain, ReadOnlySpan<char> sound, WordTraits traits, Span<Numeral> into)
    {
        if (_never.GetAlternateLookup<ReadOnlySpan<char>>().Contains(plain))
        {
            return 0;
        }

        if ((traits & WordTraits.Cyrillic) != 0 && _letters.Find(plain) is [var exact, ..])
        {
            into[0] = exact;
            return 1;
        }

        if (sound.Length >= (((traits & WordTraits.Latin) != 0) ? ShortestBySound - 1 : ShortestBySound) && _sounds.Find(sound) is [var heard, ..])
        {
            into[0] = heard;
            return 1;
        }

        return plain.Length >= 7 && (traits & WordTraits.Cyrillic) != 0 ? RunTogether(plain, into) : 0;
    }

    private int RunTogether(ReadOnlySpan<char> word, Span<Numeral> into)
    {
        var count = 0;
        var at = 0;
        while (at < word.Length && count < into.Length)
        {
            var (longest, found) = (0, default(Numeral));
            var node = Trie<Numeral>.Root;
            for (var to = at; to < word.Length && (node = _letters.Step(node, word[to])) >= 0; to++)
            {
                if (_letters.At(node) is [var numeral, ..])
                {
                    (longest, found) = (to + 1 - at, numeral);
                }
            }

            if (longest < 3)
            {
                return 0;
            }

            into[count++] = found;
            at += longest;
        }

        return at == word.Length ? count : 0;
    }

    private static Numeral Read(string name)
    {
        var parts = name.Split(' ');
        if (decimal.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return new Numeral(Numeral.KindOf(value, Locale.Ru), value, Locale.Ru, Order: parts[0] == "order", Group: parts[0] == "group");
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
