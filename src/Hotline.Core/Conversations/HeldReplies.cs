using System.Collections.Immutable;
using Hotline.Core.Dialogs;

namespace Hotline.Core.Conversations;

/// <summary>Replies that wait: until the caller writes, or until the hours they named.</summary>
public static class HeldReplies
{
    private const int Most = 5;
    private const int MostCharacters = 6000;

    internal const int MostUnsent = 20;

    /// <summary>What nobody was shown, of the talk and of the one behind it.</summary>
    public static ImmutableArray<string> UnsentOf(Conversation conversation) =>
        conversation.Behind is not { Unsent.IsEmpty: false } behind ? conversation.Unsent : [.. conversation.Unsent.Union(behind.Unsent).TakeLast(MostUnsent)];

    /// <summary>The case ends: what still waits is never shown, and stays known as such.</summary>
    internal static Conversation Drop(Conversation conversation) => conversation.Held.IsEmpty ? conversation : conversation with
    {
        Held = [],
        Unsent = [.. conversation.Unsent.Concat(conversation.Held.Select(held => held.ClientId)).TakeLast(MostUnsent)],
    };

    /// <summary>Keeps a reply that may not be sent now. A neutral line may go in its place.</summary>
    internal static void Hold(TurnDraft draft, TurnInput.FromCaseworker reply)
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
    internal static void Come(TurnDraft draft)
    {
        if (draft.State is { Held.IsEmpty: false, Case: not null })
        {
            Announce(draft);
        }
    }

    /// <summary>The caller is here: what waited is shown, in order.</summary>
    internal static void Release(TurnDraft draft)
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
