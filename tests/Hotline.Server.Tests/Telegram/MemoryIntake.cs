using System.Collections.Concurrent;
using Hotline.Core.Messages;
using Hotline.Server.Conversations;

namespace Hotline.Server.Tests.Telegram;

/// <summary>Remembers what was accepted, and knows repetitions. Can be closed, slowed and made to fail.</summary>
internal sealed class MemoryIntake : IIntake
{
    private readonly Lock _gate = new();
    private readonly HashSet<DeliveryKey> _seen = [];
    private readonly List<Taken> _taken = [];

    public volatile bool IsClosed;

    /// <summary>Awaited before each message is taken; may throw.</summary>
    public Func<ChannelAddress, InboundMessage, Task>? Before { get; set; }

    public ConcurrentQueue<DeliveryKey> Repeated { get; } = [];

    public int Tries { get; private set; }

    public IReadOnlyList<Taken> Taken
    {
        get
        {
            lock (_gate)
            {
                return [.. _taken];
            }
        }
    }

    public async Task<Receipt> AcceptAsync(ChannelAddress address, InboundMessage message, CancellationToken cancellation)
    {
        lock (_gate)
        {
            Tries++;
        }

        if (Before is { } before)
        {
            await before(address, message);
        }

        if (IsClosed)
        {
            throw new IntakeClosedException("closed", new IOException());
        }

        lock (_gate)
        {
            var isNew = _seen.Add(message.Delivery);
            if (isNew)
            {
                _taken.Add(new Taken(address, message));
            }
            else
            {
                Repeated.Enqueue(message.Delivery);
            }

            return new Receipt(default, _taken.Count, isNew ? _taken.Count : null, !isNew);
        }
    }

    public IReadOnlyList<string> WordsOf(long chat) =>
        [.. Taken.Where(one => one.Address.Chat == chat.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .Select(one => one.Message.Said is Said.Text text ? text.Words.Reveal() : one.Message.Said.GetType().Name)];
}

internal sealed record Taken(ChannelAddress Address, InboundMessage Message);
