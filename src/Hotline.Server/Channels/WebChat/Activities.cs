using System.Globalization;
using System.Text.Json;
using Hotline.Core.Messages;
using Hotline.Server.Conversations;

namespace Hotline.Server.Channels.WebChat;

/// <summary>Writes thread entries as Bot Framework activities.</summary>
internal static class Activities
{
    public const int MostAtOnce = 50;

    public static string Id(ChatId chat, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{chat}|{sequence:D7}");

    /// <summary>An ActivitySet, without the braces around it.</summary>
    public static void WriteSet(Utf8JsonWriter json, ChatId chat, IReadOnlyList<ThreadEntry> entries, long seen)
    {
        long? question = null;
        json.WriteStartArray("activities");
        foreach (var entry in entries)
        {
            if (entry.Removes.Count > 0)
            {
                WriteRemovals(json, chat, entry);
                continue;
            }

            Write(json, chat, entry, question);
            question = entry.Speaker == Speaker.Caller ? entry.Sequence : question;
        }

        json.WriteEndArray();
        json.WriteString("watermark", (entries is [.., { } last] ? last.Sequence : seen).ToString(CultureInfo.InvariantCulture));
    }

    private static void Write(Utf8JsonWriter json, ChatId chat, ThreadEntry entry, long? question)
    {
        json.WriteStartObject();
        WriteHead(json, chat, entry, entry.IsOnlyClear ? "event" : "message", entry.Sequence);
        if (entry.IsOnlyClear)
        {
            json.WriteString("name", "clear");
        }
        else
        {
            // Plain: a link or a bit of markdown in somebody's words stays what it is, words.
            json.WriteString("textFormat", "plain");
            json.WriteString("text", entry.Message.Text.Reveal());
        }

        if (entry.Locale is { } locale)
        {
            json.WriteString("locale", locale.Code());
        }

        if (entry.Speaker != Speaker.Caller && question is { } asked)
        {
            json.WriteString("replyToId", Id(chat, asked));
        }

        WriteButtons(json, entry.Message.Buttons);
        var echo = Callers.FindClientId(chat, entry.Echo);
        if (echo is not null || entry.ClearsBefore)
        {
            json.WriteStartObject("channelData");
            if (echo is not null)
            {
                json.WriteString("clientActivityID", echo);
            }

            if (entry.ClearsBefore)
            {
                json.WriteBoolean("clear", true);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>What has left the screen by itself, one by one and by the ids they came with.</summary>
    private static void WriteRemovals(Utf8JsonWriter json, ChatId chat, ThreadEntry entry)
    {
        foreach (var line in entry.Removes)
        {
            json.WriteStartObject();
            WriteHead(json, chat, entry, "messageDelete", line);
            json.WriteEndObject();
        }
    }

    private static void WriteHead(Utf8JsonWriter json, ChatId chat, ThreadEntry entry, string type, long line)
    {
        json.WriteString("type", type);
        json.WriteString("id", Id(chat, line));
        json.WriteString("timestamp", entry.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        json.WriteString("channelId", "directline");
        WriteAccount(json, "from", entry.Speaker, entry.WorkingName);
        WriteAccount(json, "recipient", entry.Speaker == Speaker.Caller ? Speaker.Hotline : Speaker.Caller, null);
        json.WriteStartObject("conversation");
        json.WriteString("id", chat.Value);
        json.WriteEndObject();
    }

    /// <summary>Ids that say nothing: what the page's owner sees of them must not name the hotline.</summary>
    private static void WriteAccount(Utf8JsonWriter json, string name, Speaker speaker, string? workingName)
    {
        json.WriteStartObject(name);
        json.WriteString("id", speaker switch
        {
            Speaker.Caller => "caller",
            Speaker.Caseworker => "person",
            _ => "bot",
        });
        json.WriteString("role", speaker == Speaker.Caller ? "user" : "bot");
        if (workingName is not null)
        {
            json.WriteString("name", workingName);
        }

        json.WriteEndObject();
    }

    private static void WriteButtons(Utf8JsonWriter json, IReadOnlyList<RenderedButton> buttons)
    {
        if (buttons.Count == 0)
        {
            return;
        }

        json.WriteStartObject("suggestedActions");
        json.WriteStartArray("actions");
        foreach (var button in buttons)
        {
            json.WriteStartObject();
            json.WriteString("type", "postBack");
            json.WriteString("title", button.Label);
            json.WriteString("displayText", button.Label);
            json.WriteString("value", Taps.Write(button.Token));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
