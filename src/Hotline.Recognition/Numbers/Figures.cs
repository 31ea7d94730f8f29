using Hotline.Recognition.Text;

namespace Hotline.Recognition.Numbers;

/// <summary>Reads numbers written in figures: groups of three, decimals, fractions.</summary>
internal static class Figures
{
    private const int LongestFigure = 15;

    /// <summary>The number that begins with the figures at <paramref name="first"/>; null when they are part of something else.</summary>
    public static decimal? Read(string text, Tokens tokens, int first, bool english, out int last)
    {
        last = first;
        var digits = tokens.Text(tokens[first].Plain);
        if (!TryParse(digits, out var value))
        {
            return null;
        }

        if (digits.Length <= 3 && digits[0] != '0')
        {
            value = Grouped(text, tokens, value, english, ref last);
        }

        if (last + 1 < tokens.Count && Joint(text, tokens, last) is '.' or ',' && tokens[last + 1].Kind == TokenKind.Number)
        {
            // 12.05.2024 and 10.0.0.1 are no numbers.
            if (last + 2 < tokens.Count && Joint(text, tokens, last + 1) == Joint(text, tokens, last) && tokens[last + 2].Kind == TokenKind.Number)
            {
                last += 2;
                return null;
            }

            var part = tokens.Text(tokens[last + 1].Plain);
            if (part.Length <= 9 && TryParse(part, out var decimals))
            {
                last++;
                return value + (decimals / Power(part.Length));
            }
        }

        if (last + 1 < tokens.Count && Joint(text, tokens, last) == '/' && tokens[last + 1].Kind == TokenKind.Number
            && TryParse(tokens.Text(tokens[last + 1].Plain), out var below) && below > 0 && below > value)
        {
            last++;
            return value / below;
        }

        return value;
    }

    /// <summary>The only sign between a token and the next, or zero.</summary>
    private static char Joint(string text, Tokens tokens, int left)
    {
        var from = tokens[left].End;
        return tokens[left + 1].Start == from + 1 ? text[from] : '\0';
    }

    private static decimal Grouped(string text, Tokens tokens, decimal value, bool english, ref int last)
    {
        var separator = '\0';
        while (last + 1 < tokens.Count && tokens[last + 1].Kind == TokenKind.Number && tokens[last + 1].Plain.Length == 3)
        {
            var joint = Joint(text, tokens, last);
            var joins = joint is ' ' or '\u00A0' or '\u202F' or '\'' || joint == ',' || (joint == '.' && !english);
            if (!joins || (separator != '\0' && joint != separator) || value >= 1_000_000_000_000m || !TryParse(tokens.Text(tokens[last + 1].Plain), out var group))
            {
                break;
            }

            // «1,500,7» and «12.345.67» do not group; the next figures decide.
            separator = joint;
            value = (value * 1000) + group;
            last++;
        }

        return value;
    }

    private static bool TryParse(ReadOnlySpan<char> digits, out decimal value)
    {
        value = 0;
        if (digits.Length is 0 or > LongestFigure)
        {
            return false;
        }

        foreach (var digit in digits)
        {
            value = (value * 10) + (decimal)char.GetNumericValue(digit);
        }

        return value >= 0;
    }

    private static decimal Power(int digits)
    {
        var power = 1m;
        for (var i = 0; i < digits; i++)
        {
            power *= 10;
        }

        return power;
    }
}
