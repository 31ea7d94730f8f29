using Hotline.Core.Dialogs;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;

namespace Hotline.Core.Conversations;

/// <summary>One thing a caller did. Danger first, then what must work at every step, then the open question.</summary>
internal sealed partial class CallerTurn(TurnDraft draft, ContentLibrary library, Recognizers recognizers)
{
    public void Take(InboundMessage message)
    {
        // The deadline's row may come later than the caller does.
        Silence.Expire(draft);
        if (message.Said is not (Said.Blocked or Said.Unblocked))
        {
            Returning.LockAfterPause(draft);
        }

        draft.State = draft.State with { HeardAt = draft.Now, IsBlocked = false, Reminded = false, Unasked = 0, UnaskedAt = null };
        draft.Add(new TurnEffect.ClearDeadline(DeadlineKind.Contact));

        source = message.ChannelMessageId;
        switch (message.Said)
        {
            case Said.Blocked:
                Silence.Block(draft);
                return;
            case Said.Unblocked:
                return;
            case Said.Start start:
                Start(start.Hint);
                break;
            case Said.Tap tap:
                Tap(tap.Token);
                break;
            case Said.Text text:
                Write(text.Words, message.ChannelMessageId);
                break;
            case Said.Edited edited:
                Edit(edited.Words);
                break;
            case Said.Media media:
                Show(media, message.ChannelMessageId);
                break;
        }

        HeldReplies.Release(draft);
        Silence.Arm(draft);
    }

    private bool IsOutside => draft.State.Phase is Phase.New or Phase.Ended;

    private void Start(Locale? hint)
    {
        if (IsOutside)
        {
            Renew();
            var known = draft.State.Chosen is not null;
            draft.State = draft.State with { Speaking = draft.State.Chosen ?? hint ?? draft.State.Speaking };
            DialogWalk.Begin(draft, known);
            return;
        }

        CaseTurn.Heard(draft, null);
        Reopen(always: true);
    }

    private void Tap(string token)
    {
        var button = Array.Find([.. draft.State.Buttons], one => one.Token == token);
        if (button is null)
        {
            TapOld();
            return;
        }

        draft.Add(new TurnEffect.Heard(new HeardMessage.Pressed(button.LabelKey, draft.State.Speaking, draft.State.Content)));
        draft.State = draft.State with { Buttons = [] };
        CaseTurn.Heard(draft, null);
        switch (button.Code)
        {
            case ButtonCodes.Continue:
                Reopen(always: true);
                break;
            case ButtonCodes.Delete:
                Silence.Delete(draft);
                break;
            case ButtonCodes.Person:
                Interrupt(new Command(Interruption.Person, null));
                break;
            case ButtonCodes.Skip:
                Interrupt(new Command(Interruption.Skip, null));
                break;
            case ButtonCodes.Stop:
                Interrupt(new Command(Interruption.Stop, null));
                break;
            case var code when Languages.FindIn(code) is { } locale:
                Interrupt(new Command(Interruption.Language, locale));
                break;
            case var code when draft.HasQuestion:
                DialogWalk.Answer(draft, code, byButton: true);
                break;
            default:
                Reopen(always: true);
                break;
        }
    }

    /// <summary>A button of an earlier message means nothing any more: the open question is calmly asked again.</summary>
    private void TapOld()
    {
        if (IsOutside)
        {
            Start(null);
        }
        else
        {
            CaseTurn.Heard(draft, null);
            Reopen(always: false);
        }
    }

    /// <summary>
    /// Shows where the talk stands: the open question, or the soft line while waiting. With a person the hotline is silent.
    /// <paramref name="always"/>: the caller asked for it, so hiding and pause end.
    /// </summary>
    private void Reopen(bool always)
    {
        if (draft.State.Face == Face.Hidden && !always)
        {
            Silence.Hide(draft);
            return;
        }

        if (IsOutside)
        {
            Start(null);
            return;
        }

        var parked = draft.State.Face != Face.Open;
        draft.State = draft.State with { Face = Face.Open };
        if (draft.State.Phase == Phase.InDialog)
        {
            if (parked)
            {
                draft.Say(TextKeys.Resumed);
            }

            DialogWalk.AskOpen(draft);
        }
        else if (parked)
        {
            CaseTurn.Heard(draft, null);
        }

        WaitTurn.Acknowledge(draft);
        if (draft.HasQuestion && draft.State.Phase == Phase.WaitingForPerson && (parked || always))
        {
            DialogWalk.AskOpen(draft);
        }
    }

    /// <summary>Starts neutrally, with nothing of before but the language chosen, on the current words.</summary>
    private void Renew()
    {
        draft.IsFirstContact = true;
        draft.Bundle = library.Current;
        draft.State = Silence.Forget(draft.State, library.CurrentId);
    }
}
