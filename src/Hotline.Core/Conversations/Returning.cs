using Hotline.Core.Dialogs;

namespace Hotline.Core.Conversations;

/// <summary>
/// Somebody writes again from the same account. It may be another who holds the phone now: with a code word set, the earlier talk
/// is put behind it and a new conversation begins, which shows and mentions nothing of before.
/// </summary>
internal static class Returning
{
    /// <summary>The step of that dialog which shows only information.</summary>
    public const string Harmless = "harmless";

    /// <summary>After so long without the caller, who writes next must prove it.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>After wrong words, or the stop word, it is not asked for again so soon.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    /// <summary>An ended talk is kept no longer for its caller to come back to.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(14);

    /// <summary>Puts an open case behind its code word when its caller was away. An ended talk that nobody came back to is forgotten.</summary>
    public static void LockAfterPause(TurnDraft draft)
    {
        var away = draft.Now - (draft.State.HeardAt ?? draft.Now);
        if (draft.State is { Case: not null, CodeWord: not null } && away >= Pause)
        {
            draft.State = Front(draft.State, draft.State.Content);
        }
        else if (draft.State is { Case: null, Behind: null or { Case: null } } && away > Longest)
        {
            draft.State = draft.State with { CodeWord = null, StopWord = null, Unsent = HeldReplies.UnsentOf(draft.State), Behind = null };
        }
    }

    /// <summary>
    /// A caller about whom nothing is known but the language. What they may come back to stays behind the code word.
    /// </summary>
    public static Conversation Front(Conversation state, string content) => new()
    {
        Id = state.Id,
        Channel = state.Channel,
        Ngo = state.Ngo,
        Content = content,
        Chosen = state.Chosen,
        Speaking = state.Speaking,
        HeardAt = state.HeardAt,
        IsBlocked = state.IsBlocked,
        Unsent = HeldReplies.UnsentOf(state),
        Behind = state.Behind is { Case: not null } waits ? waits
            : state.CodeWord is null ? state.Behind
            : state with { Buttons = [], Behind = null, Deadlines = default, Stretches = [], Fading = [], Misses = 0, Face = Face.Open },
    };

    /// <summary>Whether a new conversation begins with the question for the word.</summary>
    public static bool MayAsk(TurnDraft draft) => draft.State.Behind is { } behind && !WarnedLately(draft, behind, null);

    /// <summary>The words are the code word, of the talk that lies behind or of the one brought back without it.</summary>
    public static bool IsCodeWord(TurnDraft draft, string words) => draft.State switch
    {
        { Behind: { CodeWord: { } word } behind } => !WarnedLately(draft, behind, WarningKind.WrongWord) && word.Is(words),
        { IsUnproven: true, CodeWord: { } word } => !WarnedLately(draft, draft.State, WarningKind.WrongWord) && word.Is(words),
        _ => false,
    };

    /// <summary>The word was right: the talk goes on where it stood, at the next question only.</summary>
    public static void Prove(TurnDraft draft)
    {
        if (draft.State.Behind is null)
        {
            draft.State = draft.State with { IsUnproven = false };
            return;
        }

        var resume = draft.Bundle.Dialogs.GetValueOrDefault(RuleDialogs.Returning)?.Steps.Values.OfType<Step.Resume>().FirstOrDefault();
        Restore(draft);
        draft.State = draft.State with { IsUnproven = false };
        if (resume is not null)
        {
            draft.SayAll(resume.Texts);
        }

        if (draft.State.Case is not null)
        {
            CaseTurn.Heard(draft, null);
            if (draft.HasQuestion)
            {
                DialogWalk.AskOpen(draft);
            }
        }
        else if (draft.State.Phase == Phase.InDialog)
        {
            DialogWalk.AskOpen(draft);
        }
        else if (resume is not null)
        {
            draft.State = draft.State with { Phase = Phase.InDialog };
            DialogWalk.GoOn(draft, new StepId(RuleDialogs.Returning, resume.Next));
        }
    }

    /// <summary>A person was called without the code word: the open case comes back, and its caseworker knows that nobody proved anything.</summary>
    public static bool BringBack(TurnDraft draft)
    {
        if (draft.State.Behind?.Case is null)
        {
            return false;
        }

        var heard = draft.State;
        Restore(draft);
        draft.State = draft.State with
        {
            IsUnproven = true,

            // What was asked when they left is not for whoever writes now.
            At = null,
            Mentions = [.. draft.State.Mentions, .. heard.Mentions.Where(mention => draft.State.Mentions.All(one => one.Indicator != mention.Indicator))],
            Case = draft.State.Case! with { Introduced = false },
        };
        Warn(draft, WarningKind.NoWord);
        return true;
    }

    /// <summary>The word was wrong too often: what lies behind stays there, and its caseworker is told without a word to the phone.</summary>
    public static void Refuse(TurnDraft draft) => WarnBehind(draft, WarningKind.WrongWord);

    /// <summary>The stop word: from now on only information shows, and the caseworker is told without a word to the phone.</summary>
    public static void Conceal(TurnDraft draft)
    {
        draft.State = Front(draft.State, draft.State.Content) with { Phase = Phase.InDialog };
        WarnBehind(draft, WarningKind.StopWord);
        draft.ForgetButtons();
        DialogWalk.GoOn(draft, new StepId(RuleDialogs.Returning, Harmless));
    }

    /// <summary>Takes a caseworker's act on the case it names, though it lies behind; nothing is then said to the phone.</summary>
    public static void Within(TurnDraft draft, Handoff.CaseId id, Action act)
    {
        if (draft.State.Case?.Id == id || draft.State.Behind?.Case?.Id != id)
        {
            act();
            return;
        }

        Swapped(draft, act);
    }

    /// <summary>The same for a deadline of the case that lies behind.</summary>
    public static void WithinWaiting(TurnDraft draft, Action act)
    {
        if (draft.State.Case is not null || draft.State.Behind?.Case is null)
        {
            act();
            return;
        }

        Swapped(draft, act);
    }

    private static void Swapped(TurnDraft draft, Action act)
    {
        var front = draft.State;
        draft.State = front.Behind! with { IsBlocked = front.IsBlocked };
        draft.IsBehind = true;
        act();
        draft.IsBehind = false;
        draft.State = front with { Behind = draft.State };
    }

    private static void Restore(TurnDraft draft)
    {
        var front = draft.State;
        var (state, bundle) = draft.Library.Settle(front.Behind! with { HeardAt = front.HeardAt, Speaking = front.Speaking, IsBlocked = false, Unsent = HeldReplies.UnsentOf(front) });
        draft.ForgetButtons();
        draft.Bundle = bundle;
        draft.State = state;
    }

    private static void WarnBehind(TurnDraft draft, WarningKind kind)
    {
        if (draft.State.Behind is null)
        {
            return;
        }

        Swapped(draft, () => Warn(draft, kind));
    }

    private static void Warn(TurnDraft draft, WarningKind kind)
    {
        // One of a kind is enough: what counts is when it was last.
        draft.State = draft.State with { Warnings = draft.State.Warnings.RemoveAll(warning => warning.Kind == kind).Add(new Warning(kind, draft.Now)) };
        if (draft.State.Case is { } open)
        {
            draft.Add(new TurnEffect.CaseChanged(open.Id, open.Urgency));
        }
    }

    private static bool WarnedLately(TurnDraft draft, Conversation behind, WarningKind? kind) =>
        behind.Warnings.Any(warning => (kind is null ? warning.Kind is not WarningKind.NoWord : warning.Kind == kind) && draft.Now - warning.At < Rest);
}
