using System.Collections.Immutable;
using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;

namespace Hotline.Core.Conversations;

/// <summary>Moves a conversation through the steps of its dialogs.</summary>
internal static class DialogWalk
{
    /// <summary>More steps without a question are a mistake of the dialog; the linter finds it first.</summary>
    private const int MostSteps = 64;

    /// <summary>Begins at the first question. The question of language is passed by for a caller whose language is known.</summary>
    public static void Begin(TurnDraft draft, bool languageKnown)
    {
        if (!draft.Bundle.Dialogs.TryGetValue(draft.Bundle.StartDialog, out var dialog))
        {
            CaseTurn.Open(draft, HandoffReason.Trouble, null);
            return;
        }

        draft.State = draft.State with { Phase = Phase.InDialog };
        if (Returning.MayAsk(draft) && draft.Bundle.Dialogs.TryGetValue(RuleDialogs.Returning, out var returning))
        {
            draft.Say(TextKeys.Hello);
            Go(draft, new StepId(returning.Id, returning.Start), [], []);
            return;
        }

        if (languageKnown && dialog.Steps.TryGetValue(dialog.Start, out var first) && first is Step.Ask ask
            && (ask.Sets ?? dialog.Start) == Facts.Language && ask.Next.For(draft.State.Speaking.Code()) is { } next)
        {
            draft.Say(TextKeys.Hello);
            Go(draft, new StepId(dialog.Id, next), [], []);
            return;
        }

        Go(draft, new StepId(dialog.Id, dialog.Start), [], []);
    }

    /// <summary>Goes on at a step, with the answers given so far.</summary>
    public static void GoOn(TurnDraft draft, StepId step) => Go(draft, step, draft.State.Path, []);

    /// <summary>Asks the open question, again or for the first time.</summary>
    public static void AskOpen(TurnDraft draft)
    {
        if (draft.State.At is { } at && draft.Bundle.FindStep(at) is Step.Ask ask)
        {
            draft.Say(ask.Text, ButtonsOf(draft, at, ask));
        }
        else
        {
            CaseTurn.Open(draft, HandoffReason.Trouble, null);
        }
    }

    /// <summary>Takes the answer to the open question and goes on. A corrected answer recomputes the path.</summary>
    /// <param name="guessed">A language read from the words, not named: replies follow it, but it is no choice.</param>
    public static void Answer(TurnDraft draft, string code, bool byButton, bool guessed = false)
    {
        if (draft.State.At is not { } at || draft.Bundle.FindStep(at) is not Step.Ask ask)
        {
            CaseTurn.Open(draft, HandoffReason.Trouble, null);
            return;
        }

        if ((ask.Sets ?? at.Step) == Facts.Language && Locales.Find(code) is { } chosen)
        {
            draft.State = draft.State with { Chosen = guessed ? draft.State.Chosen : chosen, Speaking = chosen, Drift = null };
        }

        Note(draft, at, ask, code);
        var before = draft.State;
        var path = draft.State.Path;
        var index = IndexOf(path, at);
        var kept = (index < 0 ? path : path[..index]).Add(new Answered(at, code, draft.Now, byButton, draft.State.Speaking, draft.LastLine));
        var later = index < 0 ? [] : path[(index + 1)..];
        draft.State = draft.State with { Misses = 0, Face = Face.Open };
        if (ask.Danger.TryGetValue(code, out var danger))
        {
            draft.State = draft.State with { Path = kept };
            CaseTurn.Open(draft, HandoffReason.Danger, danger);
            return;
        }

        if (CaseFacts.TurnsToDanger(before, draft.State with { Path = kept }, draft.Bundle))
        {
            // What was told step by step is danger now: no more questions.
            draft.State = draft.State with { Path = kept };
            CaseTurn.Open(draft, HandoffReason.Danger, Recognition.DangerLevel.R3);
            return;
        }

        if (ask.Next.For(code) is { } next)
        {
            Go(draft, at with { Step = next }, kept, later);
            return;
        }

        draft.State = draft.State with { Path = kept };
        CaseTurn.Open(draft, HandoffReason.Trouble, null);
    }

