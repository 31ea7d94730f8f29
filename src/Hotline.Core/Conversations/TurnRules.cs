using Hotline.Core.Dialogs;
using Hotline.Core.Recognition;

namespace Hotline.Core.Conversations;

/// <summary>Decides turns by the dialogs of the library and what the recognizers read.</summary>
public sealed class TurnRules(ContentLibrary library, Recognizers recognizers) : ITurnRules
{
    public Turn Take(Conversation conversation, TurnInput input, TurnContext context)
    {
        var (state, bundle) = library.Settle(conversation);
        var draft = new TurnDraft(state, context, bundle, library);
        switch (input)
        {
            case TurnInput.FromCaller caller:
                new CallerTurn(draft, library, recognizers).Take(caller.Message);
                break;
            case TurnInput.Accepted accepted:
                Returning.Within(draft, accepted.Case, () => CaseTurn.Accept(draft, accepted));
                break;
            case TurnInput.FromCaseworker reply:
                Returning.Within(draft, reply.Case, () => CaseTurn.Reply(draft, reply));
                break;
            case TurnInput.EndedByCaseworker ended:
                Returning.Within(draft, ended.Case, () => CaseTurn.End(draft, ended));
                break;
            case TurnInput.Reviewed review:
                Returning.Within(draft, review.Case, () => ReviewTurn.Take(draft, review));
                break;
            case TurnInput.DeadlineCame deadline:
                Come(draft, deadline.Kind);
                break;
        }

        return draft.Finish();
    }

    public Turn Rescue(Conversation conversation, TurnInput input, TurnContext context)
    {
        // Asks no recognizer and follows no dialog: one of them may be what broke.
        var draft = new TurnDraft(conversation with { Content = library.CurrentId }, context, library.Current, library);
        if (input is not TurnInput.FromCaller { Message.Said: var said } || said is Messages.Said.Blocked or Messages.Said.Unblocked)
        {
            // A caseworker must know that nothing was sent.
            return new Turn(conversation, input is TurnInput.DeadlineCame ? [] : [new TurnEffect.RefusedInput(InputRefusal.CallerAway)]);
        }

        if (said is Messages.Said.Text { Words: var words })
        {
            draft.Add(new TurnEffect.Heard(new HeardMessage.Typed(words)));
        }

        draft.State = draft.State with { HeardAt = context.Now, IsBlocked = false };
        CaseTurn.Rescue(draft);
        return draft.Finish();
    }

    private static void Come(TurnDraft draft, DeadlineKind kind)
    {
        draft.Came(kind);
        switch (kind)
        {
            case DeadlineKind.Reminder:
                Silence.Remind(draft);
                break;
            case DeadlineKind.Expiry:
                Silence.Expire(draft);
                break;
            case DeadlineKind.Unanswered:
                Returning.WithinWaiting(draft, () => WaitTurn.StayedUnanswered(draft));
                break;
            case DeadlineKind.Contact:
                HeldReplies.Come(draft);
                break;
            case DeadlineKind.Fade or DeadlineKind.Sweep:
                draft.Leave(kind);
                break;
        }
    }
}
