using Hotline.Core.Messages;

namespace Hotline.Server.Outbound;

/// <summary>A way of reaching people. An adapter translates; it decides nothing. Channels that callers read from the store (web chat) need none.</summary>
internal interface IChannel
{
    /// <summary>As in <see cref="ChannelAddress.Channel"/>.</summary>
    string Name { get; }

    /// <summary>How fast this channel lets us send.</summary>
    Pace Pace { get; }

    /// <summary>Tries once. Whether and when to try again is for the caller. Never throws for what the network or the channel does.</summary>
    Task<SendResult> SendAsync(ChannelAddress address, RenderedMessage message, CancellationToken cancellation);

    /// <summary>Changes a message sent before into this one; where the channel cannot, sends it.</summary>
    Task<SendResult> ReplaceAsync(ChannelAddress address, string channelMessageId, RenderedMessage message, CancellationToken cancellation) =>
        SendAsync(address, message, cancellation);

    /// <summary>Deletes messages by the channel's ids, as many as the channel allows.</summary>
    Task<SendResult> DeleteAsync(ChannelAddress address, IReadOnlyList<string> channelMessageIds, CancellationToken cancellation);
}

/// <param name="PerSecond">Messages a second over all chats.</param>
/// <param name="ChatInterval">Least time between two messages to one chat.</param>
internal sealed record Pace(int PerSecond, TimeSpan ChatInterval);

/// <summary>What came of one try.</summary>
internal abstract record SendResult
{
    private SendResult()
    {
    }

    public sealed record Sent(string ChannelMessageId) : SendResult;

    /// <summary>Not sent, or unknown: try again no sooner than <paramref name="After"/>. <paramref name="WholeChannel"/>: nobody can be reached now.</summary>
    public sealed record TryAgain(TimeSpan? After, bool WholeChannel) : SendResult;

    /// <summary>Not sent, for the caller has been silent too long: it waits until they write.</summary>
    public sealed record Late : SendResult;

    /// <summary>Never to be sent: the caller blocked us, the chat is gone, the message is malformed.</summary>
    public sealed record Refused(RefusedWhy Why) : SendResult;
}

internal enum RefusedWhy
{
    Blocked,
    ChatGone,
    BadMessage,
}
