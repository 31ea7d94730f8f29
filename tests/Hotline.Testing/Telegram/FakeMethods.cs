using System.Text;
using System.Text.Json;

namespace Hotline.Testing.Telegram;

/// <summary>The methods about chats and messages. Called under the fake's lock.</summary>
internal static class FakeMethods
{
    private static readonly FakeReply.Refusal Blocked = new(403, "Forbidden: bot was blocked by the user");
    private static readonly FakeReply.Refusal NoChat = new(400, "Bad Request: chat not found");

    public static FakeReply Do(FakeCall asked, FakeChats chats, FakeTelegramOptions options)
    {
        if (asked.FindLong("chat_id") is not { } chat)
        {
            return new FakeReply.Refusal(404, "Not Found");
        }

        return asked.Method.ToUpperInvariant() switch
        {
            "SENDMESSAGE" => Send(asked, chat, chats, options),
            "EDITMESSAGETEXT" => Change(asked, chat, chats),
            "DELETEMESSAGES" => Delete(asked, chat, chats),
            "EDITMESSAGEREPLYMARKUP" => RemoveKeyboard(asked, chat, chats),
            "LEAVECHAT" => FakeReply.True,
            _ => new FakeReply.Refusal(404, "Not Found"),
        };
    }

    private static FakeReply Send(FakeCall asked, long chat, FakeChats chats, FakeTelegramOptions options)
    {
        if (chats.Find(chat) is not { } open)
        {
            return NoChat;
        }

        if (open.IsBlocked)
        {
            return Blocked;
        }

        var text = asked.FindText("text") ?? "";
        var buttons = Buttons(asked);
        if (Flaw(text, buttons) is { } flaw)
        {
            return new FakeReply.Refusal(400, $"Bad Request: {flaw}");
        }

        if (chats.Limit(chat) is { } seconds)
        {
            return new FakeReply.Refusal(429, $"Too Many Requests: retry after {seconds}", seconds);
        }

        var sent = chats.Record(new SentMessage(chat, 0, text, buttons, default, 0)
        {
            IsSilent = asked.Says("disable_notification"),
            IsProtected = asked.Says("protect_content"),
            HasPreview = asked.Find("link_preview_options") is not { } preview || !preview.TryGetProperty("is_disabled", out var off) || !off.GetBoolean(),
            ParseMode = asked.FindText("parse_mode"),
        });
        return new FakeReply.Result(new
        {
            message_id = sent.MessageId,
            date = options.Time.GetUtcNow().ToUnixTimeSeconds(),
            chat = new { id = chat, type = "private" },
            text,
        });
    }

    private static FakeReply Change(FakeCall asked, long chat, FakeChats chats)
    {
        var id = (int)(asked.FindLong("message_id") ?? 0);
        if (chats.Find(chat) is not { } open || !open.Messages.TryGetValue(id, out var message))
        {
            return new FakeReply.Refusal(400, "Bad Request: message to edit not found");
        }

        var text = asked.FindText("text") ?? "";
        var buttons = Buttons(asked);
        if (!message.FromBot)
        {
            return new FakeReply.Refusal(400, "Bad Request: message can't be edited");
        }

        if (open.IsBlocked)
        {
            return Blocked;
        }

        if (Flaw(text, buttons) is { } flaw)
        {
            return new FakeReply.Refusal(400, $"Bad Request: {flaw}");
        }

        if (message.Text == text && message.HasKeyboard == buttons.Count > 0)
        {
            return new FakeReply.Refusal(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same");
        }

        chats.Change(chat, id, text, buttons);
        return new FakeReply.Result(new { message_id = id, chat = new { id = chat, type = "private" }, text });
    }

    private static string? Flaw(string text, IReadOnlyList<SentButton> buttons) =>
        string.IsNullOrWhiteSpace(text) ? "message text is empty"
        : text.Length > 4096 ? "message is too long"
        : buttons.Any(button => Encoding.UTF8.GetByteCount(button.Data) is 0 or > 64) ? "BUTTON_DATA_INVALID"
        : null;

    private static IReadOnlyList<SentButton> Buttons(FakeCall asked) =>
        asked.Find("reply_markup") is { ValueKind: JsonValueKind.Object } markup && markup.TryGetProperty("inline_keyboard", out var rows)
            ? [.. rows.EnumerateArray().SelectMany(row => row.EnumerateArray())
                .Select(button => new SentButton(button.GetProperty("text").GetString()!, button.GetProperty("callback_data").GetString()!))]
            : [];

    private static FakeReply Delete(FakeCall asked, long chat, FakeChats chats)
    {
        if (chats.Find(chat) is not { } open)
        {
            return NoChat;
        }

        if (open.IsBlocked)
        {
            return Blocked;
        }

        var ids = asked.Find("message_ids")?.EnumerateArray().Select(id => id.GetInt32()).ToList() ?? [];
        if (ids.Count is 0 or > 100)
        {
            return new FakeReply.Refusal(400, "Bad Request: wrong number of message identifiers");
        }

        chats.Delete(chat, ids);
        return FakeReply.True;
    }

    private static FakeReply RemoveKeyboard(FakeCall asked, long chat, FakeChats chats)
    {
        if (chats.Find(chat) is not { } open || !open.Messages.TryGetValue((int)(asked.FindLong("message_id") ?? 0), out var message))
        {
            return new FakeReply.Refusal(400, "Bad Request: message to edit not found");
        }

        if (!message.HasKeyboard)
        {
            return new FakeReply.Refusal(400, "Bad Request: message is not modified");
        }

        open.Messages[(int)asked.FindLong("message_id")!] = message with { HasKeyboard = false };
        return FakeReply.True;
    }
}
