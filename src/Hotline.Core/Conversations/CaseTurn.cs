using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Recognition;

namespace Hotline.Core.Conversations;

/// <summary>Opening a case, its caseworker, talking, ending. Waiting is in <see cref="WaitTurn"/>.</summary>
internal static class CaseTurn
{
    /// <summary>Calls a person; with a case open already, raises its urgency instead.</summary>
    public static void Open(TurnDraft draft, HandoffReason reason, DangerLevel? danger, IReadOnlyList<string>? texts = null)
    {
        var urgency = Max(CaseFacts.UrgencyOf(draft.State, draft.Bundle), Of(danger), reason == HandoffReason.Trouble ? Urgency.R1 : Urgency.R0);
        var broughtBack = Returning.BringBack(draft);
        if (draft.State.Case is { } open)
        {
            Raise(draft, open, urgency);
            TellNumbers(draft, danger);
            if (broughtBack)
            {
                TellOfTheCase(draft, texts ?? Explanation(reason));
            }

            return;
        }

        var id = draft.NewCaseId();
        draft.ForgetButtons();
        draft.State = draft.State with
        {
            Phase = Phase.WaitingForPerson,
            Face = Face.Open,
            Misses = 0,

            // The question that was open takes no answer any more; one asked beside the wait is set anew.
            At = null,
            Case = new CaseState(id, urgency, reason, draft.Now, null, null) { TruthTold = draft.Context.Duty.OnDuty == 0 },
        };
        draft.Add(new TurnEffect.ClearDeadline(DeadlineKind.Reminder));
        draft.Add(new TurnEffect.ClearDeadline(DeadlineKind.Expiry));
        draft.Add(new TurnEffect.OpenedCase(id, urgency, reason));
        draft.Add(new TurnEffect.SetDeadline(DeadlineKind.Unanswered, draft.Now + Times.Unanswered(urgency, draft.State.Channel)));
        TellNumbers(draft, danger);
        draft.SayAll(texts ?? Explanation(reason));
        WaitTurn.TellAtFirst(draft);
    }

    /// <summary>A case that had been open all along is told of as if it were new: nothing of before shows.</summary>
    private static void TellOfTheCase(TurnDraft draft, IReadOnlyList<string> texts)
    {
        draft.SayAll(texts);
        if (draft.State.Phase == Phase.WaitingForPerson)
        {
            WaitTurn.TellAtFirst(draft);
        }
        else
        {
            IntroduceOnce(draft);
        }
    }

    /// <summary>A rule broke: a calm sentence with a number, and a person. Uses only what is always there.</summary>
    public static void Rescue(TurnDraft draft)
    {
        if (draft.State.Case is { } open)
        {
            draft.Add(new TurnEffect.CaseChanged(open.Id, open.Urgency));
        }
        else
        {
            var id = draft.NewCaseId();
            draft.State = draft.State with
            {
                Phase = Phase.WaitingForPerson,
                Face = Face.Open,
                At = null,
                Buttons = [],
                Case = new CaseState(id, Urgency.R1, HandoffReason.Trouble, draft.Now, null, null),
            };
            draft.Add(new TurnEffect.ClearDeadline(DeadlineKind.Reminder));
            draft.Add(new TurnEffect.ClearDeadline(DeadlineKind.Expiry));
            draft.Add(new TurnEffect.OpenedCase(id, Urgency.R1, HandoffReason.Trouble));
            draft.Add(new TurnEffect.SetDeadline(DeadlineKind.Unanswered, draft.Now + Times.Unanswered(Urgency.R1, draft.State.Channel)));
        }

        if (draft.State.Phase == Phase.WaitingForPerson)
        {
            draft.Say(TextKeys.Rescue);
        }
    }

    /// <summary>The caller did something while a case is open: its queue entry changes, and what is owed to the caller is told.</summary>
    public static void Heard(TurnDraft draft, DangerLevel? danger)
    {
        if (draft.State.Case is not { } open)
        {
            return;
        }

        Raise(draft, open, Max(CaseFacts.UrgencyOf(draft.State, draft.Bundle), Of(danger)));
        TellNumbers(draft, danger);
        if (draft.State.Face == Face.Open)
        {
            IntroduceOnce(draft);
        }
    }

    public static void Accept(TurnDraft draft, TurnInput.Accepted accepted)
    {
        if (draft.State.Case is not { } open || open.Id != accepted.Case)
        {
            draft.Add(new TurnEffect.RefusedInput(InputRefusal.CaseEnded));
            return;
        }

        if (open.AcceptedBy is { } by)
        {
            if (by != accepted.By)
            {
                draft.Add(new TurnEffect.RefusedInput(InputRefusal.AcceptedByAnother));
            }

            return;
        }

        draft.State = draft.State with
        {
            Phase = Phase.WithPerson,
            Case = open with { AcceptedBy = accepted.By, WorkingName = accepted.WorkingName },

            // Over a person the hotline asks nothing.
            At = null,
        };
        draft.Add(new TurnEffect.CaseAccepted(open.Id, accepted.By));
        draft.Add(new TurnEffect.ClearDeadline(DeadlineKind.Unanswered));
        if (MayWrite(draft))
        {
            IntroduceOnce(draft);
        }
    }

