using Hotline.Core.Messages;

namespace Hotline.Server.Outbound;

/// <summary>Messages that wait to leave, kept by storage. Per conversation they leave in order: n+1 not before n is settled.</summary>
internal interface IOutbox
{
    /// <summary>Unsettled entries of a channel in the order of their ids, after <paramref name="afterId"/>; used at start and on every nudge.</summary>
    Task<OutboxPage> ReadAsync(string channel, long afterId, int most, CancellationToken cancellation);

    /// <summary>Marks that a try begins, so that after a crash the next try is known to be a repetition.</summary>
    Task MarkTryAsync(long id, CancellationToken cancellation);

    /// <summary>Settles entries. Durable when it returns.</summary>
    Task SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellation);

    /// <summary>
    /// The channel's id of the message sent last, if it may be changed into another: null when there is none, or when a
    /// caseworker wrote it.
    /// </summary>
    Task<string?> FindReplaceableAsync(ConversationId conversation, long beforeId, CancellationToken cancellation);

    /// <summary>The channel's ids of the messages that an entry of <see cref="OutboundWork.Clear"/> deletes. Asked for when it leaves, not before.</summary>
    Task<IReadOnlyList<string>> FindClearableAsync(OutboxEntry entry, CancellationToken cancellation);

    /// <summary>Calls <paramref name="changed"/> whenever a commit added entries for the channel.</summary>
    IDisposable Watch(string channel, Action changed);
}

/// <param name="Next">Where the next page begins; null: there is none. A page can have fewer entries than rows: not all can be opened.</param>
internal sealed record OutboxPage(IReadOnlyList<OutboxEntry> Entries, long? Next);

/// <param name="Id">Grows with every entry of the store.</param>
/// <param name="Tries">Tries already begun.</param>
internal sealed record OutboxEntry(long Id, ConversationId Conversation, ChannelAddress Address, OutboundWork Work, Lane Lane, int Tries, DateTimeOffset CreatedAt)
{
    /// <summary>It does not leave later than this: the caller has been silent too long by then. Null: no limit.</summary>
    public DateTimeOffset? Until { get; init; }
}

internal abstract record OutboundWork
{
    private OutboundWork()
    {
    }

    public sealed record Message(RenderedMessage Rendered) : OutboundWork
    {
        /// <summary>It takes the place of the message sent before, where that is possible.</summary>
        public bool Replaces { get; init; }
    }

    /// <summary>Delete messages of the chat; which, is known only once all that was to be sent before has been.</summary>
    public sealed record Clear : OutboundWork;
}

/// <summary>How an entry ended. <paramref name="ChannelMessageId"/> is kept sealed for a later deletion.</summary>
internal sealed record Settlement(long Id, SettledAs As, string? ChannelMessageId = null);

internal enum SettledAs
{
    Sent,
    Refused,
    Dropped,

    /// <summary>Held up until its caller was silent: it leaves when they write again.</summary>
    Late,
}
