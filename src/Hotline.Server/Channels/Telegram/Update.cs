using Hotline.Core.Messages;

namespace Hotline.Server.Channels.Telegram;

/// <summary>What one update asks of us.</summary>
internal abstract record Update
{
    private Update()
    {
    }

    /// <summary>An act of a caller.</summary>
    public sealed record Said(long Id, long Chat, InboundMessage Message, Tapped? Tapped = null) : Update;

    /// <summary>We are in a group or channel: no conversation is held there, we go without a word.</summary>
    public sealed record InCompany(long Id, long Chat) : Update;

    /// <summary>Nothing to do.</summary>
    public sealed record Ignored(long Id, IgnoredWhy Why, Tapped? Tapped = null) : Update;

    /// <summary>Not what Telegram promised. Without an id nothing can confirm it but its successors.</summary>
    public sealed record Unreadable(long? Id) : Update;
}

/// <summary>A press to be answered (the button spins until then), and the message whose buttons have had their turn.</summary>
internal sealed record Tapped(string QueryId, long? Chat, int? Message);

internal enum IgnoredWhy
{
    UnknownKind,
    FromBot,
    ServiceMessage,
    EditWithoutWords,
    TapWithoutCode,
    MembershipElsewhere,
}
