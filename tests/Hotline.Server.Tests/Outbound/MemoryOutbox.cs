using System.Globalization;
using Hotline.Core.Messages;
using Hotline.Server.Outbound;

namespace Hotline.Server.Tests.Outbound;

/// <summary>An outbox as storage would keep it. Can be made to fail.</summary>
internal sealed class MemoryOutbox : IOutbox
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, OutboxEntry> _unsettled = [];
    private readonly List<Action> _watchers = [];
    private readonly Dictionary<long, IReadOnlyList<string>> _clears = [];
    private long _next = 1;

    public volatile bool IsBroken;

    public Dictionary<long, Settlement> Settled { get; } = [];

    public int Unsettled
    {
        get
        {
            lock (_gate)
            {
                return _unsettled.Count;
            }
        }
    }

    public Settlement? FindSettled(long id)
    {
        lock (_gate)
        {
            return Settled.GetValueOrDefault(id);
        }
    }

    public long Add(long chat, string text, Lane lane = Lane.Dialog, bool nudge = true, params RenderedButton[] buttons) =>
        Add(chat, new OutboundWork.Message(new RenderedMessage(new PrivateText(text), buttons)), lane, nudge);

    public long Add(long chat, OutboundWork work, Lane lane = Lane.Dialog, bool nudge = true, DateTimeOffset? until = null)
    {
        long id;
        lock (_gate)
        {
            id = _next++;
            var address = new ChannelAddress("telegram", "700123456", chat.ToString(CultureInfo.InvariantCulture));
            _unsettled[id] = new OutboxEntry(id, Of(chat), address, work, lane, 0, TimeProvider.System.GetUtcNow()) { Until = until };
        }

        if (nudge)
        {
            Nudge();
        }

        return id;
    }

    /// <summary>A deletion of these messages.</summary>
    public long AddClear(long chat, IReadOnlyList<string> channelMessageIds, Lane lane = Lane.Live)
    {
        lock (_gate)
        {
            _clears[_next] = channelMessageIds;
            return Add(chat, new OutboundWork.Clear(), lane);
        }
    }

    public Task<IReadOnlyList<string>> FindClearableAsync(OutboxEntry entry, CancellationToken cancellation)
    {
        lock (_gate)
        {
            return Task.FromResult(_clears[entry.Id]);
        }
    }

    public void Nudge()
    {
        Action[] watchers;
        lock (_gate)
        {
            watchers = [.. _watchers];
        }

        foreach (var watcher in watchers)
        {
            watcher();
        }
    }

    /// <summary>Entries whose conversation was erased: their rows are there, but do not open.</summary>
    public HashSet<long> Erased { get; } = [];

    public Task<OutboxPage> ReadAsync(string channel, long afterId, int most, CancellationToken cancellation)
    {
        ThrowIfBroken();
        lock (_gate)
        {
            var rows = _unsettled.Values.Where(entry => entry.Id > afterId && entry.Address.Channel == channel).Take(most).ToList();
            return Task.FromResult(new OutboxPage([.. rows.Where(row => !Erased.Contains(row.Id))], rows.Count == most ? rows[^1].Id : null));
        }
    }

    public Task MarkTryAsync(long id, CancellationToken cancellation)
    {
        ThrowIfBroken();
        lock (_gate)
        {
            if (_unsettled.TryGetValue(id, out var entry))
            {
                _unsettled[id] = entry with { Tries = entry.Tries + 1 };
            }
        }

        return Task.CompletedTask;
    }

    public Task SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellation)
    {
        ThrowIfBroken();
        lock (_gate)
        {
            foreach (var settlement in settlements)
            {
                Settled.Add(settlement.Id, settlement);
                _unsettled.Remove(settlement.Id);
            }
        }

        return Task.CompletedTask;
    }

    public Task<string?> FindReplaceableAsync(ConversationId conversation, long beforeId, CancellationToken cancellation)
    {
        lock (_gate)
        {
            return Task.FromResult(Settled.Values.Where(one => one.Id < beforeId && one.ChannelMessageId is not null).MaxBy(one => one.Id)?.ChannelMessageId);
        }
    }

    public IDisposable Watch(string channel, Action changed)
    {
        lock (_gate)
        {
            _watchers.Add(changed);
        }

        return new Watching(this, changed);
    }

    private static ConversationId Of(long chat) => new(new Guid((int)chat, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));

    private void ThrowIfBroken()
    {
        if (IsBroken)
        {
            throw new IOException("The store is busy.");
        }
    }

    private sealed class Watching(MemoryOutbox outbox, Action changed) : IDisposable
    {
        public void Dispose()
        {
            lock (outbox._gate)
            {
                outbox._watchers.Remove(changed);
            }
        }
    }
}
