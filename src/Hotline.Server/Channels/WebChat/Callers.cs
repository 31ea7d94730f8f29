using Hotline.Core.Messages;
using Hotline.Server.Conversations;

namespace Hotline.Server.Channels.WebChat;

/// <summary>Hands what callers did to the intake, under addresses and delivery keys of this channel.</summary>
internal sealed class Callers(IIntake intake, IWebChatTokens tokens, TimeProvider time)
{
    public const string Channel = "webchat";

    private const string Bot = "site";
    private const string Start = "s";
    private const string Nameless = "n:";
    private const string Named = "c:";

    /// <summary>Once per chat, however often and in whatever way a client says that it joined.</summary>
    public Task<Receipt> StartAsync(Grant grant, Locale? hint) =>
        AcceptAsync(grant, new InboundMessage(Key(grant.Chat, Start), new Said.Start(hint), time.GetUtcNow()));

    public Task<Receipt> SayAsync(Grant grant, Said said, string? clientId) =>
        AcceptAsync(grant, new InboundMessage(Key(grant.Chat, clientId is null ? Nameless + Pass.New().Value : Named + clientId), said, time.GetUtcNow()));

    /// <summary>What the client called the activity that was delivered under this key; null when it had no name for it.</summary>
    public static string? FindClientId(ChatId chat, DeliveryKey? delivery)
    {
        var named = Key(chat, Named).Value;
        return delivery is { } key && key.Value.StartsWith(named, StringComparison.Ordinal) ? key.Value[named.Length..] : null;
    }

    private async Task<Receipt> AcceptAsync(Grant grant, InboundMessage message)
    {
        // Not tied to the request: what arrived whole is taken, even if its sender is gone by now.
        var receipt = await intake.AcceptAsync(new ChannelAddress(Channel, Bot, grant.Chat.Value), message, CancellationToken.None);
        if (grant.Conversation is null)
        {
            await tokens.BindAsync(grant.Chat, receipt.Conversation, CancellationToken.None);
        }

        return receipt;
    }

    private static DeliveryKey Key(ChatId chat, string name) => new($"{Channel}:{chat}:{name}");
}
