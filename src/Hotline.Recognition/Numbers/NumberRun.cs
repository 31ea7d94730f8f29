using Hotline.Core.Messages;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Numbers;

/// <summary>One number as it grows, token by token.</summary>
internal struct NumberRun
{
    private NumberSum _sum;

    public int Last { get; private set; }

    public bool Spelled { get; private set; }

    /// <summary>A numeral is in it that is nothing else.</summary>
    public bool Sure { get; private set; }

    /// <summary>It ends with figures, so that only a scale or an ending may follow.</summary>
    public bool EndsInFigures { get; private set; }

    public bool From { get; private set; }

    public Locale? Language { get; set; }

    public readonly bool Empty => _sum.Empty;

    public readonly NumberSum Sum => _sum;

    /// <summary>Takes all numerals of a token, or none of them.</summary>
    public bool Take(ReadOnlySpan<Numeral> numerals, int last, bool spelled)
    {
        // «5 мин» are minutes.
        if (numerals.IsEmpty || (numerals[0].Shy && EndsInFigures))
        {
            return false;
        }

        var tried = _sum;
        foreach (ref readonly var numeral in numerals)
        {
            if (!tried.Take(numeral))
            {
                return false;
            }
        }

        _sum = tried;
        Last = last;
        Spelled |= spelled;
        Sure |= !numerals[0].Shy;
        EndsInFigures = !spelled;
        From = numerals[^1].From;
        Language ??= numerals[0].Language;
        return true;
    }

    /// <summary>Takes in what hangs on figures: «23-тен», «5-го», «21st», «100к», «3М».</summary>
    public bool TakeSuffix(string text, Tokens tokens, KazakhNumerals kazakh)
    {
        var at = Last + 1;
        if (at >= tokens.Count || tokens[at].Before > Gap.Hyphen || tokens[at].Kind != TokenKind.Word)
        {
            return false;
        }

        ref var token = ref tokens[at];
        var plain = tokens.Text(token.Plain);
        var scale = token.Before != Gap.None ? 0 : plain switch
        {
            "к" or "k" or "т" => 1000m,
            "м" or "m" when char.IsUpper(text[token.Start]) => 1_000_000m,
            "г" or "g" when char.IsUpper(text[token.Start]) && _sum.Value is < 1000 => 1_000_000_000m,
            _ => 0,
        };
        if (scale > 0)
        {
            Last = _sum.Take(new Numeral(NumeralKind.Scale, scale, null)) ? at : Last;
            return Last == at;
        }

        if (plain is "st" or "nd" or "rd" or "th")
        {
            Close(Locale.En, order: true);
        }
        else if (plain is "го" or "ого" or "его" or "му" or "ому" or "й" or "ый" or "ой" or "ий" or "я" or "ая" or "е" or "ое" or "ые" or "х" or "ых" or "ми" or "ти" or "и" or "ью" or "м" or "ом" or "ую" or "ю" or "ым" or "ыми" or "мя" or "go" or "ogo" or "y" or "yy" or "oy" or "aya" or "oe" or "om" or "h" or "mu")
        {
            Close(Locale.Ru, order: plain is not ("х" or "ми" or "ти" or "и" or "ью" or "мя" or "h"));
        }
        else if (kazakh.IsEnding(tokens.Text(token.Kazakh), out var order))
        {
            Close(Locale.Kk, order);
        }
        else
        {
            return false;
        }

        Last = at;
        return true;
    }

    private void Close(Locale language, bool order)
    {
        Language = language;
        _sum.Close(order);
    }
}
