using Hotline.Core.Messages;
using Hotline.Server.Conversations;

namespace Hotline.Server.Channels.WebChat;

/// <summary>Hands what callers did to the intake, under addresses and delivery keys of this channel.</summary>
internal sealed class Callers(IIntake intake, IWebChatTokens tokens, TimeProvider time)
{
    public const string Channel = "webchat";

    private const string Bot = "site";

    /// <summary>Once per chat, however often and in whatever way a client says that it joined.</summary>
    public Task<Receipt> StartAsync(Grant grant, Locale? hint) =>
        AcceptAsync(grant, new InboundMessage(Key(grant, "s"), new Said.Start(hint), time.GetUtcNow()));

    public Task<Receipt> SayAsync(Grant grant, Said said, string? clientId) =>
        AcceptAsync(grant, new InboundMessage(Key(grant, clientId is null ? "n:" + Pass.New().Value : "c:" + clientId), said, time.GetUtcNow()) { Echo = clientId });

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

    private static DeliveryKey Key(Grant grant, string name) => new($"{Channel}:{grant.Chat}:{name}");
}
