using System.Globalization;
using System.Threading.Channels;
using Hotline.Core.Messages;

namespace Hotline.Server.Outbound;

/// <summary>One try of one entry, told to the loop as events.</summary>
internal sealed class Trying(SenderPorts ports, ChannelWriter<SenderEvent> events)
{
    private const int MostTellings = 12;
    private static readonly Backoff Telling = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(10));

    public async Task TryAsync(ChatQueue chat, OutboxEntry entry, Budget.Slot slot, bool isFirst, CancellationToken cancellation)
    {
        if (isFirst && !await MarkAsync(entry, cancellation))
        {
            events.TryWrite(new SenderEvent.NotMarked(chat, slot));
            return;
        }

        if (entry.Until < ports.Time.GetUtcNow())
        {
            events.TryWrite(new SenderEvent.Tried(chat, entry, slot, new SendResult.Late(), ports.Now));
            return;
        }

        events.TryWrite(new SenderEvent.Began(slot, ports.Now));
        var result = await SendAsync(entry, cancellation);
        events.TryWrite(new SenderEvent.Tried(chat, entry, slot, result, ports.Now));
    }

    /// <summary>Feeds the block into the conversation, so that timers stop and the caseworker knows. Repeats until it is committed.</summary>
    public async Task TellBlockedAsync(ChatQueue chat, OutboxEntry entry, CancellationToken cancellation)
    {
        var key = new DeliveryKey(string.Create(CultureInfo.InvariantCulture, $"out:{entry.Id}:blocked"));
        var message = new InboundMessage(key, new Said.Blocked(), ports.Time.GetUtcNow());
        for (var tries = 1; tries <= MostTellings; tries++)
        {
            try
            {
                await ports.Intake.AcceptAsync(entry.Address, message, cancellation);
                break;
            }
            catch (Exception)
            {
                Log.NotTold(ports.Logger, chat.Conversation, tries);
                await Task.Delay(Telling.After(tries), ports.Time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        events.TryWrite(new SenderEvent.ToldBlocked(chat, entry));
    }

    private async Task<bool> MarkAsync(OutboxEntry entry, CancellationToken cancellation)
    {
        try
        {
            await ports.Outbox.MarkTryAsync(entry.Id, cancellation);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private async Task<SendResult> SendAsync(OutboxEntry entry, CancellationToken cancellation)
    {
        try
        {
            return entry.Work switch
            {
                OutboundWork.Message { Replaces: true, Rendered: var rendered } => await ReplaceAsync(entry, rendered, cancellation),
                OutboundWork.Message(var rendered) => await ports.Channel.SendAsync(entry.Address, rendered, cancellation),
                OutboundWork.Clear => await ports.Channel.DeleteAsync(
                    entry.Address, await ports.Outbox.FindClearableAsync(entry, cancellation), cancellation),
                _ => new SendResult.Refused(RefusedWhy.BadMessage),
            };
        }
        catch (Exception)
        {
            // It promised not to. The message is not to blame.
            Log.ChannelThrew(ports.Logger, entry.Id);
            return new SendResult.TryAgain(null, WholeChannel: false);
        }
    }

    private async Task<SendResult> ReplaceAsync(OutboxEntry entry, RenderedMessage rendered, CancellationToken cancellation) =>
        await ports.Outbox.FindReplaceableAsync(entry.Conversation, entry.Id, cancellation) is { } last
            ? await ports.Channel.ReplaceAsync(entry.Address, last, rendered, cancellation)
            : await ports.Channel.SendAsync(entry.Address, rendered, cancellation);
}
