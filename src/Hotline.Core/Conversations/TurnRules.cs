using Hotline.Core.Dialogs;
using Hotline.Core.Recognition;

namespace Hotline.Core.Conversations;

/// <summary>Decides turns by the dialogs of the library and what the recognizers read.</summary>
public sealed class TurnRules(ContentLibrary library, Recognizers recognizers) : ITurnRules
{
    public Turn Take(Conversation conversation, TurnInput input, TurnContext context)
    {
        var draft = Settle(conversation, context);
        switch (input)
        {
            case TurnInput.FromCaller caller:
                new CallerTurn(draft, library, recognizers).Take(caller.Message);
                break;
            case TurnInput.Accepted accepted:
                CaseTurn.Accept(draft, accepted);
                break;
            case TurnInput.FromCaseworker reply:
                CaseTurn.Reply(draft, reply);
                break;
            case TurnInput.EndedByCaseworker ended:
                CaseTurn.End(draft, ended);
                break;
            case TurnInput.Reviewed review:
                ReviewTurn.Take(draft, review);
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
        var draft = new TurnDraft(conversation with { Content = library.CurrentId }, context, library.Current);
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
                CaseTurn.StayedUnanswered(draft);
                break;
        }
    }

    /// <summary>
    /// The draft on the bundle the conversation keeps. One whose bundle is gone, or whose step is not in it, moves to the
    /// current bundle by its declared migration; without one the next turn hands it to a person.
    /// </summary>
    private TurnDraft Settle(Conversation conversation, TurnContext context)
    {
        var kept = library.Find(conversation.Content);
        if (kept is not null && (conversation.Phase != Phase.InDialog || (conversation.At is { } at && kept.FindStep(at) is Step.Ask)))
        {
            return new TurnDraft(conversation, context, kept);
        }

        var current = library.Current;
        var moved = conversation.At is { } old ? current.FindMoved(old) : null;
        return new TurnDraft(
            conversation with
            {
                Content = current.Id,
                At = moved,
                Buttons = [],
                Path = [.. conversation.Path.Select(answered => (Answered: answered, At: current.FindMoved(answered.Step))).Where(pair => pair.At is not null).Select(pair => pair.Answered with { Step = pair.At!.Value })],
            },
            context,
            current);
    }
}
