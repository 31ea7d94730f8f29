using Hotline.Core.Dialogs;

namespace Hotline.Core.Conversations;

/// <summary>Replies that wait: until the caller writes, or until the hours they named.</summary>
internal static class HeldReplies
{
    private const int Most = 5;
    private const int MostCharacters = 6000;

    /// <summary>Keeps a reply that may not be sent now. A neutral line may go in its place.</summary>
    public static void Hold(TurnDraft draft, TurnInput.FromCaseworker reply)
    {
        var held = draft.State.Held;
        if (held.Length >= Most || held.Sum(one => one.Text.Length) + reply.Text.Length > MostCharacters)
        {
            draft.Add(new TurnEffect.RefusedInput(InputRefusal.EnoughWaits));
            return;
        }

        var kept = new HeldReply(reply.ClientId, reply.Text, reply.WorkingName);
        draft.State = draft.State with { Held = held.Add(kept) };
        draft.Add(new TurnEffect.Kept(kept));
        Announce(draft);
    }

    /// <summary>The hours have come, if they still are what holds it back.</summary>
    public static void Come(TurnDraft draft)
    {
        if (draft.State is { Held.IsEmpty: false, Case: not null })
        {
            Announce(draft);
        }
    }

    /// <summary>The caller is here: what waited is shown, in order.</summary>
    public static void Release(TurnDraft draft)
    {
        if (draft.State is not { Phase: Phase.WithPerson, Face: Face.Open, IsUnproven: false, Held.IsEmpty: false } || draft.HasCleared)
        {
            return;
        }

        // It was held back as the phone may be in another's hand; soon it may be again.
        draft.Fading(() =>
        {
            foreach (var held in draft.State.Held)
            {
                draft.SayWritten(held.Text, held.WorkingName);
            }
        });
        draft.State = draft.State with { Held = [] };
        draft.Add(new TurnEffect.ClearDeadline(DeadlineKind.Contact));
    }

    private static void Announce(TurnDraft draft)
    {
        var writing = draft.IsBehind ? new Writing.WhenTheyWrite() : WritingRule.For(draft.State, draft.Bundle, draft.Now);
        if (writing is Writing.AsStub stub)
        {
            draft.ForgetButtons();
            draft.State = draft.State with { Unasked = draft.State.Unasked + 1, UnaskedAt = draft.Now };
            draft.Say(stub.LookKey, (ButtonCodes.Continue, TextKeys.ButtonContinue));
            writing = WritingRule.For(draft.State, draft.Bundle, draft.Now);
        }

        if (writing is Writing.Later later)
        {
            draft.Add(new TurnEffect.SetDeadline(DeadlineKind.Contact, later.At));
        }
    }
}
