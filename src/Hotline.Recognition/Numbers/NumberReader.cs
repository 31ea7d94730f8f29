using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Numbers;

/// <summary>Finds the Kazakh and Russian numbers of a message, and those in figures.</summary>
internal sealed class NumberReader(KazakhNumerals kazakh, RussianNumerals russian)
{
    private const int MostTogether = 8;

    private readonly HashSet<string> _weak = [.. Lexicon.DataFiles.Entries(Locale.Kk, "numbers").Where(entry => entry.Name == "weak").SelectMany(entry => entry.Words.Split(' '))];

    public void Find(string text, Tokens tokens, Locale? preferred, List<FoundNumber> into)
    {
        var clearlyKazakh = preferred == Locale.Kk || ClearlyKazakh(tokens);
        var english = preferred == Locale.En;
        for (var at = 0; at < tokens.Count;)
        {
            var found = At(text, tokens, at, preferred, english);
            if (found is not { } number)
            {
                // A date or an address in figures is passed whole.
                at += tokens[at].Kind == TokenKind.Number && Figures.Read(text, tokens, at, english, out var end) is null ? end - at + 1 : 1;
                continue;
            }

            at = number.Last + 1;
            if (number.Spelled && number.First == number.Last && !clearlyKazakh && IsWeak(tokens, number.First, preferred))
            {
                continue;
            }

            into.Add(number.Language == Locale.Kk && number.Spelled ? Fraction(text, tokens, number, preferred, ref at) : number);
        }
    }

