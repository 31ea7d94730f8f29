using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hotline.Server.Channels.Telegram;

/// <summary>
/// Cuts the answer to getUpdates into its updates without understanding them, so that each can be parsed on its own
/// and a bad one harms no neighbour.
/// </summary>
internal static partial class Batch
{
    /// <summary>Far beyond what Telegram nests; each update has its own, much lower limit.</summary>
    private const int Depth = 4096;

    /// <summary>The updates, or null when the answer as a whole is not what Telegram promised.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? FindUpdates(ReadOnlyMemory<byte> answer)
    {
        try
        {
            return Split(answer);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The update id at the head of an answer that breaks off or is malformed further on; null when even that is missing.</summary>
    public static long? FindFirstId(ReadOnlyMemory<byte> answer)
    {
        var head = Encoding.UTF8.GetString(answer.Span[..Math.Min(answer.Length, 256)]);
        return FirstId().Match(head) is { Success: true } found && long.TryParse(found.Groups[1].ValueSpan, out var id) ? id : null;
    }

    private static List<ReadOnlyMemory<byte>>? Split(ReadOnlyMemory<byte> answer)
    {
        var reader = new Utf8JsonReader(answer.Span, new JsonReaderOptions { MaxDepth = Depth });
        List<ReadOnlyMemory<byte>>? updates = null;
        var ok = false;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isOk = reader.ValueTextEquals("ok"u8);
            var isResult = reader.ValueTextEquals("result"u8);
            reader.Read();
            ok |= isOk && reader.TokenType == JsonTokenType.True;
            if (isResult && reader.TokenType == JsonTokenType.StartArray)
            {
                updates = Elements(ref reader, answer);
            }
            else
            {
                reader.Skip();
            }
        }

        return ok ? updates : null;
    }

    private static List<ReadOnlyMemory<byte>> Elements(ref Utf8JsonReader reader, ReadOnlyMemory<byte> answer)
    {
        var elements = new List<ReadOnlyMemory<byte>>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var from = (int)reader.TokenStartIndex;
            reader.Skip();
            elements.Add(answer[from..(int)reader.BytesConsumed]);
        }

        return elements;
    }

    [GeneratedRegex("""^\s*\{\s*"ok"\s*:\s*true\s*,\s*"result"\s*:\s*\[\s*\{\s*"update_id"\s*:\s*([0-9]{1,15})\s*,""")]
    private static partial Regex FirstId();
}
