using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;

namespace Hotline.Core.Conversations;

/// <summary>What is told to a caller who waits for a person: the truth, and seldom.</summary>
internal static class WaitTurn
{
    private const int LongestToldWait = 15;
    private const int MostUnanswered = 3;

    /// <summary>When a person is called: while nobody is on duty, the truth and what the caller can do are a dialog of their own.</summary>
    public static void TellAtFirst(TurnDraft draft)
    {
        if (draft.HasAfterHours)
        {
            DialogWalk.GoOn(draft, new StepId(RuleDialogs.AfterHours, draft.Bundle.Dialogs[RuleDialogs.AfterHours].Start));
        }
        else
        {
            Tell(draft);
        }
    }

    /// <summary>The honest word about waiting.</summary>
    public static void Tell(TurnDraft draft)
    {
        var duty = draft.Context.Duty;
        if (duty.OnDuty == 0)
        {
            TellNobody(draft);
        }
        else if (duty.WaitFor(draft.State.Case?.Urgency ?? Urgency.R0) is not { } minutes)
        {
            draft.Say(TextKeys.WaitUnknown);
        }
        else if (minutes > LongestToldWait)
        {
            draft.Say(TextKeys.WaitLong);
        }
        else
        {
            var rounded = Math.Max(5, (minutes + 4) / 5 * 5);
            draft.Say(TextKeys.Wait, draft.State.Speaking, new Dictionary<string, string> { ["minutes"] = rounded.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        }
    }

    /// <summary>Hours are not told while they run: with nobody there they would be a promise already broken.</summary>
    public static bool MayTellHours(TurnDraft draft) => draft.Context.Duty.Hours is { } hours && !hours.Hold(draft.Now);

    /// <summary>Nobody is on duty: the truth, when somebody usually is, and numbers.</summary>
    private static void TellNobody(TurnDraft draft)
    {
        draft.Say(MayTellHours(draft) ? TextKeys.WaitNobodyHours : TextKeys.WaitNobody);

        // To a caller in danger the one number that matters was told just now.
        if (draft.State.NumbersToldAt != draft.Now)
        {
            draft.Say(TextKeys.WaitNumbers);
        }
    }

    /// <summary>A soft line to words written while waiting; seldom, so that it does not answer every sentence.</summary>
    public static void Acknowledge(TurnDraft draft)
    {
        if (draft.State is not { Phase: Phase.WaitingForPerson, Case: { } open } || draft.HasSaid)
        {
            return;
        }

        if (open.Unanswered > 0 && !open.TruthTold)
        {
            draft.State = draft.State with { Case = open with { TruthTold = true, AcknowledgedAt = draft.Now } };
            draft.Say(TextKeys.WaitUnanswered);
        }
        else if (open.AcknowledgedAt is not { } last || draft.Now - last >= Times.BetweenAcknowledgements)
        {
            draft.State = draft.State with { Case = open with { AcknowledgedAt = draft.Now } };
            draft.Say(TextKeys.WaitHeard);
        }
    }

    /// <summary>The time to be accepted has passed. The truth is told once; the queue is nudged each time.</summary>
    public static void StayedUnanswered(TurnDraft draft)
    {
        if (draft.State is not { Phase: Phase.WaitingForPerson, Case: { } open } || open.Unanswered >= MostUnanswered)
        {
            return;
        }

        var tell = !open.TruthTold && CaseTurn.MayWrite(draft);
        open = open with { Unanswered = open.Unanswered + 1, TruthTold = open.TruthTold || tell };
        draft.State = draft.State with { Case = open };
        draft.Add(new TurnEffect.CaseChanged(open.Id, open.Urgency));
        if (tell)
        {
            draft.Say(TextKeys.WaitUnanswered);
        }

        if (open.Unanswered < MostUnanswered)
        {
            draft.Add(new TurnEffect.SetDeadline(DeadlineKind.Unanswered, draft.Now + Times.Unanswered(open.Urgency, draft.State.Channel)));
        }
    }
}
