using System.Threading.Channels;

namespace Hotline.Server.Outbound;

/// <summary>
/// Reads the outbox for the sender: at start, on a nudge, and now and then all of it, since nudges may be lost and an entry with a
/// lower id may commit after one with a higher. Used by the sender's loop only.
/// </summary>
internal sealed class OutboxReader(SenderPorts ports, ChannelWriter<SenderEvent> events)
{
    private const int Page = 500;
    private static readonly TimeSpan WholeEvery = TimeSpan.FromSeconds(30);
    private static readonly Backoff Trouble = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(2));

    private readonly HashSet<long> _settledMeanwhile = [];
    private long _highest;
    private TimeSpan _wholeAt = TimeSpan.Zero;
    private bool _isReading;
    private bool _isNudged;
    private int _failures;

    /// <summary>Counts readings; an entry seen in the last whole one is still wanted.</summary>
    public int Round { get; private set; }

    public TimeSpan? NextAt { get; private set; } = TimeSpan.Zero;

    public void Nudge(TimeSpan now)
    {
        _isNudged = true;
        if (!_isReading && _failures == 0)
        {
            NextAt = now;
        }
    }

    public void Step(TimeSpan now, bool stopping, CancellationToken cancellation)
    {
        if (stopping)
        {
            NextAt = null;
            return;
        }

        if (_isReading || NextAt > now)
        {
            return;
        }

        var whole = _wholeAt <= now;
        (_isReading, _isNudged, NextAt) = (true, false, null);
        _settledMeanwhile.Clear();
        Round++;
        _ = ReadAsync(whole, _highest, cancellation);
    }

    /// <summary>A page read before the settlement may still show the entry: it must not be taken for a new one.</summary>
    public void WasSettled(long id)
    {
        if (_isReading)
        {
            _settledMeanwhile.Add(id);
        }
    }

    /// <summary>What of a reading is still to be done.</summary>
    public IReadOnlyList<OutboxEntry> Done(SenderEvent.ReadDone read, TimeSpan now)
    {
        (_isReading, _failures) = (false, 0);
        if (read.Whole)
        {
            _wholeAt = now + WholeEvery;
        }

        if (read.Entries.Count > 0)
        {
            _highest = Math.Max(_highest, read.Entries[^1].Id);
        }

        NextAt = _isNudged ? now : _wholeAt;
        return _settledMeanwhile.Count == 0 ? read.Entries : [.. read.Entries.Where(entry => !_settledMeanwhile.Contains(entry.Id))];
    }

    public void Failed(TimeSpan now)
    {
        _isReading = false;
        var wait = Trouble.After(++_failures);
        NextAt = now + wait;
        Log.NotRead(ports.Logger, _failures, (long)wait.TotalMilliseconds);
    }

    private async Task ReadAsync(bool whole, long highest, CancellationToken cancellation)
    {
        try
        {
            var all = new List<OutboxEntry>();
            for (long? after = whole ? 0 : highest; after is { } from;)
            {
                var page = await ports.Outbox.ReadAsync(ports.Channel.Name, from, Page, cancellation);
                all.AddRange(page.Entries);
                after = page.Next;
            }

            events.TryWrite(new SenderEvent.ReadDone(all, whole));
        }
        catch (Exception)
        {
            events.TryWrite(new SenderEvent.ReadFailed());
        }
    }
}
