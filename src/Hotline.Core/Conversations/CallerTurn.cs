using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Core.Screening;

namespace Hotline.Core.Conversations;

/// <summary>One thing a caller did. Danger first, then what must work at every step, then the open question.</summary>
internal sealed class CallerTurn(TurnDraft draft, ContentLibrary library, Recognizers recognizers)
{
    /// <summary>Longer messages are read to here only; channels take no longer ones.</summary>
    private const int LongestRead = 4096;

    public void Take(InboundMessage message)
    {
        // The deadline's row may come later than the caller does.
        Silence.Expire(draft);
        draft.State = draft.State with { HeardAt = draft.Now, IsBlocked = false };

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
                Write(text.Words);
                break;
            case Said.Edited edited:
                Edit(edited.Words);
                break;
            case Said.Media media:
                Show(media, message.ChannelMessageId);
                break;
        }

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
            case var code when Languages.FindIn(code) is { } locale:
                Interrupt(new Command(Interruption.Language, locale));
                break;
            case var code when draft.State.Phase == Phase.InDialog:
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

    private void Write(PrivateText said)
    {
        if (IsOutside)
        {
            Renew();
        }

        var (words, folded) = Read(said);
        draft.Add(new TurnEffect.Heard(new HeardMessage.Typed(said)));
        var context = new ReadingContext(draft.Now.ToOffset(TimeSpan.FromHours(5)), draft.State.Chosen);
        var reading = recognizers.Language.Read(words, context).Answer?.Value;
        var offer = Languages.Note(draft, reading, folded);
        var danger = Screen(words, context);

        // Danger outranks everything; next comes the wish that it all vanish from the screen at once.
        var command = draft.Bundle.Commands.FindExact(folded);
        var near = command ?? draft.Bundle.Commands.FindNear(folded);
        if (draft.State.Case is not null)
        {
            WriteToPerson(near, danger);
        }
        else if (danger is not null)
        {
            CaseTurn.Open(draft, HandoffReason.Danger, danger);
        }
        else if (near?.Kind is Interruption.Stop or Interruption.Delete or Interruption.Hide)
        {
            Interrupt(near.Value);
        }
        else if (draft.State.Phase == Phase.New)
        {
            BeginWith(near, reading);
        }
        else if (draft.State.Face == Face.Hidden)
        {
            WriteHidden(near);
        }
        else
        {
            AnswerOrInterrupt(words, folded, command, near, context);
        }

        if (offer && draft.State is { Phase: Phase.InDialog, Face: Face.Open })
        {
            Languages.Offer(draft);
        }
    }

    /// <summary>Notes indicators; returns the danger heard.</summary>
    private DangerLevel? Screen(string words, ReadingContext context)
    {
        draft.State = draft.State with
        {
            Mentions = Mentions.With(draft.State.Mentions, words, recognizers.Indicators.Read(words, context), draft.Now, draft.State.At),
        };
        DangerLevel? most = null;
        foreach (var match in recognizers.Danger.Read(words, context).Matches)
        {
            most = most is null || match.Value > most ? match.Value : most;
        }

        return most;
    }

    private void WriteToPerson(Command? command, DangerLevel? danger)
    {
        if (danger is null && command?.Kind == Interruption.Danger)
        {
            danger = DangerLevel.R2;
        }

        CaseTurn.Heard(draft, danger);
        switch (command)
        {
            case { Kind: Interruption.Stop or Interruption.Delete or Interruption.Hide } safety when danger is null:
                Interrupt(safety);
                break;
            case { Kind: Interruption.Language, Language: { } locale }:
                Interrupt(new Command(Interruption.Language, locale));
                break;
            case { Kind: Interruption.Person or Interruption.Language or Interruption.Why or Interruption.Pause } wish when draft.State.Phase == Phase.WaitingForPerson:
                Interrupt(wish);
                break;
            default:
                Reopen(always: false);
                break;
        }
    }

    /// <summary>Words before any question: they are heard and screened, their language is taken, and the dialog begins.</summary>
    private void BeginWith(Command? command, LanguageReading? reading)
    {
        if (command is { Kind: Interruption.Danger or Interruption.Person } known)
        {
            Interrupt(known);
            return;
        }

        if (command is { Kind: Interruption.Language, Language: { } locale })
        {
            Languages.Choose(draft, locale);
        }

        DialogWalk.Begin(draft, draft.State.Chosen is not null || (command is null && reading is { Confidence: >= 0.5 }));
    }

    private void WriteHidden(Command? command)
    {
        if (command is { Kind: Interruption.Person or Interruption.Danger } wanted)
        {
            Interrupt(wanted);
        }
        else
        {
            Silence.Hide(draft);
        }
    }

    private void AnswerOrInterrupt(string words, string folded, Command? command, Command? near, ReadingContext context)
    {
        if (draft.State.At is not { } at || draft.Bundle.FindStep(at) is not Step.Ask ask)
        {
            CaseTurn.Open(draft, HandoffReason.Trouble, null);
            return;
        }

        var answers = draft.Bundle.Answers;
        if (answers.FindOption(at, folded, near: false) is { } option)
        {
            // A language written out is a choice, as much as one pressed.
            DialogWalk.Answer(draft, option, byButton: (ask.Sets ?? at.Step) == Facts.Language);
            return;
        }

        // A clear command outranks the answer; one with a slip only where any words would be an answer.
        if (near is not null && (command is not null || ask.Prompt is Prompt.FreeText))
        {
            Interrupt(near.Value);
        }
        else if (answers.Read(at, ask, words, folded, recognizers, context) is { } code)
        {
            DialogWalk.Answer(draft, code, byButton: false);
        }
        else if (near is not null)
        {
            Interrupt(near.Value);
        }
        else if ((ask.Sets ?? at.Step) == Facts.Language && recognizers.Language.Read(words, context).Answer?.Value is { Confidence: >= 0.5 } reading)
        {
            DialogWalk.Answer(draft, reading.Locale.Code(), byButton: false);
        }
        else
        {
            Miss(ask);
        }
    }