    /// <summary>Answers that the rules themselves act on.</summary>
    private static void Note(TurnDraft draft, StepId at, Step.Ask ask, string code)
    {
        draft.State = (ask.Sets ?? at.Step, ask.Prompt) switch
        {
            (Facts.Safe, _) => draft.State with { IsQuiet = code is AnswerCodes.Unsure or AnswerCodes.Skipped },
            (Facts.About, _) when code is KnownFacts.Self or KnownFacts.Someone =>
                draft.State with { Mentions = Screening.Mentions.About(draft.State.Mentions, other: code == KnownFacts.Someone) },
            (Facts.LeftOut, _) => Passing.LeaveOut(draft.State, code),

            // Another answer than a word takes back the word chosen before; without a code word nothing leads back from a stop word.
            (_, Prompt.NewWord { Use: SecretUse.Code }) when code != AnswerCodes.Told => draft.State with { CodeWord = null, StopWord = null },
            (_, Prompt.NewWord { Use: SecretUse.Stop }) when code != AnswerCodes.Told => draft.State with { StopWord = null },
            _ => draft.State,
        };
    }

    /// <summary>Asks the question before the open one. Its answer stands until another is given.</summary>
    public static void Back(TurnDraft draft)
    {
        var path = draft.State.Path;
        var index = draft.State.At is { } at && IndexOf(path, at) is >= 0 and var found ? found : path.Length;
        if (index > 0 && (draft.State.Case is null || path[index - 1].Step.Dialog == draft.State.At?.Dialog))
        {
            draft.State = draft.State with { At = path[index - 1].Step, Misses = 0 };
        }

        AskOpen(draft);
    }

    /// <summary>Walks on from <paramref name="to"/>. Answers of <paramref name="later"/> that still lie on the way stay, the others are dropped.</summary>
    internal static void Go(TurnDraft draft, StepId to, ImmutableArray<Answered> kept, ImmutableArray<Answered> later)
    {
        var said = new List<string>();
        for (var steps = 0; steps < MostSteps; steps++)
        {
            switch (draft.Bundle.FindStep(to))
            {
                case Step.Ask ask when IndexOf(later, to) is >= 0 and var index && ask.Next.For(later[index].Code) is { } next:
                    kept = kept.Add(later[index]);
                    later = later.RemoveAt(index);
                    said.Clear();
                    to = to with { Step = next };
                    break;
                case Step.Ask ask when TakeTold(draft, to, ask) is { } told && ask.Next.For(told.Code) is { } next:
                    kept = kept.RemoveAll(answered => answered.Step == to).Add(told);
                    to = to with { Step = next };
                    break;
                case Step.Ask ask:
                    // A dialog that leads back to a question asks it anew: its earlier answer goes.
                    draft.State = draft.State with { At = to, Path = kept.RemoveAll(answered => answered.Step == to) };
                    draft.SayAll(said);
                    draft.Say(ask.Text, ButtonsOf(draft, to, ask));
                    return;
                case Step.Screen screen:
                    (kept, later) = ScreenWalk.Keep(to, kept, later);
                    to = ScreenWalk.FindNext(draft, to, kept) ?? to with { Step = screen.Next };
                    break;
                case Step.Say say:
                    said.AddRange(say.Texts);
                    to = to with { Step = say.Next };
                    break;
                case Step.Branch branch when branch.Next.For(KnownFacts.Find(draft, branch.On) ?? CaseFacts.FindFact(kept, draft.Bundle, branch.On)) is { } next:
                    to = to with { Step = next };
                    break;
                case Step.GoTo call when draft.Bundle.Dialogs.TryGetValue(call.Dialog, out var dialog):
                    to = call.Step is { } inside ? new StepId(dialog.Id, inside) : Entry(draft, dialog);
                    break;
                case Step.HandOff handOff:
                    draft.State = draft.State with { At = to, Path = kept };
                    draft.SayAll(said);
                    CaseTurn.Open(draft, ReasonOf(handOff.Wish), handOff.Wish == HandOffWish.Danger ? Recognition.DangerLevel.R2 : null, handOff.Texts);
                    if (handOff.Next is not { } beside || draft.State.Phase != Phase.WaitingForPerson || draft.HasAfterHours)
                    {
                        return;
                    }

                    said.Clear();
                    to = to with { Step = beside };
                    break;
                case Step.End end:
                    draft.State = draft.State with { At = null, Path = kept };
                    said.AddRange(end.Texts);
                    End(draft, end.Ending, said);
                    return;
                default:
                    Trouble(draft, kept);
                    return;
            }
        }

        Trouble(draft, kept);
    }

