using Hotline.Core.Conversations;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;
using Hotline.Core.Screening;

namespace Hotline.Desk.Cases;

/// <summary>
/// All a desk page may see and do. Every call names who asks; the implementation checks access in one place and answers
/// "absent" for what is not theirs. Reads come from storage, actions go through the conversation.
/// </summary>
public interface ICases
{
    /// <summary>Open cases of the caseworker's NGO, the most urgent first, then the longest wait. No content.</summary>
    Task<IReadOnlyList<QueueEntry>> ListAsync(Caseworker who, CancellationToken cancellation);

    /// <summary>A case with content; null when absent or not assigned to them.</summary>
    Task<CaseView?> FindAsync(Caseworker who, CaseId id, CancellationToken cancellation);

    /// <summary>Thread entries after <paramref name="after"/>, oldest first; empty when absent or not theirs.</summary>
    Task<IReadOnlyList<CaseMessage>> ReadThreadAsync(Caseworker who, CaseId id, long after, int most, CancellationToken cancellation);

    Task<ActionResult> AcceptAsync(Caseworker who, CaseId id, CancellationToken cancellation);

    /// <param name="clientId">The same for the same reply sent again: it joins the thread once.</param>
    Task<ActionResult> ReplyAsync(Caseworker who, CaseId id, string clientId, PrivateText text, CancellationToken cancellation);

    Task<ActionResult> EndAsync(Caseworker who, CaseId id, CancellationToken cancellation);

    /// <summary>Confirms, rejects or adds a sign, with a reason. What was found before stays beside it.</summary>
    Task<ActionResult> ReviewAsync(Caseworker who, CaseId id, SignReview review, CancellationToken cancellation);

    /// <summary>Calls <paramref name="changed"/> when any case of the NGO may have changed (a nudge without content). Dispose to stop.</summary>
    IDisposable Watch(NgoId ngo, Action changed);
}

/// <summary>The signed-in caseworker, from the session only.</summary>
public sealed record Caseworker(CaseworkerId Id, NgoId Ngo, string WorkingName)
{
    /// <summary>The language they read: questions, answers and indicators are shown in it.</summary>
    public Locale Language { get; init; } = Locale.Ru;
}

/// <param name="Language">The language the caller writes in.</param>
/// <param name="Wrote">When the caller last wrote.</param>
public sealed record QueueEntry(
    CaseId Id, Urgency Urgency, HandoffReason Reason, Locale Language, string Channel, DateTimeOffset OpenedAt, DateTimeOffset Wrote,
    CaseworkerId? AcceptedBy, string? AcceptedByName, CaseEnd? End);

/// <summary>What was said and found.</summary>
/// <param name="Answers">Step by step: the question's and the answer's text keys, in the order asked.</param>
public sealed record CaseView(
    QueueEntry Entry, IReadOnlyList<AnswerView> Answers, IReadOnlyList<FindingView> Findings, string? Level, long LastSequence)
{
    /// <summary>How the caller may be written to while they are away; null: not at all.</summary>
    public SafeContactView? Contact { get; init; }

    /// <summary>The caller chose a code word: they are asked for it when they come back.</summary>
    public bool HasCodeWord { get; init; }

    /// <summary>Who may hold the phone: wrong_word, stop_word, no_word, each with its time.</summary>
    public IReadOnlyList<WarningView> Warnings { get; init; } = [];

    /// <summary>The caller left something out of what was passed on: nothing of before the handoff is shown but what follows here.</summary>
    public bool IsPartial { get; init; }

    /// <summary>The level before caseworkers judged; null when nobody has.</summary>
    public string? OriginalLevel { get; init; }

    /// <summary>labour, domestic, sexual, begging, criminality.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];

    /// <summary>Signs of which nothing is known, by name.</summary>
    public IReadOnlyList<SignName> NotAsked { get; init; } = [];
}

public sealed record SignName(string Indicator, string Name);

/// <summary>What a caseworker makes of a sign, and why.</summary>
public sealed record SignReview(string Indicator, ReviewKind Kind, PrivateText Reason);

/// <param name="Hours">As the caller chose them, in the caseworker's language.</param>
/// <param name="Look">The phrase that is sent in place of a reply, until the caller taps.</param>
public sealed record SafeContactView(string Hours, string Look, DateTimeOffset Until, bool IsOver);

public sealed record WarningView(string Kind, DateTimeOffset At);

/// <param name="Question">Rendered in the caseworker's language.</param>
public sealed record AnswerView(string Question, string Answer);

/// <param name="Indicator">The indicator's id.</param>
/// <param name="Name">What it says, in the caseworker's language.</param>
/// <param name="State">present, mentioned, absent, unsure, refused.</param>
/// <param name="Words">The caller's words or the button behind it.</param>
/// <param name="Sequence">The message behind it, in the thread.</param>
public sealed record FindingView(string Indicator, string Name, string State, string Strength, PrivateText? Words, long? Sequence, DateTimeOffset At)
{
    /// <summary>Said of another person.</summary>
    public bool IsReported { get; init; }

    /// <summary>The rule that found it, with its version; for whoever looks after the rules.</summary>
    public string? Rule { get; init; }

    public JudgementView? Judged { get; init; }
}

/// <summary>The last judgement of a caseworker.</summary>
/// <param name="Kind">confirmed, rejected, added.</param>
public sealed record JudgementView(string Kind, string By, PrivateText Reason, DateTimeOffset At);

/// <param name="Delivery">waiting, sent, refused; held: it waits until the caller writes; shown: it waited, and was shown later; unsent: it still waited when the case ended, and nobody was shown it; null for what the caller wrote.</param>
public sealed record CaseMessage(long Sequence, DateTimeOffset At, CaseSpeaker Speaker, PrivateText Text, IReadOnlyList<string> Buttons, string? WorkingName, string? Delivery);

public enum CaseSpeaker
{
    Caller,
    Hotline,
    Caseworker,
}

public enum ActionResult
{
    Done,
    Absent,
    AcceptedByAnother,
    CaseEnded,
    NotYours,

    /// <summary>The caller has left or blocked us: nothing was sent.</summary>
    CallerAway,

    /// <summary>As many replies as are kept wait for the caller already: nothing was kept of this one.</summary>
    EnoughWaits,

    /// <summary>A judgement without a reason.</summary>
    NotWhole,

    /// <summary>Nothing could be stored now: try again.</summary>
    Unavailable,
}
