using System.Text.RegularExpressions;
using Hotline.Content.Reading;

namespace Hotline.Content.Rules;

/// <summary>Nothing that leads a caller into a trap, gives them away, blames, promises or hurries.</summary>
internal static partial class SafetyRules
{
    public static void Check(Source source, Findings findings)
    {
        var forCallers = KeyUses.ForCallers(source);
        foreach (var (key, locale, text) in source.Locales.AllTexts())
        {
            CheckNumbers(key, text, source, findings);
            CheckLinks(key, text, source.Allowed, findings);
            if (!forCallers.Contains(key))
            {
                continue;
            }

            if (text.Text.Contains('!', StringComparison.Ordinal))
            {
                findings.Add(text.Place, "exclamation", $"'{key}' has an exclamation mark.");
            }

            // What a lock screen shows of a message, and every button.
            var seen = forCallers[key].Contains(UseKind.Label) ? text.Text : source.Filled(text, locale).Split('\n')[0];
            foreach (var word in Holding(seen, source.Allowed.GiveAway.GetValueOrDefault(locale)))
            {
                findings.Add(text.Place, "give-away", $"'{key}' shows \"{word}\" where somebody else may see it.");
            }

            foreach (var phrase in Holding(source.Filled(text, locale), source.Allowed.Never.GetValueOrDefault(locale)))
            {
                findings.Add(text.Place, "never-written", $"'{key}' says \"{phrase}\", which we never write.");
            }
        }
    }

    private static IEnumerable<string> Holding(string text, IReadOnlyList<string>? words)
    {
        var padded = " " + string.Join(' ', WordPattern().Matches(text).Select(match => match.Value)).ToLowerInvariant();
        return (words ?? []).Where(word => padded.Contains(" " + word.ToLowerInvariant(), StringComparison.Ordinal));
    }

    /// <summary>Digits as such are only those that always hold: of other contacts a text would go on to speak when they are hidden.</summary>
    private static void CheckNumbers(string key, LocaleText text, Source source, Findings findings)
    {
        foreach (var number in NumberPattern().Matches(text.Text).Select(match => match.Value).Where(number => !source.Allowed.Plain.Contains(number)))
        {
            var known = source.Contacts.FirstOrDefault(one => one.Contact.Digits == number)?.Contact;
            if (known is null)
            {
                findings.Add(text.Place, "number", $"'{key}' holds a number that is not in dialogs/directory.yaml.");
            }
            else if (!known.IsLasting)
            {
                findings.Add(text.Place, "number", $"'{key}' holds a number that expires: name it as {{contact:{known.Id}}}.");
            }
        }
    }

    private static void CheckLinks(string key, LocaleText text, Allowed allowed, Findings findings)
    {
        if (LinkPattern().Matches(text.Text).Any(link => !allowed.Links.Contains(link.Value)))
        {
            findings.Add(text.Place, "link", $"'{key}' holds a link or address that dialogs/allowed.yaml does not list.");
        }
    }

    [GeneratedRegex(@"[\p{L}\p{N}'’]+", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"\+?\d+(?:[ \u00A0()-]+\d+)*", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"(?:https?://|www\.|tg://)\S+|\b[\w-]+\.(?:kz|ru|com|org|net|info|me|io|site|online)\b\S*|(?<!\w)@\w+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LinkPattern();
}
