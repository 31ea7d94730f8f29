using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;

namespace Hotline.Core.Conversations;

/// <summary>What must work at every step.</summary>
internal sealed partial class CallerTurn
{
    private void Interrupt(Command command)
    {
        switch (command.Kind)
        {
            case Interruption.Danger:
                CaseTurn.Open(draft, HandoffReason.Danger, DangerLevel.R2);
                break;
            case Interruption.Stop:
                Silence.Stop(draft);
                break;
            case Interruption.Delete:
                Silence.Delete(draft);
                break;
            case Interruption.Hide:
                Silence.Hide(draft);
                break;
            case Interruption.Person:
                AskForPerson();
                break;
            case Interruption.Language:
                ChangeLanguage(command.Language);
                break;
            case Interruption.Why:
                Explain();
                break;
            case Interruption.Skip:
                Skip();
                break;
            case Interruption.Back:
                draft.State = draft.State with { Face = Face.Open };
                DialogWalk.Back(draft);
                break;
            case Interruption.Pause:
                Silence.Pause(draft);
                break;
        }
    }

    private void AskForPerson()
    {
        if (draft.State.Phase == Phase.WaitingForPerson)
        {
            draft.State = draft.State with { Face = Face.Open };
            WaitTurn.Tell(draft);
            if (draft.HasQuestion)
            {
                DialogWalk.AskOpen(draft);
            }
        }
        else if (draft.State.Case is null)
        {
            CaseTurn.Open(draft, HandoffReason.Asked, null, draft.TextsOf(Interruption.Person));
        }
    }

    private void ChangeLanguage(Locale? locale)
    {
        if (locale is null)
        {
            Languages.Ask(draft);
            return;
        }

        if (draft.State is { Phase: Phase.InDialog, At: { } at } && draft.Bundle.FindStep(at) is Step.Ask ask && (ask.Sets ?? at.Step) == Facts.Language)
        {
            DialogWalk.Answer(draft, locale.Value.Code(), byButton: false);
            return;
        }

        Languages.Choose(draft, locale.Value);
        if (draft.State.Face == Face.Hidden)
        {
            Silence.Hide(draft);
        }
        else if (draft.State.Phase == Phase.InDialog)
        {
            draft.State = draft.State with { Face = Face.Open };
            DialogWalk.AskOpen(draft);
        }
        else if (draft.State.Phase == Phase.WaitingForPerson)
        {
            draft.Say(TextKeys.LanguageSet);
            if (draft.HasQuestion)
            {
                DialogWalk.AskOpen(draft);
            }
        }
        else if (IsOutside)
        {
            Renew();
            DialogWalk.Begin(draft, languageKnown: true);
        }
    }

    private void Explain()
    {
        var ask = draft.State.At is { } at ? draft.Bundle.FindStep(at) as Step.Ask : null;
        if (draft.State.Phase != Phase.InDialog && !draft.HasQuestion)
        {
            draft.Say(TextKeys.WhyDefault);
            return;
        }

        draft.State = draft.State with { Face = Face.Open };
        draft.SayAll(ask?.Why is { } why ? [why] : draft.TextsOf(Interruption.Why) is { Count: > 0 } texts ? texts : [TextKeys.WhyDefault]);
        DialogWalk.AskOpen(draft);
    }

    private void Skip()
    {
        if (!draft.HasQuestion || draft.State.At is not { } at || draft.Bundle.FindStep(at) is not Step.Ask ask)
        {
            Reopen(always: true);
        }
        else if (ask.Refusal == Refusal.Never)
        {
            draft.Say(TextKeys.CannotSkip);
            DialogWalk.AskOpen(draft);
        }
        else
        {
            draft.SayAll(draft.TextsOf(Interruption.Skip));
            DialogWalk.Answer(draft, AnswerCodes.Skipped, byButton: false);
        }
    }
}
