using Hotline.Core.Messages;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Numbers;

/// <summary>Joins numbers that are one together: «үштен бір», «две пятых», «бір бүтін оннан бес», «пять целых две десятых», «один точка пять».</summary>
internal static class Fractions
{
    public static void Join(Tokens tokens, RussianNumerals russian, List<FoundNumber> numbers, int began)
    {
        var kept = began;
        for (var at = began; at < numbers.Count; kept++)
        {
            numbers[kept] = Whole(tokens, russian, numbers, at, out var used);
            at += used;
        }

        numbers.RemoveRange(kept, numbers.Count - kept);
    }

    private static FoundNumber Whole(Tokens tokens, RussianNumerals russian, List<FoundNumber> numbers, int at, out int used)
    {
        var number = numbers[at];
        if (number.Order || at + 1 >= numbers.Count)
        {
            used = 1;
            return number;
        }

        var between = number.Last + 1;
        if (numbers[at + 1].First == between + 1 && tokens[between].Before <= Gap.Space && tokens[between + 1].Before <= Gap.Space)
        {
            var word = tokens.Text(tokens[between].Plain);
            if (russian.IsWhole(word) || tokens.Text(tokens[between].Kazakh) is "бутин")
            {
                var below = Part(tokens, numbers, at + 1, out used);
                used = below.Value is < 1 and > 0 ? used + 1 : 1;
                return used == 1 ? number : number with { Last = below.Last, Value = number.Value + below.Value };
            }

            if (word is "точка" or "запятая" or "утир" or "нукте" && numbers[at + 1] is { Value: >= 0 and < 1_000_000, Order: false } digits && digits.Value == decimal.Truncate(digits.Value))
            {
                used = 2;
                return number with { Last = digits.Last, Value = number.Value + Behind(digits.Value) };
            }
        }

        return Part(tokens, numbers, at, out used);
    }

    /// <summary>A fraction of two numbers beside each other; the first alone when they are none.</summary>
    private static FoundNumber Part(Tokens tokens, List<FoundNumber> numbers, int at, out int used)
    {
        var number = numbers[at];
        used = 1;
        if (at + 1 >= numbers.Count || numbers[at + 1] is not { Spelled: true } next || next.First != number.Last + 1 || tokens[next.First].Before > Gap.Space)
        {
            return number;
        }

        if (number is { Language: Locale.Kk, From: true, Value: >= 2 } && next.Value > 0 && next.Value < number.Value)
        {
            used = 2;
            return number with { Last = next.Last, Value = next.Value / number.Value };
        }

        if (number is { Order: false, Spelled: true } && next is { Language: Locale.Ru, Order: true, Value: >= 2 } && number.Value < next.Value && CountsParts(tokens.Text(tokens[next.Last].Plain)))
        {
            used = 2;
            return number with { Last = next.Last, Value = number.Value / next.Value };
        }

        return number;
    }

    /// <summary>«две пятых», «одна пятая»: in «один пятый» nothing is divided.</summary>
    private static bool CountsParts(ReadOnlySpan<char> ordinal) => ordinal[^2..] is "ых" or "их" or "ая" or "ья" or "ую" or "ью" or "ой" or "ей" or "ым";

    private static decimal Behind(decimal digits)
    {
        var scale = 10m;
        while (scale <= digits)
        {
            scale *= 10;
        }

        return digits / scale;
    }
}
