using System.Threading.Channels;

namespace Hotline.Server.Outbound;

/// <summary>
/// Sends one channel's outbox. A single loop owns all state and hears of everything as events; reading, sending and settling run
/// beside it. Per conversation n+1 leaves only after n is settled in the store.
/// </summary>
internal sealed class Sender
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly Backoff ChatTrouble = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromMinutes(1));
    private static readonly Backoff ChannelTrouble = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(30));

    private readonly Channel<SenderEvent> _events = Channel.CreateUnbounded<SenderEvent>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Waiting _waiting = new();
    private readonly Dictionary<long, int> _known = [];
    private readonly SenderPorts _ports;
    private readonly Budget _budget;
    private readonly OutboxReader _reader;
    private readonly Settling _settling;
    private readonly Trying _trying;
    private int _inFlight;
    private int _telling;
    private int _channelFailures;
    private TimeSpan _pausedUntil;
    private bool _stopping;

    public Sender(SenderPorts ports)
    {
        _ports = ports;
        _budget = new Budget(ports.Channel.Pace.PerSecond);
        _reader = new OutboxReader(ports, _events.Writer);
        _settling = new Settling(ports, _events.Writer);
        _trying = new Trying(ports, _events.Writer);
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        using var watch = await WatchAsync(stopping);
        using var stop = stopping.Register(() => _events.Writer.TryWrite(new SenderEvent.Nudged()));
        using var grace = new CancellationTokenSource();
        while (!_stopping || _inFlight + _telling > 0 || _settling.IsOpen)
        {
            if (stopping.IsCancellationRequested && !_stopping)
            {
                // What is in flight may end and be settled, so that a restart repeats nothing that was sent.
                _stopping = true;
                grace.CancelAfter(Grace);
            }

            if (grace.IsCancellationRequested)
            {
                return;
            }

            var now = _ports.Now;
            _reader.Step(now, _stopping, grace.Token);
            _settling.Step(now, grace.Token);
            var next = Earlier(Earlier(SendWhatMay(now, grace.Token), _reader.NextAt), _settling.NextAt);
            await WaitAsync(next, now, grace.Token);
            while (_events.Reader.TryRead(out var happened))
            {
                Hear(happened, _ports.Now, grace.Token);
            }
        }
    }

    private async Task<IDisposable> WatchAsync(CancellationToken stopping)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return _ports.Outbox.Watch(_ports.Channel.Name, () => _events.Writer.TryWrite(new SenderEvent.Nudged()));
            }
            catch (Exception) when (!stopping.IsCancellationRequested)
            {
                await Task.Delay(ChatTrouble.After(tries), _ports.Time, stopping);
            }
        }
    }

    /// <summary>Sends all that may leave now; returns when to look again (null: when something happens).</summary>
    private TimeSpan? SendWhatMay(TimeSpan now, CancellationToken grace)
    {
        if (_stopping)
        {
            return null;
        }

        if (_pausedUntil > now)
        {
            return _pausedUntil;
        }

        while (_waiting.NextLane(now) is { } lane)
        {
            // After trouble with the whole channel one message tries the way for all.
            if (_channelFailures > 0 && _inFlight > 0)
            {
                return null;
            }

            var at = _budget.NextAt(lane, now);
            if (at is null || at > now)
            {
                return at;
            }

            Begin(_waiting.Take(lane), _budget.Take(lane, now), grace);
        }

        return _waiting.NextWake();
    }

    private void Begin(ChatQueue chat, Budget.Slot slot, CancellationToken grace)
    {
        var entry = chat.Head!;
        var isFirst = entry.Tries == 0 && !chat.IsMarked;
        if (!isFirst)
        {
            _ports.Metrics.Again(_ports.Channel.Name);
            if (!chat.IsMarked)
            {
                Log.Repeats(_ports.Logger, entry.Id);
            }
        }

        chat.IsBusy = true;
        _inFlight++;
        _ = _trying.TryAsync(chat, entry, slot, isFirst, grace);
    }

    private async Task WaitAsync(TimeSpan? next, TimeSpan now, CancellationToken grace)
    {
        if (_events.Reader.TryPeek(out _))
        {
            return;
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(grace);
        var news = _events.Reader.WaitToReadAsync(enough.Token).AsTask();
        if (next is { } at)
        {
            // Timers tick in whole milliseconds; a shorter wait would spin.
            var wait = TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling((at - now).TotalMilliseconds)));
            await Task.WhenAny(news, Task.Delay(wait, _ports.Time, enough.Token));
        }
        else
        {
            await Task.WhenAny(news);
        }

        await enough.CancelAsync();
        await ((Task)news).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Hear(SenderEvent happened, TimeSpan now, CancellationToken grace)
    {
        switch (happened)
        {
            case SenderEvent.Nudged:
                _reader.Nudge(now);
                break;
            case SenderEvent.ReadDone read:
                Add(_reader.Done(read, now), read.Whole, now);
                break;
            case SenderEvent.ReadFailed:
                _reader.Failed(now);
                break;
            case SenderEvent.Began began:
                _budget.Began(began.Slot, began.At);
                break;
            case SenderEvent.NotMarked notMarked:
                _inFlight--;
                _budget.Unused(notMarked.Slot);
                Rest(notMarked.Chat, ChatTrouble.After(++notMarked.Chat.Failures), now);
                break;
            case SenderEvent.Tried tried:
                _inFlight--;
                _budget.Ended(tried.Slot, tried.At);
                Heard(tried, now, grace);
                break;
            case SenderEvent.ToldBlocked told:
                _telling--;
                DropAll(told.Chat, told.Entry);
                break;
            case SenderEvent.Settled settled:
                _settling.Done();
                Close(settled.Closings, now);
                break;
            case SenderEvent.NotSettled notSettled:
                _settling.Failed(notSettled, now);
                break;
        }
    }

    private void Heard(SenderEvent.Tried tried, TimeSpan now, CancellationToken grace)
    {
        var (chat, entry) = (tried.Chat, tried.Entry);
        chat.IsMarked = true;
        if (tried.Result is not SendResult.TryAgain { WholeChannel: true })
        {
            ChannelUp();
        }

        switch (tried.Result)
        {
            case SendResult.Sent(var channelMessageId):
                chat.NotBefore = tried.At + _ports.Channel.Pace.ChatInterval;
                _ports.Metrics.Delay(entry.Lane, _ports.Time.GetUtcNow() - entry.CreatedAt);
                _settling.Add(new Closing(chat, entry, new Settlement(entry.Id, SettledAs.Sent, channelMessageId is "" ? null : channelMessageId)));
                break;
            case SendResult.Refused(RefusedWhy.Blocked):
                _telling++;
                _ = _trying.TellBlockedAsync(chat, entry, grace);
                break;
            case SendResult.Refused(var why):
                Log.Refused(_ports.Logger, entry.Id, chat.Conversation, why);
                _settling.Add(new Closing(chat, entry, new Settlement(entry.Id, SettledAs.Refused)));
                break;
            case SendResult.TryAgain { WholeChannel: true } again:
                Pause(again.After, now);
                Rest(chat, TimeSpan.Zero, now);
                break;
            case SendResult.TryAgain again:
                Rest(chat, again.After ?? ChatTrouble.After(++chat.Failures), now);
                break;
        }
    }

    private void Pause(TimeSpan? after, TimeSpan now)
    {
        // Many in flight fail together: that is one failure.
        if (_pausedUntil > now)
        {
            return;
        }

        var wait = after ?? ChannelTrouble.After(++_channelFailures);
        _channelFailures = Math.Max(1, _channelFailures);
        _pausedUntil = now + wait;
        Log.ChannelDown(_ports.Logger, _channelFailures, (long)wait.TotalMilliseconds);
    }

    private void ChannelUp()
    {
        if (_channelFailures > 0)
        {
            Log.ChannelUp(_ports.Logger, _channelFailures);
        }

        _channelFailures = 0;
        _pausedUntil = TimeSpan.Zero;
    }

    private void Rest(ChatQueue chat, TimeSpan wait, TimeSpan now)
    {
        chat.IsBusy = false;
        chat.NotBefore = now + wait;
        _waiting.Put(chat, now);
    }

    private void DropAll(ChatQueue chat, OutboxEntry refused)
    {
        Log.Blocked(_ports.Logger, chat.Conversation, chat.Entries.Count() - 1);
        foreach (var entry in chat.Entries)
        {
            _settling.Add(new Closing(chat, entry, new Settlement(entry.Id, entry == refused ? SettledAs.Refused : SettledAs.Dropped)));
        }
    }

    private void Close(IReadOnlyList<Closing> closings, TimeSpan now)
    {
        foreach (var closing in closings)
        {
            _ports.Metrics.Settled(_ports.Channel.Name, closing.Settlement.As);
            _known.Remove(closing.Entry.Id);
            _reader.WasSettled(closing.Entry.Id);
            closing.Chat.Remove(closing.Entry);
        }

        _ports.Metrics.Waiting(_ports.Channel.Name, -closings.Count);
        foreach (var chat in closings.Select(closing => closing.Chat).Distinct())
        {
            chat.IsBusy = false;
            _waiting.Put(chat, now);
        }
    }

    private void Add(IReadOnlyList<OutboxEntry> entries, bool whole, TimeSpan now)
    {
        var added = 0;
        foreach (var entry in entries)
        {
            if (!_known.TryAdd(entry.Id, _reader.Round))
            {
                _known[entry.Id] = _reader.Round;
                continue;
            }

            added++;
            _waiting.Add(entry, now);
        }

        _ports.Metrics.Waiting(_ports.Channel.Name, added);
        if (whole && _known.Count > entries.Count)
        {
            Forget(now);
        }
    }

    /// <summary>Drops what the store no longer has as unsettled, as after a block. What is in flight ends by itself.</summary>
    private void Forget(TimeSpan now)
    {
        var gone = 0;
        foreach (var chat in _waiting.All.Where(chat => !chat.IsBusy).ToList())
        {
            var unwanted = chat.Entries.Where(entry => _known[entry.Id] != _reader.Round).ToList();
            if (unwanted.Count == 0)
            {
                continue;
            }

            foreach (var entry in unwanted)
            {
                chat.Remove(entry);
                _known.Remove(entry.Id);
            }

            gone += unwanted.Count;
            _waiting.Put(chat, now);
        }

        if (gone == 0)
        {
            return;
        }

        _ports.Metrics.Waiting(_ports.Channel.Name, -gone);
        Log.NoLongerWanted(_ports.Logger, gone);
    }

    private static TimeSpan? Earlier(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other ?? one : one;
}
