namespace Hotline.Recognition.Tests;

/// <summary>Kazakh endings put on a numeral by the rules of harmony, independently of how they are read.</summary>
internal static class KazakhForms
{
    private const string Back = "аоұы";
    private const string Front = "әеөүі";

    public static Func<string, string> Of(string form) => form switch
    {
        nameof(Genitive) => Genitive,
        nameof(Dative) => Dative,
        nameof(Accusative) => Accusative,
        nameof(Locative) => Locative,
        nameof(Ablative) => Ablative,
        nameof(Instrumental) => Instrumental,
        nameof(Ordinal) => Ordinal,
        nameof(OrdinalOfItsAblative) => OrdinalOfItsAblative,
        nameof(Like) => Like,
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, null),
    };

    public static string Genitive(string word) => word + Pick(word, Last(word) switch { Sound.Vowel or Sound.Nasal => "ның", Sound.Deaf => "тың", _ => "дың" });

    public static string Dative(string word) => word + Pick(word, Last(word) == Sound.Deaf ? "қа" : "ға");

    public static string Accusative(string word) => word + Pick(word, Last(word) switch { Sound.Vowel => "ны", Sound.Deaf => "ты", _ => "ды" });

    public static string Locative(string word) => word + Pick(word, Last(word) == Sound.Deaf ? "та" : "да");

    public static string Ablative(string word) => word + Pick(word, Last(word) switch { Sound.Nasal => "нан", Sound.Deaf => "тан", _ => "дан" });

    public static string Instrumental(string word) => word + Last(word) switch { Sound.Deaf => "пен", Sound.Voiced => "бен", _ => "мен" };

    public static string Ordinal(string word) =>
        word + (word.EndsWith("жиырма", StringComparison.Ordinal) ? "сыншы" : Pick(word, Last(word) == Sound.Vowel && word[^1] != 'у' ? "ншы" : "ыншы"));

    public static string OrdinalOfItsAblative(string word) => Ordinal(word) + Pick(word, "сынан");

    public static string Like(string word) => word + Pick(word, Last(word) == Sound.Deaf ? "тай" : "дай");

    private static Sound Last(string word) => word[^1] switch
    {
        'м' or 'н' or 'ң' => Sound.Nasal,
        'з' or 'ж' => Sound.Voiced,
        'л' or 'р' => Sound.Liquid,
        'д' or 'с' or 'т' or 'к' or 'қ' or 'ш' or 'п' => Sound.Deaf,
        _ => Sound.Vowel,
    };

    /// <summary>The ending as it is, or with front vowels when the last vowel that tells is a front one.</summary>
    private static string Pick(string word, string ending)
    {
        var last = word[(word.LastIndexOf(' ') + 1)..];
        var tells = last.LastOrDefault(letter => Back.Contains(letter, StringComparison.Ordinal) || Front.Contains(letter, StringComparison.Ordinal));
        return last.StartsWith("ми", StringComparison.Ordinal) || last.StartsWith("три", StringComparison.Ordinal) || !Front.Contains(tells, StringComparison.Ordinal)
            ? ending
            : ending.Replace('ы', 'і').Replace('а', 'е').Replace('ғ', 'г').Replace('қ', 'к');
    }

    private enum Sound
    {
        Vowel,
        Nasal,
        Voiced,
        Liquid,
        Deaf,
    }
}