    public static void Reply(TurnDraft draft, TurnInput.FromCaseworker reply)
    {
        if (draft.State.Case is not { } open || open.Id != reply.Case)
        {
            draft.Add(new TurnEffect.RefusedInput(InputRefusal.CaseEnded));
        }
        else if (open.AcceptedBy != reply.By)
        {
            draft.Add(new TurnEffect.RefusedInput(InputRefusal.NotYours));
        }
        else if (draft.State.IsBlocked || draft.State.Face == Face.Hidden)
        {
            draft.Add(new TurnEffect.RefusedInput(InputRefusal.CallerAway));
        }
        else if (MayWrite(draft))
        {
            IntroduceOnce(draft);
            draft.SayWritten(reply.Text, reply.WorkingName);
        }
        else
        {
            HeldReplies.Hold(draft, reply);
        }
    }

    public static void End(TurnDraft draft, TurnInput.EndedByCaseworker ended)
    {
        if (draft.State.Case is not { } open || open.Id != ended.Case)
        {
            draft.Add(new TurnEffect.RefusedInput(InputRefusal.CaseEnded));
        }
        else if (open.AcceptedBy != ended.By)
        {
            draft.Add(new TurnEffect.RefusedInput(InputRefusal.NotYours));
        }
        else
        {
            if (MayWrite(draft))
            {
                draft.Say(TextKeys.PersonEnded, (ButtonCodes.Delete, TextKeys.ButtonDelete));
            }

            Close(draft, CaseEnd.ByCaseworker);
        }
    }

    /// <summary>Ends the conversation; an open case is closed with it.</summary>
    public static void Close(TurnDraft draft, CaseEnd end)
    {
        if (draft.State.Case is { } open)
        {
            draft.Add(new TurnEffect.CaseClosed(open.Id, end));
            draft.Add(new TurnEffect.ClearDeadline(DeadlineKind.Unanswered));
            draft.Add(new TurnEffect.ClearDeadline(DeadlineKind.Contact));
        }

        draft.State = HeldReplies.Drop(draft.State) with { Phase = Phase.Ended, Case = null, Face = Face.Open, Buttons = [] };
    }

    /// <summary>Why a person comes, where the caller did not ask for one.</summary>
    private static IReadOnlyList<string> Explanation(HandoffReason reason) => reason switch
    {
        HandoffReason.NotUnderstood => [TextKeys.NotUnderstoodHandOff],
        HandoffReason.Trouble => [TextKeys.Rescue],
        _ => [],
    };

    internal static bool MayWrite(TurnDraft draft) =>
        !draft.IsBehind && WritingRule.For(draft.State, draft.Bundle, draft.Now) is Writing.Now;

    private static void IntroduceOnce(TurnDraft draft)
    {
        if (draft.State is { Phase: Phase.WithPerson, Case: { Introduced: false, WorkingName: { } name } open })
        {
            draft.State = draft.State with { Case = open with { Introduced = true } };
            draft.Say(TextKeys.Introduction, draft.State.Speaking, new Dictionary<string, string> { ["name"] = name });
        }
    }

    private static void Raise(TurnDraft draft, CaseState open, Urgency urgency)
    {
        var raised = open with { Urgency = Max(open.Urgency, urgency) };
        draft.State = draft.State with { Case = raised };
        draft.Add(new TurnEffect.CaseChanged(raised.Id, raised.Urgency));
    }

    private static void TellNumbers(TurnDraft draft, DangerLevel? danger)
    {
        if (danger is null)
        {
            return;
        }

        draft.Concern = new Concern(Of(danger), HandoffReason.Danger);
        if (draft.State.NumbersToldAt is not { } told || draft.Now - told >= Times.BetweenNumbers)
        {
            draft.State = draft.State with { NumbersToldAt = draft.Now };
            draft.SayAll(draft.TextsOf(Interruption.Danger));
        }
    }

    private static Urgency Of(DangerLevel? danger) => danger switch
    {
        DangerLevel.R3 => Urgency.R3,
        DangerLevel.R2 => Urgency.R2,
        _ => Urgency.R0,
    };

    internal static Urgency Max(params ReadOnlySpan<Urgency> urgencies)
    {
        var most = Urgency.R0;
        foreach (var urgency in urgencies)
        {
            most = urgency > most ? urgency : most;
        }

        return most;
    }
}
