using System.Globalization;
using System.Text.Json;
using Hotline.Core.Messages;

namespace Hotline.Server.Channels.Telegram;

/// <summary>
/// Reads one raw update. Strict only where it matters (ids, chat, words); whatever else may be new, missing or absurd
/// in an update is not looked at, so a Bot API we do not know yet still delivers its callers.
/// </summary>
internal sealed class UpdateReader(string botId, TimeProvider time)
{
    private const int Depth = 64;
    private const long HighestId = 1L << 52;
    private const int MostCodeBytes = 64;

    public Update Read(ReadOnlyMemory<byte> raw)
    {
        try
        {
            using var document = JsonDocument.Parse(raw, new JsonDocumentOptions { MaxDepth = Depth });
            var root = document.RootElement;
            if (root.FindId("update_id", 0, HighestId) is not { } id)
            {
                return new Update.Unreadable(null);
            }

            return ReadKind(root, id);
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
        {
            return new Update.Unreadable(FindId(raw.Span));
        }
    }

    private Update ReadKind(JsonElement root, long id)
    {
        if (root.FindObject("message") is { } message)
        {
            return ReadMessage(message, id);
        }

        if (root.FindObject("edited_message") is { } edited)
        {
            return ReadEdit(edited, id);
        }

        if (root.FindObject("callback_query") is { } query)
        {
            return ReadTap(query, id);
        }

        return root.FindObject("my_chat_member") is { } member
            ? ReadMembership(member, id)
            : new Update.Ignored(id, IgnoredWhy.UnknownKind);
    }

    private Update ReadMessage(JsonElement message, long id)
    {
        var (chat, isPrivate) = ReadChat(message);
        if (!isPrivate)
        {
            return new Update.InCompany(id, chat);
        }

        var from = message.FindObject("from");
        if (from is { } sender && sender.Says("is_bot"))
        {
            return new Update.Ignored(id, IgnoredWhy.FromBot);
        }

        if (message.FindWords("text") is { } words)
        {
            return Heard(id, chat, message, Spoken(words, from));
        }

        return UpdateKinds.IsService(message)
            ? new Update.Ignored(id, IgnoredWhy.ServiceMessage)
            : Heard(id, chat, message, new Said.Media(UpdateKinds.MediaOf(message), Private(message.FindWords("caption"))));
    }

    /// <summary>A command is a word with a slash before it. What follows /start is never read: it could carry a meaning (T1.7).</summary>
    private static Said Spoken(string words, JsonElement? from)
    {
        if (!words.StartsWith('/'))
        {
            return new Said.Text(new PrivateText(words));
        }

        var end = words.AsSpan().IndexOfAny(' ', '\n', '@');
        var command = end < 0 ? words[1..] : words[1..end];
        return command.Equals("start", StringComparison.OrdinalIgnoreCase)
            ? new Said.Start(Locales.Find(from?.FindTag("language_code")))
            : new Said.Text(new PrivateText(words.TrimStart('/')));
    }

    private Update ReadEdit(JsonElement edited, long id)
    {
        var (chat, isPrivate) = ReadChat(edited);
        if (!isPrivate)
        {
            return new Update.InCompany(id, chat);
        }

        if (edited.FindObject("from") is { } sender && sender.Says("is_bot"))
        {
            return new Update.Ignored(id, IgnoredWhy.FromBot);
        }

        // A moving live location is an edit too, every few seconds: only changed words count.
        return (edited.FindWords("text") ?? edited.FindWords("caption")) is { } words
            ? Heard(id, chat, edited, new Said.Edited(new PrivateText(words)))
            : new Update.Ignored(id, IgnoredWhy.EditWithoutWords);
    }

    private Update ReadTap(JsonElement query, long id)
    {
        var queryId = query.FindTag("id") ?? throw new FormatException("callback_query without id");
        if (query.FindObject("message") is not { } message)
        {
            return new Update.Ignored(id, IgnoredWhy.TapWithoutCode, new Tapped(queryId, null, null));
        }

        var (chat, isPrivate) = ReadChat(message);
        if (!isPrivate)
        {
            return new Update.InCompany(id, chat);
        }

        var tapped = new Tapped(queryId, chat, (int?)message.FindId("message_id", 1, int.MaxValue));
        var code = query.FindWords("data");
        return code is null || System.Text.Encoding.UTF8.GetByteCount(code) > MostCodeBytes
            ? new Update.Ignored(id, IgnoredWhy.TapWithoutCode, tapped)
            : new Update.Said(id, chat, new InboundMessage(Delivery(id), new Said.Tap(code), time.GetUtcNow()), tapped);
    }

    private Update ReadMembership(JsonElement member, long id)
    {
        var (chat, isPrivate) = ReadChat(member);
        var status = member.FindObject("new_chat_member")?.FindTag("status");
        if (!isPrivate)
        {
            return status is "member" or "administrator" or "restricted"
                ? new Update.InCompany(id, chat)
                : new Update.Ignored(id, IgnoredWhy.MembershipElsewhere);
        }

        return status switch
        {
            "kicked" or "left" => Heard(id, chat, member, new Said.Blocked()),
            "member" => Heard(id, chat, member, new Said.Unblocked()),
            _ => new Update.Ignored(id, IgnoredWhy.UnknownKind),
        };
    }

    private Update.Said Heard(long id, long chat, JsonElement source, Said said)
    {
        var own = source.FindId("message_id", 1, int.MaxValue)?.ToString(CultureInfo.InvariantCulture);
        return new(id, chat, new InboundMessage(Delivery(id), said, SentAt(source), own));
    }

    private DeliveryKey Delivery(long id) => new(string.Create(CultureInfo.InvariantCulture, $"tg:{botId}:{id}"), id);

    /// <summary>The channel's time where it is believable; else now. An absurd date is no reason not to hear somebody.</summary>
    private DateTimeOffset SentAt(JsonElement source)
    {
        var now = time.GetUtcNow();
        var told = source.TryGetProperty("date", out var date) && date.ValueKind == JsonValueKind.Number && date.TryGetInt64(out var seconds)
            && seconds is > 1_300_000_000 and < 32_000_000_000
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : now;
        return told > now ? now : told;
    }

    private static (long Chat, bool IsPrivate) ReadChat(JsonElement holder)
    {
        var chat = holder.FindObject("chat") ?? throw new FormatException("no chat");
        var id = chat.FindId("id", -HighestId, HighestId) ?? throw new FormatException("no chat id");
        var type = chat.FindTag("type") ?? throw new FormatException("no chat type");
        var isPrivate = type == "private";
        return isPrivate == id > 0 ? (id, isPrivate) : throw new FormatException("chat id and type disagree");
    }

    private static PrivateText? Private(string? words) => words is null ? null : new PrivateText(words);

    /// <summary>The id of an update that is no good otherwise, so that it can be passed by.</summary>
    private static long? FindId(ReadOnlySpan<byte> raw)
    {
        try
        {
            var reader = new Utf8JsonReader(raw, new JsonReaderOptions { MaxDepth = 4096 });
            while (reader.Read())
            {
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && reader.ValueTextEquals("update_id"u8))
                {
                    return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var id) && id is >= 0 and <= HighestId ? id : null;
                }
            }
        }
        catch (JsonException)
        {
            // Not even that.
        }

        return null;
    }
}
