using System.Collections.Immutable;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;

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

    public CaseState? Case { get; init; }

    /// <summary>The buttons that still count: those of the last message only.</summary>
    public ImmutableArray<Button> Buttons { get; init; } = [];
}

public enum Phase
{
    New,
    InDialog,
    WaitingForPerson,
    WithPerson,
    Ended,
}

/// <summary>The open case.</summary>
public sealed record CaseState(CaseId Id, Urgency Urgency, HandoffReason Reason, DateTimeOffset OpenedAt, CaseworkerId? AcceptedBy, string? WorkingName);
