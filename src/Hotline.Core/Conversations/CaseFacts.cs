using System.Collections.Immutable;
using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Recognition;
using Hotline.Core.Screening;

namespace Hotline.Core.Conversations;

/// <summary>
/// What a caseworker should know of a conversation beside its thread. Three answers, never mixed: how urgent, which level, which
/// forms (the last two in the judgement).
/// </summary>
/// <param name="Answers">In the order asked.</param>
/// <param name="Findings">By indicator. One that is not here was not asked.</param>
/// <param name="Original">What the caller's own words and answers come to, where a caseworker has judged since.</param>
public sealed record CaseFacts(
    ImmutableArray<AnsweredQuestion> Answers, ImmutableArray<Finding> Findings, Urgency Urgency, Judgement Judgement, Judgement? Original)
{
    public static CaseFacts Of(Conversation conversation, ContentBundle bundle)
    {
        var findings = FindingsOf(conversation, bundle);
        var age = AgeOf(conversation, bundle);
        var urgency = UrgencyOf(conversation, bundle);
        return new CaseFacts(
            [.. conversation.Path.Select(answered => AnsweredQuestion.Of(answered, bundle)).OfType<AnsweredQuestion>()],
            findings,
            conversation.Case is { } open && open.Urgency > urgency ? open.Urgency : urgency,
            Judge(age, findings, bundle),
            conversation.Reviews.IsEmpty ? null : Judge(age, FindingsOf(conversation with { Reviews = [] }, bundle), bundle));
    }

    public FindingState StateOf(IndicatorId indicator) =>
        Findings.FirstOrDefault(finding => finding.Indicator == indicator)?.State ?? FindingState.NotAsked;

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

    /// <summary>What the signs come to, however they were told. Danger in the words of a single message is for the turn that hears it.</summary>
    internal static Urgency UrgencyOf(Conversation conversation, ContentBundle bundle)
    {
        if (conversation.Mentions.IsEmpty && conversation.Path.IsEmpty && conversation.Reviews.IsEmpty)
        {
            return Urgency.R0;
        }

        var counted = FindingsOf(conversation, bundle).Where(finding => finding.Counts).Select(finding => bundle.Indicators.GetValueOrDefault(finding.Indicator)?.Acute).ToList();
        return UrgencyRule.Of(counted, AgeOf(conversation, bundle) == AgeGroup.Child);
    }

    /// <summary>What was told by and by is danger to life now, and was not yet before.</summary>
    internal static bool TurnsToDanger(Conversation before, Conversation after, ContentBundle bundle) =>
        UrgencyOf(after, bundle) == Urgency.R3 && UrgencyOf(before, bundle) < Urgency.R3;

    internal static ImmutableArray<Finding> FindingsOf(Conversation conversation, ContentBundle bundle)
    {
        var evidence = new Dictionary<IndicatorId, List<Evidence>>();
        foreach (var mention in conversation.Mentions)
        {
            // Stored before one evidence was kept in any case.
            Of(evidence, mention.Indicator).AddRange(mention.Evidence.IsEmpty ? [new Evidence(DateTimeOffset.MinValue, "", null, null)] : mention.Evidence);
        }

        foreach (var answered in conversation.Path)
        {
            if (bundle.FindStep(answered.Step) is not Step.Ask { Indicators.Count: > 0 } ask)
            {
                continue;
            }

            var answer = EvidenceOf(answered, bundle);
            foreach (var indicator in ask.Indicators.Values.SelectMany(ids => ids).Distinct())
            {
                Of(evidence, indicator).Add(answer with { State = StateOf(ask, answered.Code, indicator) });
            }
        }

        foreach (var review in conversation.Reviews)
        {
            Of(evidence, review.Indicator).Add(review.ToEvidence());
        }

        return [.. evidence.Select(one => Finding.Of(one.Key, one.Value)).OrderBy(finding => finding.Indicator.Value, StringComparer.Ordinal)];
    }

    internal static AgeGroup AgeOf(Conversation conversation, ContentBundle bundle) => FindFact(conversation.Path, bundle, Facts.Age) switch
    {
        "under-18" => AgeGroup.Child,
        "adult" => AgeGroup.Adult,
        _ => AgeGroup.Unknown,
    };

    /// <summary>
    /// What the caller says now is about another person: the talk is, or was last, in a dialog that asks about one. One who then
    /// begins to speak of themselves has gone on to another dialog.
    /// </summary>
    internal static bool IsReported(Conversation conversation, ContentBundle bundle) =>
        (conversation.At ?? conversation.Path.LastOrDefault()?.Step) is { } at && IsReported(at, bundle);

    private static bool IsReported(StepId step, ContentBundle bundle) =>
        bundle.Dialogs.TryGetValue(step.Dialog, out var dialog) && dialog.Steps.Values.Any(one => one is Step.Screen { Reported: true });

    private static List<Evidence> Of(Dictionary<IndicatorId, List<Evidence>> evidence, IndicatorId indicator)
    {
        if (!evidence.TryGetValue(indicator, out var all))
        {
            evidence[indicator] = all = [];
        }

        return all;
    }

    private static Evidence EvidenceOf(Answered answered, ContentBundle bundle) =>
        new(answered.At, $"answer:{answered.Code}", answered.Locale, answered.Step)
        {
            Version = ScreenSteps.FindScreen(answered.Step) is null
                ? $"{answered.Step.Dialog} {bundle.Dialogs[answered.Step.Dialog].Version}"
                : $"screening {bundle.Instrument.Version}",
            Message = answered.Message,
            ByButton = answered.ByButton,
            Reported = IsReported(answered.Step, bundle),
        };

    private static Judgement Judge(AgeGroup age, ImmutableArray<Finding> findings, ContentBundle bundle) => ScreeningRule.Judge(
        age, findings.Where(finding => finding.Counts).Select(finding => bundle.Indicators.GetValueOrDefault(finding.Indicator)).OfType<Indicator>());

    private static FindingState StateOf(Step.Ask ask, string code, IndicatorId indicator) =>
        ask.Indicators.TryGetValue(code, out var shown) && shown.Contains(indicator) ? FindingState.Present : code switch
        {
            AnswerCodes.Unsure or AnswerCodes.NotUnderstood => FindingState.Unsure,
            AnswerCodes.Skipped => FindingState.Refused,
            _ => FindingState.Absent,
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
