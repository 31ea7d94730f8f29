using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;
using Hotline.Core.Screening;

namespace Hotline.Core.Conversations;

/// <summary>What a turn decided: the new state and what must happen, as data. Saved in one transaction.</summary>
public sealed record Turn(Conversation Conversation, IReadOnlyList<TurnEffect> Effects)
{
    /// <summary>The danger heard in this very turn, whether or not a case was open already. Not stored: the case's urgency is.</summary>
    public Concern? Concern { get; init; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Say), "say")]
[JsonDerivedType(typeof(Heard), "heard")]
[JsonDerivedType(typeof(Kept), "kept")]
[JsonDerivedType(typeof(SetDeadline), "set-deadline")]
[JsonDerivedType(typeof(ClearDeadline), "clear-deadline")]
[JsonDerivedType(typeof(OpenedCase), "opened-case")]
[JsonDerivedType(typeof(CaseChanged), "case-changed")]
[JsonDerivedType(typeof(CaseAccepted), "case-accepted")]
[JsonDerivedType(typeof(CaseClosed), "case-closed")]
[JsonDerivedType(typeof(FindingReviewed), "finding-reviewed")]
[JsonDerivedType(typeof(ClearedChat), "cleared-chat")]
[JsonDerivedType(typeof(Faded), "faded")]
[JsonDerivedType(typeof(Swept), "swept")]
[JsonDerivedType(typeof(StoppedSending), "stopped-sending")]
[JsonDerivedType(typeof(RefusedInput), "refused-input")]
public abstract record TurnEffect
{
    private TurnEffect()
    {
    }

    /// <summary>It takes a place in the thread.</summary>
    [JsonIgnore]
    public bool IsInThread => this is Say or Heard or Kept;

    /// <summary>A message to the caller.</summary>
    public sealed record Say(OutboundMessage Message) : TurnEffect;

    /// <summary>The caller's message joins the thread as shown to caseworkers and, on the web, to the caller.</summary>
    public sealed record Heard(HeardMessage Message) : TurnEffect;

    /// <summary>A caseworker's reply joins the thread as caseworkers see it, and waits: the caller gets it when they write.</summary>
    public sealed record Kept(HeldReply Reply) : TurnEffect;

    public sealed record SetDeadline(DeadlineKind Kind, DateTimeOffset At) : TurnEffect;

    public sealed record ClearDeadline(DeadlineKind Kind) : TurnEffect;

    public sealed record OpenedCase(CaseId Case, Urgency Urgency, HandoffReason Reason) : TurnEffect;

    /// <summary>Something the queue shows changed: urgency rose, the caller wrote again. Urgency never falls here.</summary>
    public sealed record CaseChanged(CaseId Case, Urgency Urgency) : TurnEffect;

    public sealed record CaseAccepted(CaseId Case, CaseworkerId By) : TurnEffect;

    public sealed record CaseClosed(CaseId Case, CaseEnd End) : TurnEffect;

    /// <summary>A caseworker judged a sign. Which one, and why, stays in the sealed state.</summary>
    public sealed record FindingReviewed(CaseId Case, CaseworkerId By, ReviewKind Kind, Urgency Urgency) : TurnEffect;

    /// <summary>The channel deletes what it can of this chat; or only the message <paramref name="Only"/> (the channel's id), such as a photo of a passport.</summary>
    public sealed record ClearedChat(string? Only = null) : TurnEffect;

    /// <summary>These lines of the thread leave the caller's screen; caseworkers keep them.</summary>
    public sealed record Faded(ImmutableArray<long> Lines) : TurnEffect;

    /// <summary>What either side said up to then leaves the chat, as far as the channel can delete it.</summary>
    public sealed record Swept(DateTimeOffset Until) : TurnEffect;

    /// <summary>The caller blocked us: whatever still waits to be sent is dropped, and every deadline with it.</summary>
    public sealed record StoppedSending : TurnEffect;

    /// <summary>A caseworker's action no longer fits (another accepted first, the case has ended). Nothing changed.</summary>
    public sealed record RefusedInput(InputRefusal Why) : TurnEffect;
}

/// <summary>What the thread shows of a caller's act: the words, or the label of the pressed button, or the kind of media.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Typed), "typed")]
[JsonDerivedType(typeof(Pressed), "pressed")]
[JsonDerivedType(typeof(Showed), "showed")]
[JsonDerivedType(typeof(Withheld), "withheld")]
public abstract record HeardMessage
{
    private HeardMessage()
    {
    }

    public sealed record Typed(PrivateText Words, bool Edited = false) : HeardMessage;

    /// <summary>A button, by the key of its label.</summary>
    public sealed record Pressed(string LabelKey, Locale Locale, string Content) : HeardMessage;

    public sealed record Showed(MediaKind Kind) : HeardMessage;

    /// <summary>A code word or stop word: nobody is shown it.</summary>
    public sealed record Withheld : HeardMessage;
}

public enum CaseEnd
{
    ByCaseworker,
    ByCaller,
    CallerBlocked,
}

public enum InputRefusal
{
    AcceptedByAnother,
    CaseEnded,
    NotYours,

    /// <summary>A judgement without a reason, or of a sign that is not in the instrument.</summary>
    NotWhole,

    /// <summary>The caller hides the chat or has blocked us: nothing may appear there now.</summary>
    CallerAway,

    /// <summary>As many replies as we keep wait for the caller already.</summary>
    EnoughWaits,
}
