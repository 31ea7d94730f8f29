namespace Hotline.Server.Outbound;

/// <summary>What the sender's loop hears from its own work.</summary>
internal abstract record SenderEvent
{
    private SenderEvent()
    {
    }

    /// <summary>The outbox may have grown.</summary>
    public sealed record Nudged : SenderEvent;

    /// <param name="Whole">Read from the beginning: what is missing in it is no longer wanted.</param>
    public sealed record ReadDone(IReadOnlyList<OutboxEntry> Entries, bool Whole) : SenderEvent;

    public sealed record ReadFailed : SenderEvent;

    public sealed record Began(Budget.Slot Slot, TimeSpan At) : SenderEvent;

    /// <summary>The try could not be marked in the store: nothing was sent.</summary>
    public sealed record NotMarked(ChatQueue Chat, Budget.Slot Slot) : SenderEvent;

    public sealed record Tried(ChatQueue Chat, OutboxEntry Entry, Budget.Slot Slot, SendResult Result, TimeSpan At) : SenderEvent;

    /// <summary>The rules know that the caller blocked us.</summary>
    public sealed record ToldBlocked(ChatQueue Chat, OutboxEntry Entry) : SenderEvent;

    public sealed record Settled(IReadOnlyList<Closing> Closings) : SenderEvent;

    public sealed record NotSettled(IReadOnlyList<Closing> Closings) : SenderEvent;
}

/// <summary>An entry on its way to being settled.</summary>
internal sealed record Closing(ChatQueue Chat, OutboxEntry Entry, Settlement Settlement);
