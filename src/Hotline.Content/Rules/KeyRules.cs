using System.Text.RegularExpressions;
using Hotline.Content.Reading;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;

namespace Hotline.Content.Rules;

/// <summary>Keys: each named one is there, each is in three languages with the same placeholders, none is unused.</summary>
internal static partial class KeyRules
{
    public static void Check(Source source, Findings findings)
    {
        var uses = KeyUses.Of(source).ToList();
        CheckNamed(source, uses, findings);
        CheckLanguages(source, findings);
        CheckPlaceholders(source, findings);
        CheckUnused(source, uses, findings);
    }

    private static void CheckNamed(Source source, List<KeyUse> uses, Findings findings)
    {
        foreach (var use in uses)
        {
            var there = use.Kind is UseKind.Words ? source.Locales.HasWords(use.Key) : source.Locales.HasText(use.Key);
            if (!KeyPattern().IsMatch(use.Key))
            {
                findings.Add(use.Place, "literal-text", "Here belongs the key of a text in locales/, not the text itself.");
            }
            else if (!there)
            {
                findings.Add(use.Place, use.Kind is UseKind.Words ? "words-missing" : "text-missing", $"locales/ has no '{use.Key}'.");
            }
        }
    }

    private static void CheckLanguages(Source source, Findings findings)
    {
        foreach (var (key, byLocale) in source.Locales.Texts)
        {
            foreach (var missing in Locales.All.Where(locale => !byLocale.ContainsKey(locale)))
            {
                findings.Add(byLocale.Values.First().Place, "text-language", $"'{key}' is missing in {missing.Code()}.");
            }
        }

        foreach (var (key, byLocale) in source.Locales.Words)
        {
            foreach (var missing in Locales.All.Where(locale => !byLocale.TryGetValue(locale, out var words) || words.Words.Count == 0))
            {
                findings.Add(byLocale.Values.First().Place, "words-language", $"The word list '{key}' is missing or empty in {missing.Code()}.");
            }
        }
    }

    private static void CheckPlaceholders(Source source, Findings findings)
    {
        foreach (var (key, _, text) in source.Locales.AllTexts())
        {
            var filled = TextKeys.Placeholders.GetValueOrDefault(key, []);
            var named = PlaceholderPattern().Matches(text.Text).Select(match => match.Groups[1].Value).ToList();
            foreach (var unknown in named.Except(filled).Except(TextKeys.Everywhere).Where(name => ContactDirectory.FindId(name) is null))
            {
                findings.Add(text.Place, "placeholder-unknown", $"Nothing fills {{{unknown}}} in '{key}'.");
            }

            foreach (var absent in filled.Except(named))
            {
                findings.Add(text.Place, "placeholder-missing", $"'{key}' must say {{{absent}}}.");
            }

            if (text.Text.Count(letter => letter is '{' or '}') != named.Count * 2)
            {
                findings.Add(text.Place, "placeholder-broken", $"'{key}' has a brace that is not a placeholder.");
            }
        }
    }

    private static void CheckUnused(Source source, List<KeyUse> uses, Findings findings)
    {
        var used = uses.Select(use => use.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, byLocale) in source.Locales.Texts.Where(entry => !used.Contains(entry.Key)))
        {
            findings.Add(byLocale.Values.First().Place, "text-unused", $"Nothing uses '{key}'.");
        }

        foreach (var (key, byLocale) in source.Locales.Words.Where(entry => !used.Contains(entry.Key)))
        {
            findings.Add(byLocale.Values.First().Place, "words-unused", $"Nothing uses the word list '{key}'.");
        }
    }

    [GeneratedRegex(@"^[a-z0-9_-]+(\.[a-z0-9_-]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex KeyPattern();

    [GeneratedRegex(@"\{([^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceholderPattern();
}
