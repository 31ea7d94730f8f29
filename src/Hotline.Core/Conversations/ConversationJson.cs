using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.Core.Conversations;

/// <summary>The stored form of states, inputs and effects. Only ever sealed.</summary>
public static class ConversationJson
{
    public static byte[] Write(Conversation conversation) =>
        JsonSerializer.SerializeToUtf8Bytes(conversation, ConversationJsonContext.Default.Conversation);

    /// <summary>Written out to the last byte when it returns.</summary>
    public static void Write(Utf8JsonWriter to, Conversation conversation)
    {
        JsonSerializer.Serialize(to, conversation, ConversationJsonContext.Default.Conversation);
        to.Flush();
    }

    /// <inheritdoc cref="Write(Utf8JsonWriter, Conversation)"/>
    public static void Write(Utf8JsonWriter to, TurnRecord record)
    {
        JsonSerializer.Serialize(to, record, ConversationJsonContext.Default.TurnRecord);
        to.Flush();
    }

    public static Conversation ReadConversation(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, ConversationJsonContext.Default.Conversation) ?? throw new JsonException("A conversation was null.");

    public static byte[] Write(TurnInput input) =>
        JsonSerializer.SerializeToUtf8Bytes(input, ConversationJsonContext.Default.TurnInput);

    public static TurnInput ReadInput(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, ConversationJsonContext.Default.TurnInput) ?? throw new JsonException("An input was null.");

    public static byte[] Write(TurnRecord record) =>
        JsonSerializer.SerializeToUtf8Bytes(record, ConversationJsonContext.Default.TurnRecord);

    public static TurnRecord ReadRecord(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, ConversationJsonContext.Default.TurnRecord) ?? throw new JsonException("A turn record was null.");
}

[JsonSourceGenerationOptions(
    // Not WhenWritingDefault: the default of a property is not the default of its type (a language, an empty list).
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(TurnInput))]
[JsonSerializable(typeof(TurnRecord))]
internal sealed partial class ConversationJsonContext : JsonSerializerContext;
