using Hotline.Core.Screening;

namespace Hotline.Core.Conversations;

/// <summary>A caseworker confirms, rejects or adds a sign. The caller notices nothing.</summary>
internal static class ReviewTurn
{
    /// <summary>Judgements kept of one indicator: the last ones. The turn records have them all.</summary>
    private const int MostEach = 4;

    public static void Take(TurnDraft draft, TurnInput.Reviewed review)
    {
        if (draft.State.Case is not { } open || open.Id != review.Case)
        {
            draft.Add(new TurnEffect.RefusedInput(InputRefusal.CaseEnded));
        }
        else if (open.AcceptedBy != review.By)
        {
            draft.Add(new TurnEffect.RefusedInput(InputRefusal.NotYours));
        }
        else if (review.Reason.IsBlank || !draft.Bundle.Indicators.ContainsKey(review.Indicator))
        {
            draft.Add(new TurnEffect.RefusedInput(InputRefusal.NotWhole));
        }
        else if (!IsSaidAlready(draft.State, review))
        {
            Note(draft, open, review);
        }
    }

    /// <summary>The same judgement sent twice is one.</summary>
    private static bool IsSaidAlready(Conversation state, TurnInput.Reviewed review) =>
        state.Reviews.LastOrDefault(one => one.Indicator == review.Indicator) is { } last
        && last.Kind == review.Kind && last.By == review.By && last.Reason.Equals(review.Reason);

    private static void Note(TurnDraft draft, CaseState open, TurnInput.Reviewed review)
    {
        var reviews = draft.State.Reviews.Add(new Review(review.Indicator, review.Kind, review.By, draft.Now, review.Reason));
        if (reviews.Count(one => one.Indicator == review.Indicator) > MostEach)
        {
            reviews = reviews.Remove(reviews.First(one => one.Indicator == review.Indicator));
        }

        draft.State = draft.State with { Reviews = reviews };

        // Only a person lowers an urgency, and not by judging a sign.
        var urgency = CaseTurn.Max(open.Urgency, CaseFacts.UrgencyOf(draft.State, draft.Bundle));
        draft.State = draft.State with { Case = open with { Urgency = urgency } };
        draft.Add(new TurnEffect.FindingReviewed(open.Id, review.By, review.Kind, urgency));
    }
}
