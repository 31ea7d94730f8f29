using System.Text.RegularExpressions;
using Hotline.Content;
using Hotline.Content.Reading;
using Hotline.Core.Messages;

namespace Hotline.Dialogs.Tests.Spelling;

/// <summary>
/// Every Russian text against hunspell's Russian dictionary. The Kazakh dictionary refuses too many right words to be a gate:
/// <c>locales/unknown-words kk</c> prints them for a reader.
/// </summary>
public sealed partial class SpellingTests
{
    private const string Dictionary = "ru_RU";
    private const string AllowedFile = "locales/ru/allowed-words.txt";

    [Fact]
    public void Every_Russian_word_is_spelt_as_the_dictionary_or_the_list_has_it()
    {
        SkipWithoutHunspell();
        var words = Words(Shipped.Files).ToList();
        Assert.True(words.Count > 1000, $"Only {words.Count} words were found.");

        var unknown = Hunspell.Ask(Dictionary, words.Select(word => word.Text).Distinct())!;
        var allowed = Allowed().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var findings = words.Where(word => unknown.Contains(word.Text) && !allowed.Contains(word.Text)).Select(word => $"{word.Place}: '{word.Text}'").Distinct().ToList();

        Assert.True(findings.Count == 0, $"Not in the dictionary; if they are right, add them to {AllowedFile}:\n{string.Join('\n', findings)}");
    }

    [Fact]
    public void A_word_of_the_list_is_used_and_the_dictionary_does_not_have_it()
    {
        SkipWithoutHunspell();
        var used = Words(Shipped.Files).Select(word => word.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var unknown = Hunspell.Ask(Dictionary, Allowed())!;

        Assert.Empty(Allowed().Where(word => !used.Contains(word)).Select(word => $"{AllowedFile}: no text has '{word}'"));
        Assert.Empty(Allowed().Where(word => !unknown.Contains(word)).Select(word => $"{AllowedFile}: the dictionary has '{word}'"));
    }

    [Fact]
    public void A_misspelt_word_is_found_at_its_line()
    {
        SkipWithoutHunspell();
        var file = new ContentFile("locales/ru/x.yaml", "a:\n  b: Хорошо.\n  c: |-\n    Первая строка.\n    Вторая строчька про {minutes}.\n");
        var words = Words([file]).ToList();
        var unknown = Hunspell.Ask(Dictionary, words.Select(word => word.Text))!;

        var found = Assert.Single(words, word => unknown.Contains(word.Text));
        Assert.Equal(("строчька", "locales/ru/x.yaml:5"), (found.Text, found.Place));
    }

    /// <summary>The words of all Russian texts; lists of what callers write hold misspelt ones on purpose.</summary>
    private static IEnumerable<(string Text, string Place)> Words(IEnumerable<ContentFile> files)
    {
        var russian = files.Where(file => file.Path.StartsWith("locales/ru/", StringComparison.Ordinal)).ToDictionary(file => file.Path);
        foreach (var (_, locale, text) in LocaleReader.Read(russian.Values, new Findings()).AllTexts())
        {
            var lines = russian[text.Place.File].Text.Split('\n');
            foreach (var line in text.Text.Split('\n'))
            {
                // A greeting in all languages has a line in Kazakh.
                if (locale != Locale.Ru || KazakhLetter().IsMatch(line))
                {
                    continue;
                }

                foreach (Match word in Word().Matches(Placeholder().Replace(line, " ")))
                {
                    var at = Array.FindIndex(lines, text.Place.Line - 1, one => one.Contains(word.Value, StringComparison.Ordinal));
                    yield return (word.Value, $"{text.Place.File}:{(at < 0 ? text.Place.Line : at + 1)}");
                }
            }
        }
    }

    private static IEnumerable<string> Allowed() =>
        File.ReadLines(Path.Combine(Shipped.Root, AllowedFile)).Where(line => line.Length > 0 && !line.StartsWith('#'));

    private static void SkipWithoutHunspell()
    {
        if (Hunspell.FindObstacle(Dictionary) is { } why)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") is "true", why);
            Assert.Fail(why);
        }
    }

    [GeneratedRegex(@"[\p{IsCyrillic}]+(?:-[\p{IsCyrillic}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex("[әғқңөұүһі]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex KazakhLetter();
}
