namespace Hotline.Core.Messages;

/// <summary>One caller on one channel. Random: it says nothing about who writes or from where.</summary>
public readonly record struct ConversationId(Guid Value)
{
    public override string ToString() => Value.ToString("N");

    public static ConversationId? Find(string? text) => Guid.TryParseExact(text, "N", out var value) ? new(value) : null;
}

/// <summary>An organisation whose caseworkers answer. A short name such as <c>main</c>, never a caller's data.</summary>
public readonly record struct NgoId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A caseworker's account. Random.</summary>
public readonly record struct CaseworkerId(Guid Value)
{
    public override string ToString() => Value.ToString("N");

    public static CaseworkerId? Find(string? text) => Guid.TryParseExact(text, "N", out var value) ? new(value) : null;
}

/// <summary>
/// What a channel calls one delivery, equal when the same message is delivered again (Telegram: bot and update id;
/// web chat: conversation and client id). Storage keeps only a keyed hash of it.
/// </summary>
/// <param name="Order">
/// Where the channel numbers its deliveries: the number, the same when it delivers again. Storage files what came together
/// together, so that finding a repetition does not touch another page for every delivery. 0 where there is none.
/// </param>
public readonly record struct DeliveryKey(string Value, long Order = 0)
{
    public override string ToString() => nameof(DeliveryKey);
}

/// <summary>Where a caller is reached: channel, bot and chat. Storage keeps a keyed hash and a sealed copy.</summary>
public sealed record ChannelAddress(string Channel, string Bot, string Chat)
{
    public override string ToString() => nameof(ChannelAddress);
}
