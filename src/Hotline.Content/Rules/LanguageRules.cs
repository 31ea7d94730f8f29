using System.Text.RegularExpressions;
using Hotline.Content.Reading;
using Hotline.Core.Messages;

namespace Hotline.Content.Rules;

/// <summary>
/// Each text is in its language and speaks politely: no Russian left in Kazakh, no сен, no ты, no Russian that knows the
/// caller's or the program's gender. Rules of thumb, made to be quiet on good text.
/// </summary>
internal static partial class LanguageRules
{
    /// <summary>Russian words that no Kazakh sentence has. Not here: words that are Kazakh too, such as "не", "да", "бар", "сот".</summary>
    private static readonly HashSet<string> Russian = new(
        ("и в на с по для что это вы вас вам ваш ваша ваши мы нас нам я мне меня он она они его нет если или только чтобы как все всё есть можно нужно " +
        "пожалуйста здравствуйте спасибо сейчас специалист специалиста человек человека помощь напишите ответ вопрос удалить номер позвоните звоните " +
        "другой здесь сюда когда почему потому бесплатно круглосуточно хорошо извините продолжить пропустить").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Informal = new(
        ["сен", "сені", "саған", "сенің", "сенде", "сенен", "сенімен", "сендер"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Ordinary words with the ending of a second person.</summary>
    private static readonly HashSet<string> NotInformal = new(["мың", "қалың", "жиың", "ақың"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Bare = new(
        ["жаз", "айт", "күт", "таңда", "жібер", "тоқта", "шал", "ойла", "тексер", "сақта", "өшір", "жауап бер"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Familiar = new(
        ["ты", "тебя", "тебе", "тобой", "твой", "твоя", "твоё", "твои"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Gendered = new(
        ["должен", "должна", "уверен", "уверена", "рад", "рада", "готов", "готова", "сам", "сама", "согласен", "согласна", "понял", "поняла"],
        StringComparer.OrdinalIgnoreCase);

    public static void Check(Source source, Findings findings)
    {
        foreach (var (key, byLocale) in source.Locales.Texts)
        {
            if (source.Allowed.AllLanguages.Contains(key))
            {
                continue;
            }

            CheckTranslated(key, byLocale, findings);
            foreach (var (locale, text) in byLocale)
            {
                var words = WordPattern().Matches(PlacePattern().Replace(text.Text, "")).Select(match => match.Value).ToList();
                CheckScripts(key, locale, text, words, findings);
                if (locale is Locale.Kk && !SameEverywhere(byLocale))
                {
                    CheckKazakh(key, text, words, findings);
                }
                else if (locale is Locale.Ru)
                {
                    CheckRussian(key, text, words, findings);
                }
            }
        }
    }

    private static bool SameEverywhere(Dictionary<Locale, LocaleText> byLocale) =>
        byLocale.Count == Locales.All.Count && byLocale.Values.Select(text => text.Text).Distinct().Count() == 1;

    /// <summary>The same words in two languages were forgotten in one. The same in all three are a name, such as "Русский".</summary>
    private static void CheckTranslated(string key, Dictionary<Locale, LocaleText> byLocale, Findings findings)
    {
        if (SameEverywhere(byLocale))
        {
            return;
        }

        foreach (var same in byLocale.GroupBy(one => one.Value.Text).Where(group => group.Count() > 1 && group.Key.Any(char.IsLetter)))
        {
            findings.Add(same.Last().Value.Place, "not-translated", $"'{key}' is the same in {string.Join(" and ", same.Select(one => one.Key.Code()))}.");
        }
    }

    private static void CheckScripts(string key, Locale locale, LocaleText text, List<string> words, Findings findings)
    {
        if (words.Any(word => word.Any(IsLatin) && word.Any(IsCyrillic)))
        {
            findings.Add(text.Place, "mixed-letters", $"'{key}' has a word of Latin and Cyrillic letters.");
        }

        if (locale is Locale.En && words.Any(word => word.Any(IsCyrillic)) && words.Any(word => word.Any(IsLatin)))
        {
            findings.Add(text.Place, "wrong-language", $"'{key}' has Cyrillic words in English.");
        }

        if (locale is not Locale.En && words.Count > 1 && !words.Any(word => word.Any(IsCyrillic)))
        {
            findings.Add(text.Place, "wrong-language", $"'{key}' has no Cyrillic word.");
        }
    }

    private static void CheckKazakh(string key, LocaleText text, List<string> words, Findings findings)
    {
        if (words.FirstOrDefault(word => Russian.Contains(word) || RussianPattern().IsMatch(word)) is { } russian)
        {
            findings.Add(text.Place, "russian-in-kazakh", $"'{key}' has the Russian word \"{russian}\".");
        }

        if (words.FirstOrDefault(word => Informal.Contains(word) || (InformalPattern().IsMatch(word) && !NotInformal.Contains(word))) is { } informal)
        {
            findings.Add(text.Place, "informal-kazakh", $"'{key}' says сен: \"{informal}\".");
        }

        var lasts = SentencePattern().Split(text.Text).Select(sentence => WordPattern().Matches(sentence).LastOrDefault()?.Value);
        if (lasts.FirstOrDefault(word => word is not null && Bare.Contains(word)) is { } bare)
        {
            findings.Add(text.Place, "informal-kazakh", $"'{key}' commands: \"{bare}\".");
        }
    }

    private static void CheckRussian(string key, LocaleText text, List<string> words, Findings findings)
    {
        if (words.FirstOrDefault(Familiar.Contains) is { } familiar)
        {
            findings.Add(text.Place, "informal-russian", $"'{key}' says ты: \"{familiar}\".");
        }

        if (words.FirstOrDefault(Gendered.Contains) is { } gendered)
        {
            findings.Add(text.Place, "gendered-russian", $"'{key}' knows a gender: \"{gendered}\".");
        }
        else if (PastPattern().Match(text.Text) is { Success: true } past)
        {
            findings.Add(text.Place, "gendered-russian", $"'{key}' knows a gender: \"{past.Value.Trim()}\".");
        }
    }

    private static bool IsLatin(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsCyrillic(char letter) => letter is >= 'Ѐ' and <= 'ԯ';

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex PlacePattern();

    [GeneratedRegex(@"[.?!:;\n]", RegexOptions.CultureInvariant)]
    private static partial Regex SentencePattern();

    /// <summary>Russian endings and letters that Kazakh and its loans do not have.</summary>
    [GeneratedRegex("[ёъ]|(?:ться|тся|ать|ять|ить|ого|ыми|ешь|ишь|ость|ание|ение)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RussianPattern();

    /// <summary>-сың, -сің, and a possessive -ың, -ің that is not the ending of a genitive.</summary>
    [GeneratedRegex("(?:с[ыі]ң|[^ндт\\W][ыі]ң)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex InformalPattern();

    /// <summary>A past singular said of "я" or "вы", or both endings offered with a bracket.</summary>
    [GeneratedRegex(@"(?<!\p{L})(?:я|вы)\s+(?:\p{L}+\s+){0,2}?\p{L}{2,}(?:л|ла|лся|лась)(?!\p{L})|\p{L}\((?:а|ла|ась)\)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PastPattern();
}
