using Hotline.Core.Dialogs;
using Hotline.Core.Recognition;
using Hotline.Core.Screening;

namespace Hotline.Core.Conversations;

/// <summary>What words tell beside, or instead of, an answer to the open question.</summary>
internal sealed partial class CallerTurn
{
    /// <summary>A shorter beginning is a greeting, not a story.</summary>
    private const int ShortestStory = 26;
    private const int FewestWordsOfStory = 4;

    /// <summary>The indicators found in this message.</summary>
    private IReadOnlyList<Match<IndicatorId>> mentioned = [];

    /// <summary>Notes indicators; returns the danger heard.</summary>
    private DangerLevel? Screen(string words, ReadingContext context)
    {
        var found = recognizers.Indicators.Read(words, context);
        mentioned = found.Matches;
        if (mentioned.Count > 0 || (found.Denied.Count > 0 && draft.State.Mentions.Length > 0))
        {
            draft.State = draft.State with { Mentions = Mentions.With(draft.State.Mentions, words, found, HeardNow()) };
        }

        DangerLevel? most = null;
        foreach (var match in recognizers.Danger.Read(words, context).Matches)
        {
            most = most is null || match.Value > most ? match.Value : most;
        }

        return most;
    }

    /// <summary>What is the same of every finding in the message just heard.</summary>
    private Evidence HeardNow() => new(draft.Now, "", null, draft.State.At)
    {
        Version = recognizers.Version,
        Message = draft.LastLine,
        Source = source,
        Reported = CaseFacts.IsReported(draft.State, draft.Bundle),
    };

    /// <summary>
    /// To "Is your life in danger right now?" the words "yes, it is dangerous" answer more than they tell by themselves: the
    /// worse of the two counts.
    /// </summary>
    private DangerLevel Worse(DangerLevel heard, string words, string folded, ReadingContext context) =>
        draft.State is { Phase: Phase.InDialog, At: { } at } && draft.Bundle.FindStep(at) is Step.Ask { Danger.Count: > 0 } ask
        && draft.Bundle.Answers.Read(at, ask, words, folded, recognizers, context) is { } code
        && ask.Danger.TryGetValue(code, out var answered) && answered > heard
            ? answered
            : heard;

    /// <summary>
    /// The answer whose indicator the words themselves tell of. "They do not pay" says yes to "Are you paid too little?",
    /// though it reads like a no.
    /// </summary>
    private string? FindShown(Step.Ask ask)
    {
        if (mentioned.Count == 0)
        {
            return null;
        }

        foreach (var (code, shown) in ask.Indicators)
        {
            if (mentioned.Any(match => shown.Contains(match.Value)))
            {
                return code;
            }
        }

        return null;
    }

    /// <summary>
    /// These words are, or may be, about somebody else, and the dialog has a way for that: all that was found in them is said of
    /// another, or the next question lists them.
    /// </summary>
    private bool TellsOfOther(StepId at, Step.Ask ask, string words, string folded, ReadingContext context) =>
        ask.Next.ByCode.TryGetValue(AnswerCodes.Reported, out var to)
        && ((mentioned.Count > 0 && mentioned.All(match => Mentions.IsOfOther(match)))
            || (draft.Bundle.FindStep(at with { Step = to }) is Step.Ask { Sets: Facts.About } whom
                && draft.Bundle.Answers.Read(at with { Step = to }, whom, words, folded, recognizers, context) == KnownFacts.Someone));

    /// <summary>
    /// The answer that the very first words give to the question what brings the caller: it is not asked again of somebody who said
    /// it at once. Null for a greeting, a question, a word or two.
    /// </summary>
    private Answered? FindFirstAnswer(string words, string folded, ReadingContext context)
    {
        if (draft.Bundle.FindFirstWordsStep() is not { } at || draft.Bundle.FindStep(at) is not Step.Ask ask)
        {
            return null;
        }

        var code = draft.Bundle.Answers.FindOption(at, folded, near: false) is not null ? null
            : draft.Bundle.Answers.Read(at, ask, words, folded, recognizers, context)
            ?? (!IsStory(words, folded) ? null : TellsOfOther(at, ask, words, folded, context) ? AnswerCodes.Reported : AnswerCodes.NotUnderstood);
        return code is null ? null : new Answered(at, code, draft.Now, ByButton: false, draft.State.Speaking, draft.LastLine);
    }

    private bool IsStory(string words, string folded) =>
        mentioned.Any(match => KnownFacts.Happens(draft, match.Value))
        || folded.Length >= ShortestStory && folded.Count(letter => letter == ' ') >= FewestWordsOfStory - 1 && !words.TrimEnd().EndsWith('?');

    /// <summary>"Sixteen, Shymkent": the only place named beside an age is not asked for again.</summary>
    private string? FindPlaceBeside(string words, ReadingContext context) =>
        recognizers.Place.Read(words, context).Matches is [var only] ? only.Value.Id : null;
}
