using Hotline.Core.Messages;

namespace Hotline.Server.Channels;

/// <summary>
/// Keeps, sealed, what a channel delivered and nobody could take, so that a person can look at it later. It is counted and
/// alarmed, and its neighbours go on. Durable when it returns, since the channel then acknowledges the delivery.
/// </summary>
internal interface IQuarantine
{
    /// <param name="channel">The channel's name.</param>
    /// <param name="delivery">The same for the same delivery: kept once.</param>
    /// <param name="payload">The delivery as it came.</param>
    /// <exception cref="Conversations.IntakeClosedException">Nothing can be stored now: the channel must not acknowledge.</exception>
    Task KeepAsync(string channel, DeliveryKey delivery, ReadOnlyMemory<byte> payload, QuarantineWhy why, CancellationToken cancellation);
}

internal enum QuarantineWhy
{
    /// <summary>It breaks the form the channel promised.</summary>
    Unreadable,

    /// <summary>It was read, but the conversation failed on it again and again.</summary>
    IntakeFailed,
}
