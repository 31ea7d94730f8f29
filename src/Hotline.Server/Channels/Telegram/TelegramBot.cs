using System.Globalization;
using Hotline.Core.Messages;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Channels.Telegram;

/// <summary>Which bot we are.</summary>
internal sealed class TelegramBot(IOptions<TelegramOptions> options)
{
    public string Id { get; } = options.Value.BotId;

    public ChannelAddress Address(long chat) => new(TelegramChannel.ChannelName, Id, chat.ToString(CultureInfo.InvariantCulture));
}
