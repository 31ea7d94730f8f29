using System.Collections.Frozen;
using System.Globalization;

namespace Hotline.Core.Recognition;

/// <summary>What is known of single letters: which script they firmly belong to, and what they look like in the other one.</summary>
public static class Letters
{
    // Lower-case pairs that the eye cannot tell apart, Latin first. Capitals that agree only as capitals are in the second row.
    private const string LatinLooks = "aceopxyihjs" + "KMTBH";
    private const string CyrillicLooks = "асеорхуіһјѕ" + "КМТВН";

    // Typed for a Cyrillic letter inside a word that is otherwise Cyrillic, though the eye would notice.
    private const string LatinForced = "kmtbnurgdvwzlf";
    private const string CyrillicForced = "кмтьпигдвшзлф";

    private const string KazakhFrom = "әғқңөұүһіёїґ";
    private const string KazakhTo = "агкноуухиеиг";

    private const string LatinFrom = "äáàâãåæāöóòôõōøőüúùûūűğǵģşśšșñńňçćčıíìîïīéèêëēěýÿžźżłß";
    private const string LatinTo = "aaaaaaaaoooooooouuuuuugggssssnnncccciiiiiieeeeeeyyzzzls";

    private static readonly FrozenDictionary<char, char> Plains = Zip(KazakhFrom, KazakhTo).Concat(Zip(LatinFrom, LatinTo)).ToFrozenDictionary();
    private static readonly char[] CyrillicOf = Table(LatinLooks, CyrillicLooks, LatinForced, CyrillicForced);
    private static readonly FrozenDictionary<char, char> LatinOf = Zip(CyrillicLooks, LatinLooks).ToFrozenDictionary();

    public static bool IsCyrillic(char letter) => letter is >= '\u0400' and <= '\u052F';

    public static bool IsLatin(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '\u00C0' and <= '\u024F' and not '×' and not '÷') or (>= '\u1E00' and <= '\u1EFF');

    public static bool IsArabic(char letter) => letter is (>= '\u0620' and <= '\u06FF') or (>= '\u0750' and <= '\u077F') or (>= '\uFB50' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    /// <summary>A letter that Kazakh has and Russian has not.</summary>
    public static bool IsKazakh(char lower) => lower is 'ә' or 'ғ' or 'қ' or 'ң' or 'ө' or 'ұ' or 'ү' or 'һ' or 'і';

    /// <summary>The letter people type instead when the keyboard lacks it: қ to к, ş to s.</summary>
    public static char Plain(char lower) => lower < 0x80 || lower is >= 'а' and <= 'я' ? lower : Plains.GetValueOrDefault(lower, lower);

    /// <summary>The same for a letter of either case.</summary>
    public static char Lower(char letter) => letter switch
    {
        < (char)0x80 => letter is >= 'A' and <= 'Z' ? (char)(letter | 0x20) : letter,
        'İ' => 'i',
        'Ι' or 'ι' => 'i',
        _ => char.ToLowerInvariant(letter),
    };

    internal static bool LooksCyrillic(char letter) => letter < 128 && LatinLooks.Contains(letter, StringComparison.Ordinal)
        || letter < 128 && LatinLooks.Contains(Lower(letter), StringComparison.Ordinal);

    internal static bool LooksLatin(char letter) => LatinOf.ContainsKey(letter) || LatinOf.ContainsKey(Lower(letter));

    /// <summary>A Latin letter as the Cyrillic one it stands for, in lower case; itself when there is none.</summary>
    internal static char ToCyrillic(char letter) => letter < 128 && CyrillicOf[letter] != 0 ? CyrillicOf[letter] : Lower(letter);

    /// <summary>A Cyrillic letter as the Latin one it looks like, in lower case; itself when there is none.</summary>
    internal static char ToLatin(char letter) =>
        LatinOf.TryGetValue(letter, out var same) || LatinOf.TryGetValue(Lower(letter), out same) ? Lower(same) : Lower(letter);

    /// <summary>A letter of the styled alphabets that phones offer (bold, script, full width) as the plain one; zero when it is none.</summary>
    internal static char Unstyled(int codePoint) => codePoint switch
    {
        >= 0x1D400 and <= 0x1D6A3 => (char)(((codePoint - 0x1D400) % 52) is var at && at < 26 ? 'a' + at : 'a' + at - 26),
        >= 0x1D7CE and <= 0x1D7FF => (char)('0' + ((codePoint - 0x1D7CE) % 10)),
        >= 0x1F130 and <= 0x1F149 => (char)('a' + codePoint - 0x1F130),
        _ => '\0',
    };

    /// <summary>Marks and signs that stand inside words without being letters: accents, joiners, soft hyphens, apostrophes.</summary>
    internal static bool IsSilent(char sign) => sign is '\'' or '’' or '‘' or 'ʼ' or '`' or '´' or '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or 'ʻ'
        || sign >= '\u0300' && CharUnicodeInfo.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;

    private static char[] Table(string latin, string cyrillic, string forced, string forcedTo)
    {
        var table = new char[128];
        foreach (var (from, to) in Zip(forced, forcedTo).Concat(Zip(latin, cyrillic)))
        {
            table[from] = char.ToLowerInvariant(to);
            if (char.IsAsciiLetterLower(from) && table[from - 32] == 0)
            {
                table[from - 32] = char.ToLowerInvariant(to);
            }
        }

        return table;
    }

    private static IEnumerable<KeyValuePair<char, char>> Zip(string from, string to) =>
        from.Zip(to, KeyValuePair.Create).DistinctBy(pair => pair.Key);
}