    private void Miss(Step.Ask ask)
    {
        if (draft.State.Face == Face.Paused)
        {
            Reopen(always: true);
            return;
        }

        var misses = draft.State.Misses + 1;
        if (misses <= ask.Retries)
        {
            draft.State = draft.State with { Misses = misses };
            draft.Say(TextKeys.NotUnderstood);
            DialogWalk.AskOpen(draft);
        }
        else if (ask.Then == NotUnderstood.GoOn)
        {
            DialogWalk.Answer(draft, AnswerCodes.NotUnderstood, byButton: false);
        }
        else
        {
            CaseTurn.Open(draft, HandoffReason.NotUnderstood, null);
        }
    }

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
            CaseTurn.TellWait(draft);
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
            DialogWalk.Answer(draft, locale.Value.Code(), byButton: true);
            return;
        }

        Languages.Choose(draft, locale.Value);
        if (draft.State.Phase == Phase.InDialog)
        {
            draft.State = draft.State with { Face = Face.Open };
            DialogWalk.AskOpen(draft);
        }
        else if (draft.State.Phase == Phase.WaitingForPerson)
        {
            draft.Say(TextKeys.LanguageSet);
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
        if (draft.State.Phase != Phase.InDialog)
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
        if (draft.State is not { Phase: Phase.InDialog, At: { } at } || draft.Bundle.FindStep(at) is not Step.Ask ask)
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

    /// <summary>A changed message is heard and screened; the answer it gave stays until the caller goes back.</summary>
    private void Edit(PrivateText said)
    {
        if (IsOutside)
        {
            Renew();
        }

        var (words, _) = Read(said);
        draft.Add(new TurnEffect.Heard(new HeardMessage.Typed(said, Edited: true)));
        var danger = Screen(words, new ReadingContext(draft.Now.ToOffset(TimeSpan.FromHours(5)), draft.State.Chosen));
        if (draft.State.Case is not null)
        {
            CaseTurn.Heard(draft, danger);
        }
        else if (danger is not null)
        {
            CaseTurn.Open(draft, HandoffReason.Danger, danger);
        }
        else if (draft.State is { Phase: Phase.InDialog, Face: Face.Open })
        {
            draft.Say(TextKeys.EditedNoted);
        }
    }

    /// <summary>What is not words is not kept. Pictures and cards may show who somebody is, so they leave the chat too.</summary>
    private void Show(Said.Media media, string? channelMessageId)
    {
        var begins = IsOutside;
        if (begins)
        {
            Renew();
        }

        draft.Add(new TurnEffect.Heard(new HeardMessage.Showed(media.Kind)));
        if (channelMessageId is not null && media.Kind is MediaKind.Photo or MediaKind.Document or MediaKind.Video or MediaKind.Contact or MediaKind.Location)
        {
            draft.Add(new TurnEffect.ClearedChat(channelMessageId));
        }

        DangerLevel? danger = null;
        if (media.Caption is { IsBlank: false } caption)
        {
            draft.Add(new TurnEffect.Heard(new HeardMessage.Typed(caption)));
            danger = Screen(Read(caption).Words, new ReadingContext(draft.Now.ToOffset(TimeSpan.FromHours(5)), draft.State.Chosen));
        }

        if (draft.State.Case is null && danger is not null)
        {
            CaseTurn.Open(draft, HandoffReason.Danger, danger);
            return;
        }

        CaseTurn.Heard(draft, danger);
        if (draft.State.Face == Face.Hidden)
        {
            Silence.Hide(draft);
            return;
        }

        draft.Say(MediaKey(media.Kind));
        if (begins)
        {
            DialogWalk.Begin(draft, draft.State.Chosen is not null);
        }
        else if (draft.State.Phase == Phase.InDialog)
        {
            Reopen(always: false);
        }
    }

    private static string MediaKey(MediaKind kind) => kind switch
    {
        MediaKind.Photo or MediaKind.Document or MediaKind.Video => TextKeys.MediaPhoto,
        MediaKind.Voice => TextKeys.MediaVoice,
        MediaKind.Contact => TextKeys.MediaContact,
        MediaKind.Location => TextKeys.MediaLocation,
        _ => TextKeys.MediaOther,
    };

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

        CaseTurn.Acknowledge(draft);
    }

    /// <summary>Starts neutrally, with nothing of before but the language chosen, on the current words.</summary>
    private void Renew()
    {
        draft.IsFirstContact = true;
        draft.Bundle = library.Current;
        draft.State = Silence.Forget(draft.State, library.CurrentId);
    }

    private static (string Words, string Folded) Read(PrivateText said)
    {
        var words = said.Reveal();
        if (words.Length > LongestRead)
        {
            words = words[..(char.IsHighSurrogate(words[LongestRead - 1]) ? LongestRead - 1 : LongestRead)];
        }

        return (words, Folding.Fold(words));
    }
}
