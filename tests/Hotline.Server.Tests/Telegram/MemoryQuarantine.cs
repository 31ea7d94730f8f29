using System.Collections.Concurrent;
using System.Text;
using Hotline.Core.Messages;
using Hotline.Server.Channels;

namespace Hotline.Server.Tests.Telegram;

internal sealed class MemoryQuarantine : IQuarantine
{
    public ConcurrentDictionary<string, (string Payload, QuarantineWhy Why)> Kept { get; } = [];

    public Task KeepAsync(string channel, DeliveryKey delivery, ReadOnlyMemory<byte> payload, QuarantineWhy why, CancellationToken cancellation)
    {
        Kept.TryAdd(delivery.Value, (Encoding.UTF8.GetString(payload.Span), why));
        return Task.CompletedTask;
    }
}
