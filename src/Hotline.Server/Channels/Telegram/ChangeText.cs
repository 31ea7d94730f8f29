using System.Text.Json.Serialization;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace Hotline.Server.Channels.Telegram;

/// <summary>editMessageText, with only the id of the answer read; see <see cref="SendText"/>.</summary>
internal sealed class ChangeText() : RequestBase<SentText>("editMessageText")
{
    public required long ChatId { get; init; }

    public required int MessageId { get; init; }

    public required string Text { get; init; }

    public LinkPreviewOptions? LinkPreviewOptions { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InlineKeyboardMarkup? ReplyMarkup { get; init; }
}
