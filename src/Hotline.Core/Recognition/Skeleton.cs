using System.Text;

namespace Hotline.Core.Recognition;

/// <summary>
/// One form for a word however it was typed: in capitals, without the Kazakh letters, in Cyrillic or in Latin (<c>қалам</c>,
/// <c>Калам</c>, <c>qalam</c>). For comparing a word with itself; different words may share a form.
/// </summary>
public static class Skeleton
{
    private const string From = "абвгдежзийклмнопрстуфхцчшщыэюяqwxyъь";

    private static readonly string[] To =
        ["a", "b", "v", "g", "d", "e", "j", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h", "ts", "ch", "sh", "sh", "i", "e", "iu", "ia", "k", "u", "h", "i", "", ""];

    // Two Latin letters for what another writer spells with one.
    private static readonly (string Pair, string One)[] Pairs = [("sh", "s"), ("ch", "c"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ng", "n"), ("ts", "s")];

    public static string Of(string words)
    {
        var latin = new StringBuilder(words.Length + 8);
        foreach (var letter in Folding.Fold(words))
        {
            if (From.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at)
            {
                latin.Append(To[at]);
            }
            else if (char.IsLetterOrDigit(letter))
            {
                latin.Append(letter);
            }
        }

        foreach (var (pair, one) in Pairs)
        {
            latin.Replace(pair, one);
        }

        return Squeezed(latin);
    }

    /// <summary>Letters written twice, or held down, count once.</summary>
    private static string Squeezed(StringBuilder letters)
    {
        var squeezed = new StringBuilder(letters.Length);
        for (var i = 0; i < letters.Length; i++)
        {
            if (i == 0 || letters[i] != letters[i - 1] || char.IsDigit(letters[i]))
            {
                squeezed.Append(letters[i]);
            }
        }

        return squeezed.ToString();
    }
}
