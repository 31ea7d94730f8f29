using System.Globalization;
using System.Text.Json;

namespace Hotline.Testing.Telegram;

/// <summary>An update before it has its id: its kind, and its JSON once the id is known.</summary>
public sealed record FakeUpdate(string Kind, Func<long, string> Json)
{
    /// <summary>An update of a kind with this content, as JSON.</summary>
    public static FakeUpdate Of(string kind, string content) =>
        new(kind, id => $$"""{"update_id":{{id.ToString(CultureInfo.InvariantCulture)}},"{{kind}}":{{content}}}""");

    internal static FakeUpdate Text(long chat, int messageId, string text, string language, TimeProvider time) =>
        Of("message", $$"""{{{Head(chat, messageId, language, time)}},"text":{{JsonSerializer.Serialize(text)}}}""");

    internal static FakeUpdate Media(long chat, int messageId, string fields, TimeProvider time) =>
        Of("message", $$"""{{{Head(chat, messageId, "ru", time)}},{{fields}}}""");

    internal static FakeUpdate Edit(long chat, int messageId, string text, TimeProvider time) =>
        Of("edited_message", $$"""{{{Head(chat, messageId, "ru", time)}},"edit_date":{{Seconds(time)}},"text":{{JsonSerializer.Serialize(text)}}}""");

    internal static FakeUpdate Tap(long chat, int messageId, string query, string data) =>
        Of("callback_query", $$$"""
            {"id":"{{{query}}}","from":{{{From(chat, "ru")}}},"chat_instance":"1","data":{{{JsonSerializer.Serialize(data)}}},
             "message":{"message_id":{{{messageId}}},"date":0,"chat":{{{Chat(chat)}}}}}
            """);

    internal static FakeUpdate Member(long chat, string type, string status, TimeProvider time) =>
        Of("my_chat_member", $$$"""
            {"chat":{"id":{{{chat}}},"type":"{{{type}}}"},"from":{{{From(Math.Abs(chat), "ru")}}},"date":{{{Seconds(time)}}},
             "old_chat_member":{"user":{"id":1,"is_bot":true,"first_name":"b"},"status":"member"},
             "new_chat_member":{"user":{"id":1,"is_bot":true,"first_name":"b"},"status":"{{{status}}}","until_date":0}}
            """);

    private static string Head(long chat, int messageId, string language, TimeProvider time) =>
        $"\"message_id\":{messageId},\"from\":{From(chat, language)},\"chat\":{Chat(chat)},\"date\":{Seconds(time)}";

    private static string From(long chat, string language) => $$"""{"id":{{chat}},"is_bot":false,"first_name":"Caller","language_code":"{{language}}"}""";

    private static string Chat(long chat) => $$"""{"id":{{chat}},"first_name":"Caller","type":"private"}""";

    private static string Seconds(TimeProvider time) => time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
