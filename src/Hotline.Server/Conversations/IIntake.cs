using Hotline.Core.Messages;

namespace Hotline.Server.Conversations;

/// <summary>The one door for channels. Returns after the commit is on disk; only then may the channel acknowledge.</summary>
internal interface IIntake
{
    /// <exception cref="IntakeClosedException">Nothing can be stored now (disk full, store locked): the channel must not acknowledge.</exception>
    Task<Receipt> AcceptAsync(ChannelAddress address, InboundMessage message, CancellationToken cancellation);
}

/// <param name="Conversation">The conversation the message belongs to.</param>
/// <param name="Sequence">The thread's last sequence number after the turn.</param>
/// <param name="MessageSequence">The caller's own message in the thread; null when it left none (a start, a tap that no longer counts).</param>
/// <param name="WasSeenBefore">The delivery was a repetition: nothing changed, the numbers are those of the first time.</param>
internal sealed record Receipt(ConversationId Conversation, long Sequence, long? MessageSequence, bool WasSeenBefore)
{
    /// <summary>The message under the pressed button is being changed into the answer: its buttons are not to be taken away.</summary>
    public bool ChangesMessage { get; init; }
}

/// <summary>The store takes nothing now. Carries no caller data.</summary>
internal sealed class IntakeClosedException(string message, Exception? inner = null) : Exception(message, inner);
