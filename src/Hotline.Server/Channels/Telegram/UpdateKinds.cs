using System.Text.Json;
using Hotline.Core.Messages;

namespace Hotline.Server.Channels.Telegram;

/// <summary>What we ask Telegram for, and what inside a message is no act of the caller.</summary>
internal static class UpdateKinds
{
    public static IReadOnlyList<string> Asked { get; } = ["message", "edited_message", "callback_query", "my_chat_member"];

    /// <summary>Service messages: Telegram writes them about the chat. They change nothing.</summary>
    private static readonly HashSet<string> Service =
    [
        "new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo", "group_chat_created",
        "supergroup_chat_created", "channel_chat_created", "message_auto_delete_timer_changed", "migrate_to_chat_id",
        "migrate_from_chat_id", "pinned_message", "successful_payment", "refunded_payment", "users_shared", "chat_shared",
        "connected_website", "write_access_allowed", "passport_data", "proximity_alert_triggered", "boost_added",
        "chat_background_set", "forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened",
        "general_forum_topic_hidden", "general_forum_topic_unhidden", "giveaway_created", "giveaway_completed",
        "video_chat_scheduled", "video_chat_started", "video_chat_ended", "video_chat_participants_invited", "web_app_data",
    ];

    /// <summary>What each kind of content counts as. A venue carries a location too, an animation a document: the first that fits is taken.</summary>
    private static readonly (string Field, MediaKind Kind)[] Media =
    [
        ("contact", MediaKind.Contact),
        ("location", MediaKind.Location),
        ("photo", MediaKind.Photo),
        ("voice", MediaKind.Voice),
        ("audio", MediaKind.Voice),
        ("video", MediaKind.Video),
        ("video_note", MediaKind.Video),
        ("animation", MediaKind.Video),
        ("sticker", MediaKind.Sticker),
        ("document", MediaKind.Document),
    ];

    /// <summary>Content nobody has heard of yet is <see cref="MediaKind.Other"/>: its sender gets an answer all the same.</summary>
    public static MediaKind MediaOf(JsonElement message)
    {
        foreach (var (field, kind) in Media)
        {
            if (message.TryGetProperty(field, out _))
            {
                return kind;
            }
        }

        return MediaKind.Other;
    }

    public static bool IsService(JsonElement message) => message.EnumerateObject().Any(field => Service.Contains(field.Name));
}
