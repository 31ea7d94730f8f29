using System.Text.Json.Serialization;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace Hotline.Server.Channels.Telegram;

/// <summary>
/// sendMessage, with only the id of the answer read. Telegram.Bot's own request reads the whole sent message and throws on one
/// field it does not know: it was sent all the same, and we would send it again and again.
/// </summary>
internal sealed class SendText() : RequestBase<SentText>("sendMessage")
{
    public required long ChatId { get; init; }

    public required string Text { get; init; }

    public bool DisableNotification { get; init; }

    public bool ProtectContent { get; init; }

    public LinkPreviewOptions? LinkPreviewOptions { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InlineKeyboardMarkup? ReplyMarkup { get; init; }
}

internal sealed record SentText(long MessageId);
