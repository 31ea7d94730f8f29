using System.Collections.Immutable;
using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;
using Hotline.Core.Screening;

namespace Hotline.Core.Conversations;

/// <summary>
/// Everything the rules know of one caller on one channel. Bounded: it holds no thread, so that a turn costs the same
/// after ten messages and after two thousand.
/// </summary>
public sealed record Conversation
{
    public required ConversationId Id { get; init; }

    /// <summary>The channel's name: <c>telegram</c> or <c>webchat</c>.</summary>
    public required string Channel { get; init; }

    public required NgoId Ngo { get; init; }

    /// <summary>The id of the content bundle this conversation began with.</summary>
    public required string Content { get; init; }

    public Phase Phase { get; init; } = Phase.New;

    /// <summary>The language the caller chose, by button or by word; null before a choice.</summary>
    public Locale? Chosen { get; init; }

    /// <summary>The language replies are written in now.</summary>
    public Locale Speaking { get; init; } = Locale.Ru;

    /// <summary>A language the caller seems to have gone over to.</summary>
    public LanguageDrift? Drift { get; init; }

    public CaseState? Case { get; init; }

    /// <summary>The buttons that still count: those of the last turn that had any.</summary>
    public ImmutableArray<Button> Buttons { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The open question.</summary>
    public StepId? At { get; init; }

    /// <summary>The questions answered, in order. While a caller goes back, later ones stand until the earlier is answered anew.</summary>
    public ImmutableArray<Answered> Path { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Indicators heard in free words. Those shown by answers follow from <see cref="Path"/>.</summary>
    public ImmutableArray<Mention> Mentions { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What caseworkers made of indicators.</summary>
    public ImmutableArray<Review> Reviews { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What the first words answer, before it was asked.</summary>
    public Answered? FirstWords { get; init; }

    /// <summary>How often the open question was answered with something not understood.</summary>
    public int Misses { get; init; }

    public Face Face { get; init; } = Face.Open;

    /// <summary>When the caller last did anything.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>A soft line went out since the caller last did anything: there is no second.</summary>
    public bool Reminded { get; init; }

    /// <summary>When the emergency numbers were last told.</summary>
    public DateTimeOffset? NumbersToldAt { get; init; }

    /// <summary>The deadline rows that storage holds for this conversation.</summary>
    public DeadlineRows Deadlines { get; init; }

    /// <summary>The caller blocked us: nothing may be sent.</summary>
    public bool IsBlocked { get; init; }

    /// <summary>Button-only mode: one message that is changed, no word need be typed.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>What the caller does not want passed on, by <see cref="PassedFacts"/>.</summary>
    public ImmutableArray<string> LeftOut { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Proves, after a pause, that the caller is who wrote before; null: none was chosen.</summary>
    public SecretWord? CodeWord { get; init; }

    /// <summary>Means that somebody reads along: from then on only information shows.</summary>
    public SecretWord? StopWord { get; init; }

    /// <summary>The talk as it stood, which only the code word opens. Whoever holds the phone meets a new conversation.</summary>
    public Conversation? Behind { get; init; }

    /// <summary>It was brought back without the code word, for a person was called: what waits in it stays hidden.</summary>
    public bool IsUnproven { get; init; }

    /// <summary>What the caseworker should know of who may hold the phone.</summary>
    public ImmutableArray<Warning> Warnings { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>A caseworker's replies that wait until they may be shown.</summary>
    public ImmutableArray<HeldReply> Held { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>
    /// Replies that waited when their case ended, by <see cref="HeldReply.ClientId"/>: nobody was shown them. The newest
    /// <see cref="HeldReplies.MostUnsent"/> of all cases of this caller; they hold no words, so they stay when the rest is forgotten.
    /// </summary>
    public ImmutableArray<string> Unsent { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Neutral lines sent by ourselves since the caller last did anything.</summary>
    public int Unasked { get; init; }

    /// <summary>When the last of them was sent.</summary>
    public DateTimeOffset? UnaskedAt { get; init; }

    /// <summary>When the stretches of talk began that still stand in the chat.</summary>
    public ImmutableArray<DateTimeOffset> Stretches { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Replies that had been held back, and stand in the chat for a while only.</summary>
    public ImmutableArray<ShownLine> Fading { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The talk that the case belongs to: it may lie behind the code word.</summary>
    public Conversation StateOf(CaseId id) => Case?.Id != id && Behind?.Case?.Id == id ? Behind : this;
}

/// <summary>A reply that was not sent yet, since it would not have followed the caller's own message.</summary>
public sealed record HeldReply(string ClientId, PrivateText Text, string WorkingName);

public sealed record Warning(WarningKind Kind, DateTimeOffset At);

public enum WarningKind
{
    /// <summary>The code word was not known: somebody else may hold the phone.</summary>
    WrongWord,

    /// <summary>The caller wrote the stop word: somebody reads along.</summary>
    StopWord,

    /// <summary>A person was called after a pause without the code word.</summary>
    NoWord,
}

public enum Phase
{
    New,
    InDialog,
    WaitingForPerson,
    WithPerson,
    Ended,
}

/// <summary>What shows to whoever holds the phone.</summary>
public enum Face
{
    Open,

    /// <summary>The caller asked for a pause.</summary>
    Paused,

    /// <summary>A neutral information page, until the caller leads back.</summary>
    Hidden,
}

/// <summary>An answer as a code.</summary>
/// <param name="ByButton">Pressed, not written.</param>
/// <param name="Message">The number of the caller's message in the thread.</param>
public sealed record Answered(StepId Step, string Code, DateTimeOffset At, bool ByButton, Locale Locale, long? Message = null);

/// <param name="Messages">Short messages in a row clearly in that language.</param>
/// <param name="Offered">It was offered once; it is not offered again.</param>
public sealed record LanguageDrift(Locale Locale, int Messages, bool Offered);

/// <summary>The open case.</summary>
public sealed record CaseState(CaseId Id, Urgency Urgency, HandoffReason Reason, DateTimeOffset OpenedAt, CaseworkerId? AcceptedBy, string? WorkingName)
{
    /// <summary>When the caller was last told, while waiting, that the words are kept.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>How often the case stayed unanswered over its time.</summary>
    public int Unanswered { get; init; }

    /// <summary>The caller knows that nobody has answered yet.</summary>
    public bool TruthTold { get; init; }

    /// <summary>The caller was told who writes.</summary>
    public bool Introduced { get; init; }
}

/// <summary>When the rows of deadlines are set to come; null: there is none.</summary>
public readonly record struct DeadlineRows(DateTimeOffset? Reminder, DateTimeOffset? Expiry, DateTimeOffset? Unanswered, DateTimeOffset? Contact = null)
{
    public DateTimeOffset? Fade { get; init; }

    public DateTimeOffset? Sweep { get; init; }
}