    private static bool ClearlyKazakh(Tokens tokens)
    {
        foreach (ref readonly var token in tokens.All)
        {
            if ((token.Traits & (WordTraits.Kazakh | WordTraits.Turkic)) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsWeak(Tokens tokens, int at, Locale? preferred) =>
        (tokens.Count > 1 || preferred == Locale.Ru || preferred == Locale.En) && _weak.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tokens.Text(tokens[at].Plain));

    private FoundNumber? At(string text, Tokens tokens, int first, Locale? preferred, bool english)
    {
        var sum = default(NumberSum);
        var (last, spelled, language, from) = (first - 1, false, (Locale?)null, false);
        Span<Numeral> numerals = stackalloc Numeral[MostTogether];
        var minus = false;
        for (var at = first; at < tokens.Count; at++)
        {
            var end = at;
            var count = 0;
            if (at > first && tokens[at].Before > Gap.Space)
            {
                break;
            }

            if (tokens[at].Kind == TokenKind.Number)
            {
                if (Figures.Read(text, tokens, at, english, out end) is not { } figure)
                {
                    return null;
                }

                // A figure after a hyphen is another number: 15-16.
                if (at > first && tokens[at].Before == Gap.Hyphen)
                {
                    break;
                }

                (numerals[0], count) = (new Numeral(NumeralKind.Digits, figure, null), 1);
                minus |= at == first && IsMinus(text, tokens, at);
            }
            else if (tokens[at].Kind == TokenKind.Word)
            {
                count = Word(tokens, at, preferred, language, numerals);
                if (count == 0 && !sum.Empty && at + 1 < tokens.Count && tokens.Text(tokens[at].Plain) is "с" or "и"
                    && russian.Read(tokens.Text(tokens[at + 1].Plain), tokens.Text(tokens[at + 1].Russian), tokens[at + 1].Traits, numerals) == 1
                    && numerals[0].Kind is NumeralKind.Half or NumeralKind.Quarter)
                {
                    (count, end) = (1, at + 1);
                    numerals[0] = numerals[0] with { Kind = NumeralKind.Half };
                }
            }

            if (count == 0 || !TakeAll(ref sum, numerals[..count]))
            {
                break;
            }

            var word = tokens[at].Kind == TokenKind.Word;
            spelled |= word;
            language ??= numerals[0].Language;
            from = numerals[count - 1].From;
            last = end;
            at = end;
            if (!word && Suffix(tokens, end, ref sum, ref language))
            {
                last = ++at;
                break;
            }
        }

        if (sum.Empty || (last == first && spelled && tokens.Text(tokens[first].Plain) is "пол"))
        {
            return null;
        }

        var value = minus ? -sum.Value : sum.Value;
        return new FoundNumber(first, last, value, language, sum.Order, sum.Group, spelled);
    }

    private static bool TakeAll(ref NumberSum sum, ReadOnlySpan<Numeral> numerals)
    {
        var tried = sum;
        foreach (var numeral in numerals)
        {
            if (!tried.Take(numeral))
            {
                return false;
            }
        }

        sum = tried;
        return true;
    }

    private int Word(Tokens tokens, int at, Locale? preferred, Locale? language, Span<Numeral> numerals)
    {
        ref var token = ref tokens[at];
        var plain = tokens.Text(token.Plain);
        var russianFirst = language == Locale.Ru || (language is null && preferred == Locale.Ru && (token.Traits & WordTraits.Kazakh) == 0);
        var count = russianFirst ? russian.Read(plain, tokens.Text(token.Russian), token.Traits, numerals) : 0;
        if (count == 0)
        {
            count = kazakh.Read(plain, tokens.Text(token.Kazakh), numerals);
        }

        return count == 0 && !russianFirst && (token.Traits & WordTraits.Kazakh) == 0
            ? russian.Read(plain, tokens.Text(token.Russian), token.Traits, numerals)
            : count;
    }

    /// <summary>Takes in what hangs on figures: «23-тен», «5-го», «21st», «100к».</summary>
    private bool Suffix(Tokens tokens, int figures, ref NumberSum sum, ref Locale? language)
    {
        var at = figures + 1;
        if (at >= tokens.Count || tokens[at].Before > Gap.Hyphen || tokens[at].Kind != TokenKind.Word)
        {
            return false;
        }

        var plain = tokens.Text(tokens[at].Plain);
        if (plain is "к" or "k" or "т" && tokens[at].Before == Gap.None)
        {
            return sum.Take(new Numeral(NumeralKind.Scale, 1000, null));
        }

        if (plain is "st" or "nd" or "rd" or "th")
        {
            language = Locale.En;
            return sum.Take(new Numeral(NumeralKind.Half, 0, Locale.En, Order: true)) || true;
        }

        if (plain is "го" or "ого" or "его" or "му" or "ому" or "й" or "ый" or "ой" or "ий" or "я" or "ая" or "е" or "ое" or "ые" or "х" or "ых" or "ми" or "ти" or "и" or "ью" or "м" or "ом" or "ую" or "ю" or "ым")
        {
            language = Locale.Ru;
            return true;
        }

        if (kazakh.IsEnding(tokens.Text(tokens[at].Kazakh), out _))
        {
            language = Locale.Kk;
            return true;
        }

        return false;
    }

    /// <summary>«үштен бір»: of three, one. Also «нөл бүтін оннан бес».</summary>
    private FoundNumber Fraction(string text, Tokens tokens, FoundNumber number, Locale? preferred, ref int at)
    {
        if (at >= tokens.Count || tokens[at].Before > Gap.Space)
        {
            return number;
        }

        if (tokens.Text(tokens[at].Kazakh) is "бутин" && At(text, tokens, Math.Min(at + 1, tokens.Count - 1), preferred, false) is { } below && below.First == at + 1)
        {
            var next = below.Last + 1;
            var part = Fraction(text, tokens, below, preferred, ref next);
            if (part.Value < 1)
            {
                at = next;
                return number with { Last = part.Last, Value = number.Value + part.Value };
            }
        }

        var last = tokens.Text(tokens[number.Last].Kazakh);
        if (last.Length > 4 && last[^3..] is "тен" or "тан" or "ден" or "дан" or "нен" or "нан" && number.Value >= 2
            && At(text, tokens, at, preferred, false) is { Spelled: true } above && above.First == at && above.Value < number.Value && above.Value > 0)
        {
            at = above.Last + 1;
            return number with { Last = above.Last, Value = above.Value / number.Value };
        }

        return number;
    }

    private static bool IsMinus(string text, Tokens tokens, int at)
    {
        if (at > 0 && tokens.Text(tokens[at - 1].Plain) is "минус" or "minus")
        {
            return true;
        }

        var start = tokens[at].Start;
        return start > 0 && text[start - 1] is '-' or '−' && (start == 1 || char.IsWhiteSpace(text[start - 2]));
    }
}
