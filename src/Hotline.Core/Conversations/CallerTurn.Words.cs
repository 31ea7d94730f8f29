using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;

namespace Hotline.Core.Conversations;

/// <summary>Words: screened, then a command, an answer, or the beginning of a talk.</summary>
internal sealed partial class CallerTurn
{
    /// <summary>Longer messages are read to here only; channels take no longer ones.</summary>
    private const int LongestRead = 4096;

    /// <summary>A longer message beside a question is for the person awaited.</summary>
    private const int LongestBriefAnswer = 24;

    private void Write(PrivateText said, string? channelMessageId)
    {
        if (IsOutside)
        {
            Renew();
        }

        var (words, folded) = Read(said);
        using var held = recognizers.Hold(words);
        if (WriteSecret(words, folded, channelMessageId))
        {
            return;
        }

        draft.Add(new TurnEffect.Heard(new HeardMessage.Typed(said)));
        if (draft.State.IsQuiet && channelMessageId is not null)
        {
            // Buttons only: what was typed all the same does not stay in the chat.
            draft.Add(new TurnEffect.ClearedChat(channelMessageId));
        }

        var context = new ReadingContext(draft.Now.ToOffset(TimeSpan.FromHours(5)), draft.State.Chosen);
        var reading = recognizers.Language.Read(words, context).Answer?.Value;
        var offer = Languages.Note(draft, reading, folded);
        var danger = Screen(words, context);

        // Danger outranks everything; next comes the wish that it all vanish from the screen at once.
        var command = draft.Bundle.Commands.FindExact(folded) ?? draft.Bundle.Commands.FindPersonWithin(words);
        var near = command ?? draft.Bundle.Commands.FindNear(folded);
        if (command is null && near?.Kind is Interruption.Why && recognizers.YesNo.Read(words, context).Answer is not null)
        {
            // «неа» is a no, not a slip of «неге».
            near = null;
        }

        if (draft.State.Chosen is null && near?.WrittenIn is { } written)
        {
            // Two words are little to tell a language by, but a listed phrase tells it.
            draft.State = draft.State with { Speaking = written };
        }

        if (draft.State.Case is not null)
        {
            WriteToPerson(new Reading(words, folded, command, near), danger, context);
        }
        else if (danger is { } heard)
        {
            CaseTurn.Open(draft, HandoffReason.Danger, Worse(heard, words, folded, context));
        }
        else if (near?.Kind is Interruption.Stop or Interruption.Delete or Interruption.Hide && (command is not null || !IsOption(folded)))
        {
            Interrupt(near.Value);
        }
        else if (draft.State.Phase == Phase.New)
        {
            draft.State = draft.State with { FirstWords = near is null ? FindFirstAnswer(words, folded, context) : null };
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

    /// <summary>The words on one of the open question's buttons are no slip of another word.</summary>
    private bool IsOption(string folded) =>
        draft.State.At is { } at && draft.Bundle.Answers.FindOption(at, folded, near: false) is not null;

    private void WriteToPerson(Reading read, DangerLevel? danger, ReadingContext context)
    {
        var command = read.Near;
        if (danger is null && command?.Kind == Interruption.Danger)
        {
            danger = DangerLevel.R2;
        }

        CaseTurn.Heard(draft, danger);
        if (danger is null && AnswersBesideTheWait(read, context))
        {
            return;
        }

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
            case { Kind: Interruption.Skip or Interruption.Back } wish when draft.HasQuestion:
                Interrupt(wish);
                break;
            default:
                Reopen(always: false);
                break;
        }
    }

    /// <summary>
    /// The caller answers a question asked while they wait. Only what is clearly an answer counts: anything longer is for the
    /// person who comes.
    /// </summary>
    private bool AnswersBesideTheWait(Reading read, ReadingContext context)
    {
        if (!draft.HasQuestion || draft.State.Face != Face.Open || draft.State.At is not { } at || draft.Bundle.FindStep(at) is not Step.Ask ask)
        {
            return false;
        }

        var answers = draft.Bundle.Answers;
        var code = answers.FindOption(at, read.Folded, near: false)
            ?? (read.Command is null && read.Folded.Length <= LongestBriefAnswer && ask.Prompt is Prompt.Choice or Prompt.YesNo
                ? answers.Read(at, ask, read.Words, read.Folded, recognizers, context)
                : null);
        if (code is null)
        {
            return false;
        }

        DialogWalk.Answer(draft, code, byButton: false);
        return true;
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
        if (command is { Kind: Interruption.Person or Interruption.Danger } or { Kind: Interruption.Language, Language: not null })
        {
            Interrupt(command.Value);
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
            DialogWalk.Answer(draft, option, byButton: false);
            return;
        }

        // A clear command outranks the answer; one with a slip only where any words would be an answer.
        if (near is not null && (command is not null || ask.Prompt is Prompt.FreeText))
        {
            Interrupt(near.Value);
        }
        else if ((FindShown(ask) ?? answers.Read(at, ask, words, folded, recognizers, context)) is { } code)
        {
            draft.PlaceTold = ask.Prompt is Prompt.Age ? FindPlaceBeside(words, context) : null;
            DialogWalk.Answer(draft, code, byButton: false);
        }
        else if (near is not null)
        {
            Interrupt(near.Value);
        }
        else if ((ask.Sets ?? at.Step) == Facts.Language && recognizers.Language.Read(words, context).Answer?.Value is { Confidence: >= 0.5 } reading)
        {
            DialogWalk.Answer(draft, reading.Locale.Code(), byButton: false, guessed: true);
        }
        else
        {
            Miss(at, ask, words, folded, context);
        }
    }

    private void Miss(StepId at, Step.Ask ask, string words, string folded, ReadingContext context)
    {
        if (draft.State.Face == Face.Paused)
        {
            Reopen(always: true);
            return;
        }

        if (mentioned.Count > 0 && ScreenWalk.GoOn(draft))
        {
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
            if (ask.Prompt is Prompt.CodeWord)
            {
                Returning.Refuse(draft);
            }

            DialogWalk.Answer(draft, TellsOfOther(at, ask, words, folded, context) ? AnswerCodes.Reported : AnswerCodes.NotUnderstood, byButton: false);
        }
        else
        {
            CaseTurn.Open(draft, HandoffReason.NotUnderstood, null);
        }
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

    /// <summary>A message as words, folded, and as the command it is or nearly is.</summary>
    private sealed record Reading(string Words, string Folded, Command? Command, Command? Near);
}
