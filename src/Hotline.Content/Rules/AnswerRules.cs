using Hotline.Content.Reading;
using Hotline.Core.Dialogs;

namespace Hotline.Content.Rules;

/// <summary>Answers, their codes, and what is declared for them.</summary>
internal static class AnswerRules
{
    private const int LongestCode = 24;

    /// <summary>Telegram shows more, but nobody reads more on a small phone.</summary>
    private const int MostOptions = 8;

    public static void Check(Source source, Findings findings)
    {
        var facts = source.Dialogs
            .SelectMany(one => one.Dialog.Steps)
            .Where(step => step.Value is Step.Ask)
            .Select(step => ((Step.Ask)step.Value).Sets ?? step.Key)
            .Concat(Facts.Known)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var one in source.Dialogs)
        {
            foreach (var (id, step) in one.Dialog.Steps)
            {
                var place = one.At(id);
                if (step is Step.Ask ask)
                {
                    CheckOptions(ask, place, findings);
                    CheckBands(ask, place, findings);
                    CheckNext(ask, place, findings);
                    CheckDeclared(ask, source, place, findings);
                    if (ask.TakesFirstWords && (one.Dialog.Id != ContentLoader.StartDialog || ask.Then is not NotUnderstood.GoOn))
                    {
                        findings.Add(place, "first-words", "Only a question of the first dialog that goes on with words not understood takes first words.");
                    }
                }
                else if (step is Step.Branch branch)
                {
                    CheckBranch(branch, facts, place, findings);
                }
                else if (step is Step.Say { Texts: [] } or Step.End { Texts: [] })
                {
                    findings.Add(place, "say-empty", "A step that says something, or ends, has a text.");
                }
            }
        }
    }

    internal static void CheckOptions(Step.Ask ask, Place place, Findings findings)
    {
        foreach (var twice in ask.Options.GroupBy(option => option.Code).Where(group => group.Count() > 1))
        {
            findings.Add(place, "option-duplicate", $"Answer '{twice.Key}' is there twice.");
        }

        foreach (var option in ask.Options)
        {
            if (ButtonCodes.Reserved.Contains(option.Code) || option.Code.StartsWith(ButtonCodes.Language, StringComparison.Ordinal))
            {
                findings.Add(place, "option-reserved", $"'{option.Code}' is the code of a button of its own.");
            }

            if (option.Code.Length is 0 or > LongestCode || option.Code.Any(letter => letter is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')))
            {
                findings.Add(place, "option-code", $"'{option.Code}': codes are small Latin letters, digits and hyphens, up to {LongestCode}.");
            }
        }

        switch (ask.Prompt)
        {
            case Prompt.Choice when ask.Options.Count is < 2 or > MostOptions:
                findings.Add(place, "option-count", $"A choice has 2 to {MostOptions} answers.");
                break;
            case Prompt.FreeText or Prompt.Place or Prompt.Number when ask.Options.Count > 0:
                findings.Add(place, "option-kind", "Only choices, yes-no questions and ages have answers to press.");
                break;
            case Prompt.NewWord or Prompt.CodeWord when ask.Options.Count == 0:
                findings.Add(place, "option-count", "A question for a word has a button for a caller without one.");
                break;
            case Prompt.YesNo or Prompt.Age when ask.Options.FirstOrDefault(option => !IsAnswer(ask, option.Code)) is { } odd:
                findings.Add(place, "option-kind", $"'{odd.Code}' is no answer to such a question.");
                break;
        }

        if (ask.Prompt is Prompt.Number { Least: { } least, Most: { } most } && least > most)
        {
            findings.Add(place, "bounds", "'least' is more than 'most'.");
        }
    }

    /// <summary>A consent may have one answer beside yes and no: to change what it is about.</summary>
    private static bool IsAnswer(Step.Ask ask, string code) => ask.Prompt is Prompt.YesNo
        ? code is AnswerCodes.Yes or AnswerCodes.No or AnswerCodes.Unsure || (ask.Refusal is Refusal.Never && code == AnswerCodes.Change)
        : AnswerCodesOf.Ask(ask).Contains(code);

    private static void CheckBands(Step.Ask ask, Place place, Findings findings)
    {
        if (ask.Prompt is not Prompt.Age { Bands: var bands })
        {
            return;
        }

        var sorted = bands.OrderBy(band => band.From ?? 0).ToList();
        var whole = sorted.Count > 0 && (sorted[0].From ?? 0) == 0 && sorted[^1].To is null
            && sorted.Zip(sorted.Skip(1)).All(pair => pair.First.To + 1 == pair.Second.From);
        if (!whole)
        {
            findings.Add(place, "bands", "Bands cover every age once: ..17 and 18.. for example.");
        }
    }

    private static void CheckNext(Step.Ask ask, Place place, Findings findings)
    {
        var codes = AnswerCodesOf.Ask(ask);
        if (ask.Next.Else is null)
        {
            foreach (var code in codes.Where(code => !ask.Next.ByCode.ContainsKey(code) && !ask.Danger.ContainsKey(code)))
            {
                findings.Add(place, "answer-unhandled", $"Answer '{code}' leads nowhere: name it under next, or add else.");
            }

            if (AnswerCodesOf.AreOpen(ask))
            {
                findings.Add(place, "answer-unhandled", "A place or a number needs else under next.");
            }
        }

        foreach (var code in ask.Next.ByCode.Keys.Where(code => !codes.Contains(code) && !AnswerCodesOf.AreOpen(ask)))
        {
            findings.Add(place, "answer-unknown", $"No answer has the code '{code}' that next names.");
        }
    }

    private static void CheckDeclared(Step.Ask ask, Source source, Place place, Findings findings)
    {
        var codes = AnswerCodesOf.Ask(ask);
        foreach (var code in ask.Indicators.Keys.Concat(ask.Danger.Keys).Where(code => !codes.Contains(code)))
        {
            findings.Add(place, "answer-unknown", $"No answer has the code '{code}' for which something is declared.");
        }

        foreach (var id in ask.Indicators.Values.SelectMany(ids => ids).Where(id => !source.Indicators.ContainsKey(id)))
        {
            findings.Add(place, "indicator-unknown", $"There is no indicator '{id}'.");
        }
    }

    private static void CheckBranch(Step.Branch branch, HashSet<string> facts, Place place, Findings findings)
    {
        if (!facts.Contains(branch.On))
        {
            findings.Add(place, "fact-unknown", $"No question sets '{branch.On}'.");
        }

        if (branch.Next.Else is null)
        {
            findings.Add(place, "answer-unhandled", "A branch needs else: the question may not have been answered.");
        }
    }
}
