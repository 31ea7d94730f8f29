using System.Globalization;
using Hotline.Core.Recognition;
using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Numbers;
using Hotline.Recognition.Text;
using PhoneNumbers;

namespace Hotline.Recognition.Phones;

/// <summary>
/// Phone numbers as E.164, Kazakhstan's first, in figures however they are parted, dictated in words, or both.
/// Groups of digits are put together; the library decides whether they are a number.
/// </summary>
public sealed class PhoneRecognizer : IRecognizer<string>
{
    private const string Home = "KZ";
    private const int MostDigits = 15;

    // «код», «скобка», «дальше», «а потом»: so many words may stand between two groups.
    private const int MostApart = 3;

    // Neighbours' numbers are known without their plus: Uzbekistan, Kyrgyzstan, Tajikistan.
    private static readonly string[] Neighbours = ["998", "996", "992"];

    private readonly Lazy<PhoneNumberUtil> _library = new(PhoneNumberUtil.GetInstance);
    private readonly SpokenDigits[] _languages = [.. Core.Messages.Locales.All.Select(locale => new SpokenDigits(locale))];

    public Recognition<string> Read(string text, ReadingContext context)
    {
        using var tokens = Tokens.Of(text);
        var groups = Groups(tokens);
        var matches = new List<Match<string>>();
        for (var first = 0; first < groups.Count; first++)
        {
            if (Longest(groups, first, out var last) is { } number)
            {
                var start = tokens[groups[first].First].Start;
                var spoken = groups[first].Spoken || groups[last].Spoken;
                matches.Add(new Match<string>(start, tokens[groups[last].Last].End - start, number, null, spoken ? "phone.dictated" : "phone.figures"));
                first = last;
            }
        }

        return matches.Count == 0 ? Recognition<string>.Nothing : new Recognition<string>(matches[0], matches);
    }

    private List<DigitGroup> Groups(Tokens tokens)
    {
        var writer = new GroupWriter();
        var hits = new List<Hit>();
        Span<Numeral> numerals = stackalloc Numeral[8];
        var order = ByFrequency(tokens, hits, numerals);
        for (var index = 0; index < tokens.Count; index++)
        {
            ref readonly var token = ref tokens[index];
            if (token.Before >= Gap.Comma)
            {
                writer.Flush();
            }

            if (token.Kind == TokenKind.Number)
            {
                writer.Figures(Ascii(tokens.Text(token.Lower)), index);
            }
            else if (token.Kind == TokenKind.Sign && tokens.Text(token.Lower) is "+")
            {
                writer.Plus(index);
            }
            else if (IsLetterO(tokens, index))
            {
                writer.Figures("0", index);
            }
            else
            {
                Word(tokens, index, writer, order, hits, numerals);
            }
        }

        writer.Flush();
        return writer.Groups;
    }

    /// <summary>The languages, the one most numerals are in first; the others count only for longer words, which mean nothing else.</summary>
    private SpokenDigits[] ByFrequency(Tokens tokens, List<Hit> hits, Span<Numeral> numerals)
    {
        var counts = new int[_languages.Length];
        for (var index = 0; index < tokens.Count; index++)
        {
            for (var at = 0; at < counts.Length && tokens[index].Kind == TokenKind.Word; at++)
            {
                counts[at] += _languages[at].Read(tokens, index, hits, numerals, out _) != Dictation.Nothing ? 1 : 0;
            }
        }

        return [.. Enumerable.Range(0, counts.Length).OrderByDescending(at => counts[at]).Select(at => _languages[at])];
    }

    private static void Word(Tokens tokens, int index, GroupWriter writer, SpokenDigits[] order, List<Hit> hits, Span<Numeral> numerals)
    {
        const int longEnough = 4;
        for (var at = 0; at < order.Length; at++)
        {
            if (at > 0 && tokens[index].Plain.Length < longEnough)
            {
                break;
            }

            switch (order[at].Read(tokens, index, hits, numerals, out var count))
            {
                case Dictation.Plus:
                    writer.Plus(index);
                    return;
                case Dictation.Times:
                    writer.Times((int)numerals[0].Value);
                    return;
                case Dictation.Many:
                    writer.Many(count > 0 ? (int)numerals[0].Value : 0, index);
                    return;
                case Dictation.Numeral:
                    for (var part = 0; part < count; part++)
                    {
                        writer.Numeral(numerals[part], index);
                    }

                    return;
            }
        }

        writer.Other();
    }

    /// <summary>«87О11234567»: a letter among figures.</summary>
    private static bool IsLetterO(Tokens tokens, int index) =>
        index > 0 && index + 1 < tokens.Count && tokens.Text(tokens[index].Plain) is "o" or "о"
        && tokens[index].Before == Gap.None && tokens[index + 1].Before == Gap.None && tokens[index + 1].Kind == TokenKind.Number;

    private static string Ascii(ReadOnlySpan<char> digits)
    {
        var ascii = new char[digits.Length];
        for (var i = 0; i < digits.Length; i++)
        {
            ascii[i] = (char)('0' + Math.Max(CharUnicodeInfo.GetDecimalDigitValue(digits[i]), 0));
        }

        return new string(ascii);
    }

    /// <summary>The number in the longest row of groups that is one.</summary>
    private string? Longest(List<DigitGroup> groups, int first, out int last)
    {
        string? best = null;
        var digits = "";
        last = first;
        for (var at = first; at < groups.Count && digits.Length + groups[at].Digits.Length <= MostDigits; at++)
        {
            if (at > first && (groups[at].Plus || groups[at].Apart > MostApart))
            {
                break;
            }

            digits += groups[at].Digits;
            if (Number(digits, groups[first].Plus) is { } number)
            {
                (best, last) = (number, at);
            }
        }

        return best;
    }

    private string? Number(string digits, bool plus) => digits switch
    {
        { Length: < 10 } => null,
        ['0', '0', not '0', ..] => Valid("+" + digits[2..]),
        ['8', '1', '0', ..] when digits.Length > 12 => Valid("+" + digits[3..]),
        ['7' or '8', ..] when digits.Length == 11 => Valid("+7" + digits[1..]) ?? (plus ? Valid("+" + digits) : null),
        _ when plus => Valid("+" + digits),
        ['7', ..] when digits.Length == 10 => Valid("+7" + digits),
        _ when Array.Exists(Neighbours, code => digits.StartsWith(code, StringComparison.Ordinal)) => Valid("+" + digits),
        _ => null,
    };

    private string? Valid(string number)
    {
        try
        {
            var parsed = _library.Value.Parse(number, Home);
            return _library.Value.IsValidNumber(parsed) ? _library.Value.Format(parsed, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            // The library's way of saying that these digits are no phone.
            return null;
        }
    }
}
