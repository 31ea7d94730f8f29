using Hotline.Core.Messages;

namespace Hotline.Server.Conversations;

/// <summary>Reads what was said in a conversation, in order. The truth is in storage; a nudge only says "look again".</summary>
internal interface IThreads
{
    /// <summary>Thread entries after <paramref name="after"/> (0: from the beginning), oldest first, at most <paramref name="most"/>.</summary>
    Task<IReadOnlyList<ThreadEntry>> ReadAsync(ConversationId conversation, long after, int most, CancellationToken cancellation);

    /// <summary>The same as a caller may see it: nothing of before the chat was last cleared, no reply that was kept back, and nothing that has
    /// left the screen by itself; what still stands there of it is named.</summary>
    Task<IReadOnlyList<ThreadEntry>> ReadForCallerAsync(ConversationId conversation, long after, int most, CancellationToken cancellation) =>
        ReadAsync(conversation, after, most, cancellation);

    /// <summary>Calls <paramref name="changed"/> (soon, coalesced, on any thread) whenever the thread may have grown. Dispose to stop.</summary>
    IDisposable Watch(ConversationId conversation, Action changed);
}

/// <summary>One line of a thread, rendered. <paramref name="Sequence"/> only grows; it may leave gaps.</summary>
internal sealed record ThreadEntry(long Sequence, DateTimeOffset At, Speaker Speaker, RenderedMessage Message, string? WorkingName)
{
    /// <summary>For a caller's own entry: the delivery key its channel made, so that the web client can match its echo.</summary>
    public DeliveryKey? Echo { get; init; }

    /// <summary>The caller cleared the chat just before this: whatever a screen still shows of earlier must go.</summary>
    public bool ClearsBefore { get; init; }

    /// <summary>Lines that leave the screen. Such an entry says nothing.</summary>
    public IReadOnlyList<long> Removes { get; init; } = [];

    /// <summary>The chat was cleared and nothing said: the entry only tells the screen.</summary>
    public bool IsOnlyClear { get; init; }

    /// <summary>A caseworker's reply that was kept back, by the id the desk gave it; null for anything else. No caller sees such an entry.</summary>
    public string? KeptId { get; init; }

    /// <summary>The language of the words, where it is known: a screen reader pronounces them by it.</summary>
    public Locale? Locale { get; init; }
}

internal enum Speaker
{
    Caller,
    Hotline,
    Caseworker,
}
