namespace Hotline.Recognition.Tests;

/// <summary>Russian numbers in the oblique cases, every word of them bent: 0 is the genitive, 1 the dative, 2 the instrumental, 3 the prepositional.</summary>
internal static class RussianForms
{
    private static readonly string[][] Units =
    [
        ["нуля", "нулю", "нулём", "нуле"],
        ["одного", "одному", "одним", "одном"],
        ["двух", "двум", "двумя", "двух"],
        ["трёх", "трём", "тремя", "трёх"],
        ["четырёх", "четырём", "четырьмя", "четырёх"],
        ["пяти", "пяти", "пятью", "пяти"],
        ["шести", "шести", "шестью", "шести"],
        ["семи", "семи", "семью", "семи"],
        ["восьми", "восьми", "восемью", "восьми"],
        ["девяти", "девяти", "девятью", "девяти"],
    ];

    private static readonly string[] Teens = ["десят", "одиннадцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат", "восемнадцат", "девятнадцат"];
    private static readonly string[] Hundreds = ["сот", "стам", "стами", "стах"];
    private static readonly string[] Scales = ["", "тысяч", "миллион", "миллиард", "триллион"];
    private static readonly string[] Singular = ["а", "у", "ом", "е"];
    private static readonly string[] Plural = ["ов", "ам", "ами", "ах"];
    private static readonly string[] Feminine = ["и", "е", "ей", "е"];
    private static readonly string[] FemininePlural = ["", "ам", "ами", "ах"];

    public static string Bent(long number, int bent)
    {
        if (number == 0)
        {
            return Units[0][bent];
        }

        var words = new List<string>();
        for (var scale = 4; scale >= 0; scale--)
        {
            var group = (int)(number / (long)Math.Pow(1000, scale) % 1000);
            if (group == 0)
            {
                continue;
            }

            Group(words, group, bent, feminine: scale == 1);
            if (scale > 0)
            {
                var one = group % 10 == 1 && group % 100 != 11;
                words.Add(Scales[scale] + (scale == 1 ? one ? Feminine : FemininePlural : one ? Singular : Plural)[bent]);
            }
        }

        return string.Join(' ', words);
    }

    private static void Group(List<string> words, int group, int bent, bool feminine)
    {
        var (hundred, ten, unit) = (group / 100, group / 10 % 10, group % 10);
        if (hundred > 0)
        {
            words.Add(hundred == 1 ? "ста" : Units[hundred][bent] + Hundreds[bent]);
        }

        if (ten == 1)
        {
            words.Add(Teens[unit] + (bent == 2 ? "ью" : "и"));
            return;
        }

        if (ten > 1)
        {
            words.Add(ten switch
            {
                2 => bent == 2 ? "двадцатью" : "двадцати",
                3 => bent == 2 ? "тридцатью" : "тридцати",
                4 => "сорока",
                9 => "девяноста",
                _ => Units[ten][bent] + (bent == 2 ? "десятью" : "десяти"),
            });
        }

        if (unit > 0)
        {
            words.Add(unit == 1 && feminine ? "одной" : Units[unit][bent]);
        }
    }
}
