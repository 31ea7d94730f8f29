using System.Text.Json.Serialization;

namespace Hotline.Core.Messages;

/// <summary>One thing a caller did, whatever the channel.</summary>
/// <param name="Delivery">The same for the same delivery, so that a repeated one changes nothing.</param>
/// <param name="Said">What it was.</param>
/// <param name="SentAt">When the channel says it was sent.</param>
/// <param name="ChannelMessageId">The channel's own id of the message, where the channel can delete it later.</param>
public sealed record InboundMessage(DeliveryKey Delivery, Said Said, DateTimeOffset SentAt, string? ChannelMessageId = null);

/// <summary>What a caller did.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Tap), "tap")]
[JsonDerivedType(typeof(Start), "start")]
[JsonDerivedType(typeof(Edited), "edited")]
[JsonDerivedType(typeof(Media), "media")]
[JsonDerivedType(typeof(Blocked), "blocked")]
[JsonDerivedType(typeof(Unblocked), "unblocked")]
public abstract record Said
{
    private Said()
    {
    }

    /// <summary>Wrote words.</summary>
    public sealed record Text(PrivateText Words) : Said;

    /// <summary>Pressed a button. <paramref name="Token"/> is the random code of that button, good for one turn.</summary>
    public sealed record Tap(string Token) : Said;

    /// <summary>Opened the chat: Telegram's /start, a fresh web conversation. <paramref name="Hint"/> is the language the channel suggests.</summary>
    public sealed record Start(Locale? Hint) : Said;

    /// <summary>Changed the words of an earlier message.</summary>
    public sealed record Edited(PrivateText Words) : Said;

    /// <summary>Sent something that is not words. It is not kept.</summary>
    public sealed record Media(MediaKind Kind, PrivateText? Caption = null) : Said;

    /// <summary>Blocked the bot or deleted the chat: taken as a safety act.</summary>
    public sealed record Blocked : Said;

    /// <summary>Unblocked the bot. Nothing is sent until the caller writes.</summary>
    public sealed record Unblocked : Said;
}

/// <summary>Kinds of content other than words, each with its decided answer.</summary>
public enum MediaKind
{
    Photo,
    Voice,
    Video,
    Document,
    Sticker,
    Contact,
    Location,
    Other,
}
