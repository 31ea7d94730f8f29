using System.Collections.Immutable;
using Hotline.Core.Dialogs;
using Hotline.Core.Screening;

namespace Hotline.Core.Conversations;

/// <summary>Walks through the questions of a screening step.</summary>
internal static class ScreenWalk
{
    /// <summary>The next question, or the choice of how to go on before it; null when no question can change anything.</summary>
    public static StepId? FindNext(TurnDraft draft, StepId screen, ImmutableArray<Answered> kept)
    {
        var bundle = draft.Bundle;
        var answered = draft.State with { Path = kept };
        var asked = kept.Where(one => ScreenSteps.IsOf(screen, one.Step))
            .Select(one => ScreenSteps.FindQuestion(bundle.Instrument, one.Step)?.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var known = CaseFacts.FindingsOf(answered, bundle).ToDictionary(finding => finding.Indicator, finding => finding.State);
        if (Interview.FindNext(bundle.Instrument, bundle.Indicators, CaseFacts.AgeOf(answered, bundle), known, asked) is not { } next)
        {
            return null;
        }

        var check = ScreenSteps.Check(screen, asked.Count);
        return asked.Count > 0 && asked.Count % bundle.Instrument.Pause.Every == 0 && !kept.Any(one => one.Step == check)
            ? check
            : ScreenSteps.Question(screen, next.Question.Id, next.Heard);
    }

    /// <summary>Answers of the instrument stay answers, whichever of its questions comes next: what was said is not asked again.</summary>
    public static (ImmutableArray<Answered> Kept, ImmutableArray<Answered> Later) Keep(
        StepId screen, ImmutableArray<Answered> kept, ImmutableArray<Answered> later) =>
        (kept.AddRange(later.Where(one => ScreenSteps.IsOf(screen, one.Step))), later.RemoveAll(one => ScreenSteps.IsOf(screen, one.Step)));

    /// <summary>
    /// Words that do not answer the open question of the instrument but tell of something: they are noted, and the question that
    /// matters most now is asked. False when no such question is open.
    /// </summary>
    public static bool GoOn(TurnDraft draft)
    {
        if (draft.State.At is not { } at || ScreenSteps.FindScreen(at) is not { } screen || draft.Bundle.FindStep(screen) is not Step.Screen
            || ScreenSteps.FindQuestion(draft.Bundle.Instrument, at) is null)
        {
            return false;
        }

        draft.State = draft.State with { Misses = 0, Face = Face.Open };
        draft.Say(draft.Bundle.Instrument.Noted);
        DialogWalk.Go(draft, screen, draft.State.Path.RemoveAll(answered => answered.Step == at), []);
        return true;
    }
}
