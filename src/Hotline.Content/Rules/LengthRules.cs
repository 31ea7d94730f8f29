using Hotline.Content.Reading;

namespace Hotline.Content.Rules;

/// <summary>Short enough for a small phone, and one question a message.</summary>
internal static class LengthRules
{
    public const int Question = 160;
    public const int Text = 300;
    public const int Label = 40;

    /// <summary>Telegram's own limit for a message; ours are far below it, so that a filled placeholder never breaks it.</summary>
    public const int Telegram = 4096;

    public static void Check(Source source, Findings findings)
    {
        var forCallers = KeyUses.ForCallers(source);
        foreach (var (key, locale, text) in source.Locales.AllTexts())
        {
            var length = source.Filled(text, locale).Length;
            if (length > Telegram)
            {
                findings.Add(text.Place, "length-channel", $"'{key}' is longer than a Telegram message ({Telegram}).");
            }

            foreach (var kind in forCallers[key])
            {
                var limit = kind switch { UseKind.Question => Question, UseKind.Label => Label, _ => Text };
                if (length > limit)
                {
                    findings.Add(text.Place, $"length-{kind}".ToLowerInvariant(), $"'{key}' has {length} characters; at most {limit}.");
                }

                if (kind is UseKind.Label && text.Text.Contains('\n', StringComparison.Ordinal))
                {
                    findings.Add(text.Place, "label-lines", $"'{key}' is a label: one line.");
                }

                if (kind is UseKind.Say or UseKind.Why && text.Text.Contains('?', StringComparison.Ordinal))
                {
                    findings.Add(text.Place, "question-in-say", $"'{key}' asks, but nothing waits for the answer.");
                }
            }

            if (text.Text.Count(letter => letter == '?') > 1)
            {
                findings.Add(text.Place, "two-questions", $"'{key}' asks more than one question.");
            }
        }
    }
}
