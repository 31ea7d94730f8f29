using System.Globalization;
using Hotline.Core.Messages;
using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Numbers;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Phones;

/// <summary>What one word adds to a dictated number.</summary>
internal enum Dictation : byte
{
    Nothing,
    Numeral,

    /// <summary>«плюс»</summary>
    Plus,

    /// <summary>"double", «дважды»: what follows, this many times.</summary>
    Times,

    /// <summary>«ноля», «семёрки»: the digit of the word, as often as the numeral before says.</summary>
    Many,
}

/// <summary>Hears the numerals of a dictated phone number in one language.</summary>
internal sealed class SpokenDigits
{
    private const int MostTogether = 8;

    private readonly Locale _locale;
    private readonly Lexicon.Lexicon _words;
    private readonly Dictionary<ushort, int> _values = [];
    private readonly ushort _plus;
    private readonly ushort _double;
    private readonly ushort _triple;
    private readonly ushort _many;
    private readonly ushort _hundred;
    private readonly KazakhNumerals? _kazakh;
    private readonly RussianNumerals? _russian;

    public SpokenDigits(Locale locale)
    {
        _locale = locale;
        _words = new Lexicon.Lexicon(locale);
        (_plus, _double, _triple, _many, _hundred) = (_words.Concept("plus"), _words.Concept("double"), _words.Concept("triple"), _words.Concept("many"), _words.Concept("hundred"));
        (_kazakh, _russian) = (locale == Locale.Kk ? new KazakhNumerals() : null, locale == Locale.Ru ? new RussianNumerals() : null);
        foreach (var (name, list) in DataFiles.Entries(locale, "phone"))
        {
            var concept = _words.Concept(name);
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                _values[concept] = value;
            }

            foreach (var entry in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                _words.Add(concept, entry);
            }
        }
    }

    /// <summary>Reads one word; the numerals it stands for are written to <paramref name="into"/>.</summary>
    public Dictation Read(Tokens tokens, int index, List<Hit> hits, Span<Numeral> into, out int count)
    {
        ref readonly var token = ref tokens[index];
        hits.Clear();
        _words.Hear(tokens, index, hits, guess: false);
        (count, var many) = (0, false);
        foreach (var hit in hits)
        {
            if (hit.Concept == _plus)
            {
                return Dictation.Plus;
            }

            many |= hit.Concept == _many;
            if (hit.Concept == _double || hit.Concept == _triple)
            {
                (into[0], count) = (new Numeral(NumeralKind.Unit, hit.Concept == _double ? 2 : 3, _locale), 1);
                return Dictation.Times;
            }

            if (hit.Concept == _hundred)
            {
                (into[0], count) = (new Numeral(NumeralKind.Hundred, 100, _locale), 1);
            }
            else if (_values.TryGetValue(hit.Concept, out var value))
            {
                (into[0], count) = (new Numeral(value == 100 ? NumeralKind.Hundred : value == 10 ? NumeralKind.Teen : Numeral.KindOf(value, _locale), value, _locale), 1);
            }
        }

        if (count == 0)
        {
            count = _kazakh?.Read(in token, tokens, into[..MostTogether]) ?? _russian?.Read(in token, tokens, into[..MostTogether]) ?? 0;
        }

        return many && (count == 0 || into[0].Value < 10) ? Dictation.Many : count > 0 && !into[0].Shy && !into[0].Order ? Dictation.Numeral : Dictation.Nothing;
    }
}
