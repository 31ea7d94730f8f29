using System.Collections.Immutable;
using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Recognition;
using Hotline.Core.Screening;

namespace Hotline.Core.Conversations;

/// <summary>What a caseworker should know of a conversation beside its thread: what was answered, what was found, what that says.</summary>
/// <param name="Answers">In the order asked.</param>
public sealed record CaseFacts(ImmutableArray<AnsweredQuestion> Answers, ImmutableArray<Finding> Findings, Judgement Judgement)
{
    public static CaseFacts Of(Conversation conversation, ContentBundle bundle)
    {
        var findings = FindingsOf(conversation, bundle);
        var counting = findings.Where(finding => finding.Counts && bundle.Indicators.ContainsKey(finding.Indicator)).Select(finding => bundle.Indicators[finding.Indicator]);
        return new CaseFacts(
            [.. conversation.Path.Select(answered => AnsweredQuestion.Of(answered, bundle)).OfType<AnsweredQuestion>()],
            findings,
            ScreeningRule.Judge(AgeOf(conversation, bundle), counting));
    }

    /// <summary>The answer to the question that sets the fact; null when it is not on the path.</summary>
    public static string? FindFact(IEnumerable<Answered> path, ContentBundle bundle, string name)
    {
        string? code = null;
        foreach (var answered in path)
        {
            if (bundle.FindStep(answered.Step) is Step.Ask ask && (ask.Sets ?? answered.Step.Step) == name)
            {
                code = answered.Code;
            }
        }

        return code;
    }

    /// <summary>R1 with two or more indicators. Danger is for the turn that hears it.</summary>
    internal static Urgency Urgency(Conversation conversation, ContentBundle bundle)
    {
        if (conversation.Mentions.Length >= 2)
        {
            return Handoff.Urgency.R1;
        }

        return conversation.Mentions.Length + conversation.Path.Length >= 2 && FindingsOf(conversation, bundle).Count(finding => finding.Counts) >= 2
            ? Handoff.Urgency.R1
            : Handoff.Urgency.R0;
    }

    internal static ImmutableArray<Finding> FindingsOf(Conversation conversation, ContentBundle bundle)
    {
        var findings = new Dictionary<IndicatorId, Finding>();
        foreach (var mention in conversation.Mentions)
        {
            Merge(findings, new Finding(mention.Indicator, FindingState.Mentioned, mention.Evidence));
        }

        foreach (var answered in conversation.Path)
        {
            if (bundle.FindStep(answered.Step) is not Step.Ask { Indicators.Count: > 0 } ask)
            {
                continue;
            }

            var evidence = new Evidence(answered.At, $"answer:{answered.Code}", answered.Locale, answered.Step);
            foreach (var indicator in ask.Indicators.Values.SelectMany(ids => ids).Distinct())
            {
                Merge(findings, new Finding(indicator, StateOf(ask, answered.Code, indicator), [evidence]));
            }
        }

        return [.. findings.Values.OrderBy(finding => finding.Indicator.Value, StringComparer.Ordinal)];
    }

    private static FindingState StateOf(Step.Ask ask, string code, IndicatorId indicator) =>
        ask.Indicators.TryGetValue(code, out var shown) && shown.Contains(indicator) ? FindingState.Present : code switch
        {
            AnswerCodes.Unsure or AnswerCodes.NotUnderstood => FindingState.Unsure,
            AnswerCodes.Skipped => FindingState.Refused,
            _ => FindingState.Absent,
        };

    /// <summary>The stronger state stands, and all evidence is kept: a caseworker sees both.</summary>
    private static void Merge(Dictionary<IndicatorId, Finding> findings, Finding finding)
    {
        findings[finding.Indicator] = findings.TryGetValue(finding.Indicator, out var known)
            ? new Finding(finding.Indicator, finding.State < known.State ? finding.State : known.State, known.Evidence.AddRange(finding.Evidence))
            : finding;
    }

    private static AgeGroup AgeOf(Conversation conversation, ContentBundle bundle) => FindFact(conversation.Path, bundle, Facts.Age) switch
    {
        "under-18" => AgeGroup.Child,
        "adult" => AgeGroup.Adult,
        _ => AgeGroup.Unknown,
    };
}

/// <summary>A question and what was answered.</summary>
/// <param name="QuestionKey">The question's text key.</param>
/// <param name="LabelKey">The label's text key of an answer that is an option; null for a place, a number, free words.</param>
public sealed record AnsweredQuestion(StepId Step, string QuestionKey, string Code, string? LabelKey, DateTimeOffset At)
{
    /// <summary>The question only led through the talk (a language, "go on"): it tells nothing of the caller.</summary>
    public bool IsRoutine { get; private init; }

    internal static AnsweredQuestion? Of(Answered answered, ContentBundle bundle)
    {
        if (bundle.FindStep(answered.Step) is not Step.Ask ask)
        {
            return null;
        }

        var label = answered.Code == AnswerCodes.Skipped
            ? TextKeys.ButtonSkip
            : ask.Options.FirstOrDefault(option => option.Code == answered.Code)?.LabelKey;
        return new AnsweredQuestion(answered.Step, ask.Text, answered.Code, label, answered.At)
        {
            IsRoutine = ask is { Prompt: Prompt.Choice, Refusal: not Refusal.Button, Indicators.Count: 0 },
        };
    }
}
