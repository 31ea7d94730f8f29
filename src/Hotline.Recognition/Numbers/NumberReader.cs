using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Numbers;

/// <summary>Finds the Kazakh and Russian numbers of a message, and those in figures.</summary>
internal sealed class NumberReader(KazakhNumerals kazakh, RussianNumerals russian)
{
    private const int MostTogether = 16;

    public void Find(string text, Tokens tokens, Locale? preferred, List<FoundNumber> into)
    {
        var clearlyKazakh = preferred == Locale.Kk || ClearlyKazakh(tokens);
        var began = into.Count;
        for (var at = 0; at < tokens.Count;)
        {
            if (At(text, tokens, at, preferred) is not { } number)
            {
                // A date or an address in figures is passed whole.
                at += tokens[at].Kind == TokenKind.Number && Figures.Read(text, tokens, at, preferred == Locale.En, out var end) is null ? end - at + 1 : 1;
                continue;
            }

            at = number.Last + 1;
            if (!IsWeak(tokens, number, clearlyKazakh, preferred) && !IsQuarter(tokens, number, into, began))
            {
                into.Add(number);
            }
        }

        Fractions.Join(tokens, russian, into, began);
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

    /// <summary>«он» is ten in Kazakh and he in Russian.</summary>
    private bool IsWeak(Tokens tokens, FoundNumber number, bool clearlyKazakh, Locale? preferred) =>
        number.First == number.Last && number.Spelled && !clearlyKazakh
        && (tokens.Count > 1 || preferred is Locale.Ru or Locale.En)
        && kazakh.IsWeak(tokens.Text(tokens[number.First].Plain))
        && !(number.Last + 1 < tokens.Count && kazakh.IsCounted(tokens.Text(tokens[number.Last + 1].Plain)));

    /// <summary>«Бірінші тоқсан» is the first quarter of a year, not ninety.</summary>
    private static bool IsQuarter(Tokens tokens, FoundNumber number, List<FoundNumber> into, int began) =>
        number.Value == 90 && number.First == number.Last && number.Language == Locale.Kk && number.Spelled
        && into.Count > began && into[^1] is { Order: true, Value: <= 4 } before && before.Last == number.First - 1 && tokens[number.First].Before <= Gap.Space;

    private FoundNumber? At(string text, Tokens tokens, int first, Locale? preferred)
    {
        var run = default(NumberRun);
        Span<Numeral> numerals = stackalloc Numeral[MostTogether];
        for (var at = first; at < tokens.Count; at = run.Last + 1)
        {
            if (at > first && tokens[at].Before > Gap.Space)
            {
                break;
            }

            if (tokens[at].Kind == TokenKind.Number)
            {
                if (Figures.Read(text, tokens, at, preferred == Locale.En, out var end) is not { } figure)
                {
                    if (at == first)
                    {
                        return null;
                    }

                    break;
                }

                // A figure after a hyphen is another number: 15-16.
                numerals[0] = new Numeral(NumeralKind.Digits, figure, null);
                if ((at > first && tokens[at].Before == Gap.Hyphen) || !run.Take(numerals[..1], end, spelled: false))
                {
                    break;
                }

                if (run.TakeSuffix(text, tokens, kazakh))
                {
                    if (run.Sum.Closed)
                    {
                        break;
                    }
                }
            }
            else if (tokens[at].Kind != TokenKind.Word || !(run.Take(numerals[..Word(tokens, at, preferred, run.Language, numerals)], at, spelled: true) || WithHalf(tokens, at, ref run, numerals)))
            {
                break;
            }
        }

        return run.Empty || (!run.Sure && tokens.Count > 1) || (run.Last == first && run.Spelled && tokens.Text(tokens[first].Plain) is "пол")
            ? null
            : new FoundNumber(first, run.Last, IsMinus(text, tokens, first) ? -run.Sum.Value : run.Sum.Value, run.Language, run.Sum.Order, run.Sum.Group, run.Spelled, run.From, run.Sum.Closed);
    }

    /// <summary>«два с половиной», «час с четвертью».</summary>
    private bool WithHalf(Tokens tokens, int at, ref NumberRun run, Span<Numeral> numerals)
    {
        if (run.Empty || at + 1 >= tokens.Count || tokens.Text(tokens[at].Plain) is not ("с" or "и")
            || russian.Read(ref tokens[at + 1], tokens, numerals) != 1 || numerals[0].Kind is not (NumeralKind.Half or NumeralKind.Quarter))
        {
            return false;
        }

        numerals[0] = numerals[0] with { Kind = NumeralKind.Half };
        return run.Take(numerals[..1], at + 1, spelled: true);
    }

    private int Word(Tokens tokens, int at, Locale? preferred, Locale? language, Span<Numeral> numerals)
    {
        ref var token = ref tokens[at];
        var isKazakh = (token.Traits & (WordTraits.Kazakh | WordTraits.Turkic)) != 0;

        // Outside Kazakh, a word is Russian before it is Kazakh without its letters.
        var russianFirst = !isKazakh && (language == Locale.Ru || (language is null && preferred != Locale.Kk && (token.Traits & WordTraits.Cyrillic) != 0));
        var count = russianFirst ? russian.Read(ref token, tokens, numerals) : 0;
        count = count == 0 ? kazakh.Read(ref token, tokens, numerals) : count;
        return count == 0 && !russianFirst && !isKazakh ? russian.Read(ref token, tokens, numerals) : count;
    }

    private static bool IsMinus(string text, Tokens tokens, int at)
    {
        if (at > 0 && tokens[at].Before <= Gap.Space && tokens.Text(tokens[at - 1].Plain) is "минус" or "minus")
        {
            return true;
        }

        // «- 5» and «-.5», but not «2-5» and not «от 2 -5».
        var before = tokens[at].Start - 1;
        before = before >= 0 && text[before] is '.' or ',' ? before - 1 : before;
        return tokens[at].Kind == TokenKind.Number && before >= 0 && text[before] is '-' or '−' && (before == 0 || char.IsWhiteSpace(text[before - 1]));
    }
}
