using Hotline.Core.Dialogs;

namespace Hotline.Core.Conversations;

/// <summary>What becomes of a conversation whose caller falls silent, hides, leaves or wants everything gone.</summary>
internal static class Silence
{
    /// <summary>Sets the deadlines of the open question anew: the caller has just done something.</summary>
    public static void Arm(TurnDraft draft)
    {
        if (draft.State is not { Phase: Phase.InDialog, At: { } at } || draft.Bundle.FindStep(at) is not Step.Ask ask)
        {
            return;
        }

        draft.Add(new TurnEffect.SetDeadline(DeadlineKind.Expiry, draft.Now + Expiry(draft.State, ask)));
        if (MayRemind(draft.State) && ask.Remind is { } remind)
        {
            draft.Add(new TurnEffect.SetDeadline(DeadlineKind.Reminder, draft.Now + remind));
        }
        else if (draft.State.Channel == Times.Web)
        {
            draft.Add(new TurnEffect.ClearDeadline(DeadlineKind.Reminder));
        }
    }

    /// <summary>One soft line, where no phone lights up with it.</summary>
    public static void Remind(TurnDraft draft)
    {
        if (draft.State is not { Phase: Phase.InDialog, Reminded: false, At: { } at, HeardAt: { } heard } || !MayRemind(draft.State)
            || draft.State.IsSilent(draft.Now) || draft.Bundle.FindStep(at) is not Step.Ask { Remind: { } remind })
        {
            return;
        }

        if (draft.Now - heard < remind)
        {
            // The caller wrote after the row was set.
            draft.Add(new TurnEffect.SetDeadline(DeadlineKind.Reminder, heard + remind));
            return;
        }

        draft.State = draft.State with { Reminded = true };
        draft.Say(TextKeys.Reminder);
    }

    /// <summary>The dialog ends without a word. On the web the screen is wiped.</summary>
    public static void Expire(TurnDraft draft)
    {
        if (!HasExpired(draft))
        {
            if (draft.State is { Phase: Phase.InDialog, HeardAt: { } heard } waiting)
            {
                draft.Add(new TurnEffect.SetDeadline(DeadlineKind.Expiry, heard + Expiry(waiting, AskOf(draft))));
            }

            return;
        }

        draft.State = Forget(draft.State, draft.State.Content) with { Phase = Phase.Ended };
        draft.Add(new TurnEffect.ClearDeadline(DeadlineKind.Reminder));
        if (draft.State.Channel == Times.Web)
        {
            draft.Add(new TurnEffect.ClearedChat());
        }
    }

    public static bool HasExpired(TurnDraft draft) =>
        draft.State is { Phase: Phase.InDialog, HeardAt: { } heard } state
        && draft.Now - heard >= Expiry(state, AskOf(draft));

    private static Step.Ask? AskOf(TurnDraft draft) => draft.State.At is { } at ? draft.Bundle.FindStep(at) as Step.Ask : null;

    /// <summary>A block is a safety act: nothing leaves any more, the case stays with its caseworker.</summary>
    public static void Block(TurnDraft draft)
    {
        draft.Add(new TurnEffect.StoppedSending());
        foreach (var kind in (ReadOnlySpan<DeadlineKind>)[DeadlineKind.Reminder, DeadlineKind.Expiry, DeadlineKind.Unanswered, DeadlineKind.Contact])
        {
            draft.Add(new TurnEffect.ClearDeadline(kind));
        }

        if (draft.State.Case is { } open)
        {
            draft.Add(new TurnEffect.CaseChanged(open.Id, open.Urgency));
            draft.State = draft.State with { IsBlocked = true, Buttons = [] };
        }
        else
        {
            if (draft.State.Behind?.Case is { } behind)
            {
                draft.Add(new TurnEffect.CaseChanged(behind.Id, behind.Urgency));
            }

            draft.State = Forget(draft.State, draft.State.Content) with { Phase = Phase.Ended, IsBlocked = true };
        }
    }

    /// <summary>Ends at once, in one message, with the button that clears.</summary>
    public static void Stop(TurnDraft draft)
    {
        var hadCase = draft.State.Case is not null;
        CaseTurn.Close(draft, CaseEnd.ByCaller);
        if (!hadCase)
        {
            // Nobody was asked to read it, so nothing of it is kept here.
            draft.State = Forget(draft.State, draft.State.Content) with { Phase = Phase.Ended };
        }

        draft.Add(new TurnEffect.ClearDeadline(DeadlineKind.Reminder));
        draft.Add(new TurnEffect.ClearDeadline(DeadlineKind.Expiry));
        var texts = draft.TextsOf(Interruption.Stop);
        draft.SayAll(texts.Count > 1 ? [texts[0]] : texts, (ButtonCodes.Delete, TextKeys.ButtonDelete));
    }

    /// <summary>Clears the chat and forgets the talk. A case that waits for a person, or has one, stays.</summary>
    public static void Delete(TurnDraft draft)
    {
        draft.Add(new TurnEffect.ClearedChat());
        if (draft.State.Case is null)
        {
            draft.Add(new TurnEffect.ClearDeadline(DeadlineKind.Reminder));
            draft.Add(new TurnEffect.ClearDeadline(DeadlineKind.Expiry));
            // What waits for a person stays, behind the code word too; anything else is gone for good.
            draft.State = Forget(draft.State, draft.State.Content) with { Chosen = null };
            draft.State = draft.State with { Behind = draft.State.Behind is { Case: not null } waits ? waits : null };
        }

        draft.ForgetButtons();
        draft.SayAll(draft.TextsOf(Interruption.Delete));
    }

    /// <summary>A neutral page for whoever else looks at the phone.</summary>
    public static void Hide(TurnDraft draft)
    {
        draft.State = draft.State with { Face = Face.Hidden };
        draft.ForgetButtons();
        draft.SayAll(draft.TextsOf(Interruption.Hide), (ButtonCodes.Continue, TextKeys.ButtonContinue));
    }

    public static void Pause(TurnDraft draft)
    {
        draft.State = draft.State with { Face = Face.Paused };
        draft.ForgetButtons();
        draft.SayAll(draft.TextsOf(Interruption.Pause), (ButtonCodes.Continue, TextKeys.ButtonContinue));
    }

    /// <summary>The state of a caller about whom nothing is known but the language, and the code word's talk behind it.</summary>
    public static Conversation Forget(Conversation state, string content) => Returning.Front(state, content);

    private static TimeSpan Expiry(Conversation state, Step.Ask? ask)
    {
        var expiry = ask?.Expire ?? TimeSpan.FromMinutes(15);
        return state.Face == Face.Open || expiry > Times.Pause ? expiry : Times.Pause;
    }

    private static bool MayRemind(Conversation state) => state is { Channel: Times.Web, Face: Face.Open };
}
