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
