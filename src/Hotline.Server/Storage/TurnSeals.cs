using Hotline.Core.Messages;
using Hotline.Server.Storage.Sealing;

namespace Hotline.Server.Storage;

/// <summary>The places of what a turn seals. The random conversation id stands for the row, as it is known before the row is.</summary>
internal static class TurnSeals
{
    public static SealedPlace Turn(string ngo, ConversationId conversation, long sequence) =>
        new(ngo, conversation.Value, "turns", "sealed", 0, sequence);

    public static SealedPlace Address(string ngo, ConversationId conversation) =>
        new(ngo, conversation.Value, "addresses", "sealed", 0, 0);

    public static SealedPlace Outbox(string ngo, ConversationId conversation, long entry) =>
        new(ngo, conversation.Value, "outbox", "sealed", entry, 0);
}