    /// <summary>What the caller said before it was asked. It counts once: who goes back is asked.</summary>
    private static Answered? TakeTold(TurnDraft draft, StepId step, Step.Ask ask)
    {
        if (draft.State.FirstWords is { } first && first.Step == step)
        {
            draft.State = draft.State with { FirstWords = null };
            return first;
        }

        if (ask.Prompt is Prompt.Place && draft.PlaceTold is { } place)
        {
            draft.PlaceTold = null;
            return new Answered(step, place, draft.Now, ByButton: false, draft.State.Speaking, draft.LastLine);
        }

        return null;
    }

    /// <summary>Where a dialog begins. The question of language is passed by for a caller who chose one.</summary>
    private static StepId Entry(TurnDraft draft, Dialog dialog) =>
        new(dialog.Id, draft.State.Chosen is { } chosen && dialog.Steps.TryGetValue(dialog.Start, out var first) && first is Step.Ask ask
            && (ask.Sets ?? dialog.Start) == Facts.Language && ask.Next.For(chosen.Code()) is { } next ? next : dialog.Start);

    private static void End(TurnDraft draft, Ending ending, List<string> texts)
    {
        if (draft.State.Case is not null)
        {
            // Only what was asked beside the wait has ended.
            draft.SayAll(texts, (ButtonCodes.Delete, TextKeys.ButtonDelete));
            return;
        }

        CaseTurn.Close(draft, CaseEnd.ByCaller);
        draft.Add(new TurnEffect.ClearDeadline(DeadlineKind.Reminder));
        draft.Add(new TurnEffect.ClearDeadline(DeadlineKind.Expiry));
        if (ending == Ending.Information)
        {
            draft.SayAll(texts, (ButtonCodes.Person, TextKeys.ButtonPerson), (ButtonCodes.Delete, TextKeys.ButtonDelete));
        }
        else
        {
            draft.SayAll(texts, (ButtonCodes.Delete, TextKeys.ButtonDelete));
        }
    }

    private static void Trouble(TurnDraft draft, ImmutableArray<Answered> kept)
    {
        draft.State = draft.State with { Path = kept };
        CaseTurn.Open(draft, HandoffReason.Trouble, null);
    }

    /// <summary>The answers, then skipping, then a person. The first question of all stays bare: nothing is known yet, not even the language.</summary>
    private static (string Code, string LabelKey)[] ButtonsOf(TurnDraft draft, StepId at, Step.Ask ask)
    {
        var buttons = new List<(string, string)>(ask.Options.Count + 3);
        foreach (var option in ask.Options)
        {
            if (ask.Sets != Facts.LeftOut || Passing.Offers(draft.State, draft.Bundle, option.Code))
            {
                buttons.Add((option.Code, option.LabelKey));
            }
        }

        if (ask.Refusal == Refusal.Button)
        {
            buttons.Add((ButtonCodes.Skip, TextKeys.ButtonSkip));
        }

        if ((ask.Sets ?? at.Step) != Facts.Language && draft.State.Case is null && !OffersPerson(draft.Bundle, at, ask))
        {
            buttons.Add((ButtonCodes.Person, TextKeys.ButtonPerson));
        }

        if (draft.State.IsQuiet)
        {
            buttons.Add((ButtonCodes.Stop, TextKeys.ButtonStop));
        }

        return [.. buttons];
    }

    /// <summary>One of the question's own answers calls a person already.</summary>
    private static bool OffersPerson(ContentBundle bundle, StepId at, Step.Ask ask)
    {
        foreach (var option in ask.Options)
        {
            if (ask.Next.For(option.Code) is { } next && bundle.FindStep(at with { Step = next }) is Step.HandOff { Wish: HandOffWish.Asked })
            {
                return true;
            }
        }

        return false;
    }

    private static int IndexOf(ImmutableArray<Answered> path, StepId step)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i].Step == step)
            {
                return i;
            }
        }

        return -1;
    }

    private static HandoffReason ReasonOf(HandOffWish wish) => wish switch
    {
        HandOffWish.Asked => HandoffReason.Asked,
        HandOffWish.Danger => HandoffReason.Danger,
        _ => HandoffReason.Consented,
    };
}
