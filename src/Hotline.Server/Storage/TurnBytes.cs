using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hotline.Core.Conversations;

namespace Hotline.Server.Storage;

/// <summary>
/// What a turn seals, in one piece: the state it left, its record, and the state's length (4 bytes, little endian). One seal
/// and one row a turn instead of two; the conversation's own row stays small, so that many of them lie on one page.
/// </summary>
internal static class TurnBytes
{
    private const int Usual = 2048;

    // Sealed and read by nobody but us: letters stay letters, at a third of the bytes of their escapes.
    private static readonly JsonWriterOptions Plainly = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static ReadOnlyMemory<byte> Write(Conversation state, TurnRecord record)
    {
        var to = new ArrayBufferWriter<byte>(Usual);
        using var json = new Utf8JsonWriter(to, Plainly);
        ConversationJson.Write(json, state);
        var length = to.WrittenCount;
        json.Reset();
        ConversationJson.Write(json, record);
        BinaryPrimitives.WriteInt32LittleEndian(to.GetSpan(sizeof(int)), length);
        to.Advance(sizeof(int));
        return to.WrittenMemory;
    }

    public static Conversation ReadState(ReadOnlySpan<byte> turn) => ConversationJson.ReadConversation(turn[..StateLength(turn)]);

    public static TurnRecord ReadRecord(ReadOnlySpan<byte> turn) => ConversationJson.ReadRecord(turn[StateLength(turn)..^sizeof(int)]);

    private static int StateLength(ReadOnlySpan<byte> turn) => BinaryPrimitives.ReadInt32LittleEndian(turn[^sizeof(int)..]);
}
