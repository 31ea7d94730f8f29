using Hotline.Content.Reading;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;

namespace Hotline.Content.Rules;

/// <summary>What callers write means one thing: in a question, and among the commands.</summary>
internal static class WordRules
{
    private const int LongestPhrase = 60;

    public static void Check(Source source, Findings findings)
    {
        foreach (var (key, byLocale) in source.Locales.Words)
        {
            foreach (var words in byLocale.Values)
            {
                CheckList(key, words, findings);
            }
        }

        var commands = Commands(source, findings);
        foreach (var one in source.Dialogs)
        {
            foreach (var (id, step) in one.Dialog.Steps)
            {
                if (step is Step.Ask ask)
                {
                    CheckQuestion(ask, one.At(id), source, commands, findings);
                }
            }
        }

        foreach (var question in source.Instrument.Instrument.Questions)
        {
            var ask = new Step.Ask { Prompt = question.Prompt, Text = "", Options = question.Options, Next = Branches.All("") };
            CheckQuestion(ask, source.Instrument.At(question.Id), source, commands, findings);
        }
    }

    private static void CheckList(string key, LocaleWords words, Findings findings)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in words.Words)
        {
            var folded = Folding.Fold(word.Text);
            if (folded.Length is 0 or > LongestPhrase)
            {
                findings.Add(word.Place, "word-length", $"A phrase of '{key}' is empty or longer than {LongestPhrase}.");
            }
            else if (key == TextKeys.FillerWords && folded.Contains(' ', StringComparison.Ordinal))
            {
                findings.Add(word.Place, "filler-word", $"'{word.Text}': fillers are left out word by word, so each is one word.");
            }
            else if (!seen.TryAdd(folded, word.Text))
            {
                findings.Add(word.Place, "word-duplicate", $"'{word.Text}' reads the same as '{seen[folded]}' in '{key}'.");
            }
        }
    }

    /// <summary>Every command phrase, folded, with its list. A phrase of two commands is a mistake.</summary>
    private static Dictionary<string, string> Commands(Source source, Findings findings)
    {
        var lists = source.Interruptions.SelectMany(row => row.Rule.Kind is Interruption.Language
            ? Locales.All.Select(locale => $"{row.Rule.Words}.{locale.Code()}").Append(row.Rule.Words)
            : [row.Rule.Words]);
        var meaning = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (list, words) in lists.Distinct().SelectMany(list => source.Locales.Words.GetValueOrDefault(list)?.Values.Select(words => (list, words)) ?? []))
        {
            foreach (var word in words.Words)
            {
                if (!meaning.TryAdd(Folding.Fold(word.Text), list) && meaning[Folding.Fold(word.Text)] != list)
                {
                    findings.Add(word.Place, "command-two-meanings", $"'{word.Text}' is in '{meaning[Folding.Fold(word.Text)]}' too.");
                }
            }
        }

        return meaning;
    }

    private static void CheckQuestion(Step.Ask ask, Place place, Source source, Dictionary<string, string> commands, Findings findings)
    {
        var meaning = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in ask.Options)
        {
            var listed = option.Words is null ? [] : source.Locales.Words.GetValueOrDefault(option.Words)?.Values.SelectMany(words => words.Words).ToList() ?? [];
            var labels = source.Locales.Texts.GetValueOrDefault(option.LabelKey)?.Values.AsEnumerable() ?? [];
            foreach (var word in labels.Concat(listed))
            {
                var folded = Folding.Fold(word.Text);
                if (!meaning.TryAdd(folded, option.Code) && meaning[folded] != option.Code)
                {
                    findings.Add(word.Place, "word-two-meanings", $"'{word.Text}' means both '{meaning[folded]}' and '{option.Code}' in one question.");
                }
            }

            foreach (var word in listed.Where(word => commands.ContainsKey(Folding.Fold(word.Text))))
            {
                findings.Add(word.Place, "word-is-command", $"'{word.Text}' is an answer here, but it is heard as '{commands[Folding.Fold(word.Text)]}' first.");
            }
        }
    }
}
