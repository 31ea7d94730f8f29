using System.Globalization;
using Hotline.Core.Messages;
using Hotline.Server.Outbound;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace Hotline.Server.Channels.Telegram;

/// <summary>Sends through Telegram: plain text, silent, without link previews, buttons carrying their random codes.</summary>
internal sealed class TelegramChannel(BotApi api) : IChannel
{
    public const string ChannelName = "telegram";
    private const int MostDeletions = 100;

    /// <summary>As many digits in a row, signs between them aside, look like a number somebody may want to copy.</summary>
    private const int PhoneDigits = 3;

    public string Name => ChannelName;

    public Pace Pace { get; } = new(30, TimeSpan.FromSeconds(1));

    public async Task<SendResult> SendAsync(ChannelAddress address, RenderedMessage message, CancellationToken cancellation)
    {
        if (FindChat(address) is not { } chat)
        {
            return new SendResult.Refused(RefusedWhy.ChatGone);
        }

        var text = message.Text.Reveal();
        var request = new SendText
        {
            ChatId = chat,
            Text = text,
            DisableNotification = true,
            ProtectContent = !HasNumber(text),
            LinkPreviewOptions = new LinkPreviewOptions { IsDisabled = true },
            ReplyMarkup = Keyboard(message.Buttons),
        };
        try
        {
            var sent = await api.Client.SendRequest(request, cancellation);
            return new SendResult.Sent(sent.MessageId.ToString(CultureInfo.InvariantCulture));
        }
        catch (RequestException failed)
        {
            return Outcomes.Of(failed);
        }
        catch (OperationCanceledException)
        {
            return new SendResult.TryAgain(null, WholeChannel: false);
        }
    }

    public async Task<SendResult> ReplaceAsync(ChannelAddress address, string channelMessageId, RenderedMessage message, CancellationToken cancellation)
    {
        if (FindChat(address) is not { } chat || !int.TryParse(channelMessageId, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return await SendAsync(address, message, cancellation);
        }

        var request = new ChangeText
        {
            ChatId = chat,
            MessageId = id,
            Text = message.Text.Reveal(),
            LinkPreviewOptions = new LinkPreviewOptions { IsDisabled = true },
            ReplyMarkup = Keyboard(message.Buttons),
        };
        try
        {
            await api.Client.SendRequest(request, cancellation);
            return new SendResult.Sent(channelMessageId);
        }
        catch (ApiRequestException same) when (same.ErrorCode == 400 && same.Message.Contains("message is not modified", StringComparison.OrdinalIgnoreCase))
        {
            // An earlier try had come through.
            return new SendResult.Sent(channelMessageId);
        }
        catch (ApiRequestException gone) when (gone.ErrorCode == 400)
        {
            // Deleted by the caller, or too old: a message of its own then.
            return await SendAsync(address, message, cancellation);
        }
        catch (RequestException failed)
        {
            return Outcomes.Of(failed);
        }
        catch (OperationCanceledException)
        {
            return new SendResult.TryAgain(null, WholeChannel: false);
        }
    }

    public async Task<SendResult> DeleteAsync(ChannelAddress address, IReadOnlyList<string> channelMessageIds, CancellationToken cancellation)
    {
        if (FindChat(address) is not { } chat)
        {
            return new SendResult.Refused(RefusedWhy.ChatGone);
        }

        var ids = channelMessageIds
            .Select(id => int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Where(number => number > 0)
            .Distinct();
        SendResult? refused = null;
        foreach (var some in ids.Chunk(MostDeletions))
        {
            switch (await DeleteSomeAsync(chat, some, cancellation))
            {
                case SendResult.TryAgain again:
                    return again;

                // What is too old cannot be deleted; the rest still can.
                case SendResult.Refused no:
                    refused = no;
                    break;
            }
        }

        return refused ?? new SendResult.Sent("");
    }

    private async Task<SendResult> DeleteSomeAsync(long chat, int[] ids, CancellationToken cancellation)
    {
        try
        {
            await api.Client.DeleteMessages(chat, ids, cancellation);
            return new SendResult.Sent("");
        }
        catch (RequestException failed)
        {
            return Outcomes.Of(failed);
        }
        catch (OperationCanceledException)
        {
            return new SendResult.TryAgain(null, WholeChannel: false);
        }
    }

    /// <summary>One button a row: labels are sentences, and phones are narrow.</summary>
    private static InlineKeyboardMarkup? Keyboard(IReadOnlyList<RenderedButton> buttons) =>
        buttons.Count == 0
            ? null
            : new InlineKeyboardMarkup(buttons.Select(button => new[] { InlineKeyboardButton.WithCallbackData(button.Label, button.Token) }));

    private static long? FindChat(ChannelAddress address) =>
        long.TryParse(address.Chat, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chat) ? chat : null;

    /// <summary>A number must stay copyable, so a message with one is not protected against copying.</summary>
    private static bool HasNumber(string text)
    {
        var digits = 0;
        foreach (var character in text)
        {
            if (char.IsDigit(character))
            {
                digits++;
            }
            else if (character is not (' ' or '-' or '(' or ')' or '\u00a0' or '\u2011'))
            {
                digits = 0;
            }

            if (digits >= PhoneDigits)
            {
                return true;
            }
        }

        return false;
    }
}
