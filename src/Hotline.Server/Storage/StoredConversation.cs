using Hotline.Core.Conversations;
using Hotline.Core.Messages;

namespace Hotline.Server.Storage;

/// <summary>A conversation as loaded: its row, how many turns it has taken, and where its thread stands. Row 0: not stored yet.</summary>
internal sealed record StoredConversation(long Row, long Version, long Sequence, long LastTurn, Conversation State)
{
    public bool IsNew => Row == 0;
}

/// <summary>One turn to be saved whole, or not at all.</summary>
internal sealed record TurnToSave
{
    public required StoredConversation Before { get; init; }

    public required Turn Turn { get; init; }

    public required TurnInput Input { get; init; }

    public required TurnContext Context { get; init; }

    /// <summary>For a new conversation: where its caller is reached.</summary>
    public ChannelAddress? Address { get; init; }

    /// <summary>For a deadline: the due time (Unix seconds) its row must still have.</summary>
    public long? Due { get; init; }
}

/// <summary>What came of saving a turn.</summary>
internal abstract record SaveResult
{
    private SaveResult()
    {
    }

    /// <param name="Heard">The caller's own message in the thread, if the turn left one.</param>
    public sealed record Saved(StoredConversation After, long? Heard) : SaveResult;

    /// <summary>The delivery was taken before, with these numbers.</summary>
    public sealed record SeenBefore(ConversationId Conversation, long Sequence, long? Heard) : SaveResult;

    /// <summary>Another first message from the same address came first.</summary>
    public sealed record AddressTaken(ConversationId By) : SaveResult;

    /// <summary>The conversation was changed by somebody else, or its deadline moved: load again.</summary>
    public sealed record Outdated : SaveResult;
}
