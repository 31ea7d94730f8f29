using System.Text;

namespace Hotline.Core.Recognition;

/// <summary>
/// Folds text to one plain form for comparing: lower case, Kazakh letters to the ones people type instead, ё to е,
/// look-alike Latin letters inside Cyrillic words, no marks, single spaces. Not for display.
/// </summary>
public static class Folding
{
    private const string From = "әғқңөұүһіёқӘҒҚҢӨҰҮҺІ";
    private const string To = "агкноуухиекагкноуухи";

    /// <summary>The folded form. Unpaired surrogates and control characters are dropped.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var space = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune))
            {
                space = folded.Length > 0;
                continue;
            }

            if (space)
            {
                folded.Append(' ');
                space = false;
            }

            var lower = Rune.ToLowerInvariant(rune);
            var at = lower.IsBmp ? From.IndexOf((char)lower.Value, StringComparison.Ordinal) : -1;
            folded.Append(at >= 0 ? To[at].ToString() : lower.ToString());
        }

        return folded.ToString();
    }
}
