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

    private readonly Channel<SenderEvent> _events = Channel.CreateUnbounded<SenderEvent>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Waiting _waiting = new();
    private readonly SenderPorts _ports;
    private readonly Budget _budget;
    private readonly OutboxReader _reader;
    private readonly Settling _settling;
    private readonly Trying _trying;
    private readonly InHand _inHand;
    private readonly ChannelPause _pause;
    private int _inFlight;
    private int _telling;
    private bool _stopping;

    public Sender(SenderPorts ports)
    {
        _ports = ports;
        _budget = new Budget(ports.Channel.Pace.PerSecond);
        _reader = new OutboxReader(ports, _events.Writer);
        _settling = new Settling(ports, _events.Writer);
        _trying = new Trying(ports, _events.Writer);
        _inHand = new InHand(ports, _waiting, _reader);
        _pause = new ChannelPause(ports);
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        using var watch = await WatchAsync(stopping);
        using var stop = stopping.Register(() => _events.Writer.TryWrite(new SenderEvent.Nudged()));
        using var grace = new CancellationTokenSource();
        while (true)
        {
            if (stopping.IsCancellationRequested && !_stopping)
            {
                // What is in flight may end and be settled, so that a restart repeats nothing that was sent.
                _stopping = true;
                grace.CancelAfter(Grace);
            }

            if (grace.IsCancellationRequested || (_stopping && _inFlight + _telling == 0 && !_settling.IsOpen))
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

        if (_pause.Until > now)
        {
            return _pause.Until;
        }

        while (_waiting.NextLane(now) is { } lane)
        {
            if (_pause.IsProbing && _inFlight > 0)
            {
                return null;
            }

            var at = _budget.NextAt(lane, now);
            if (at is null || at > now)
            {
                // Whoever wakes before may be more urgent, and need not wait for that.
                return Earlier(at, _waiting.NextWake());
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
                _inHand.Take(_reader.Done(read, now), read.Whole, now);
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
                _inHand.Close(settled.Closings, now);
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
            _pause.End();
        }

        switch (tried.Result)
        {
            case SendResult.Sent(var channelMessageId):
                chat.NotBefore = tried.At + _ports.Channel.Pace.ChatInterval;
                _ports.Metrics.Delay(entry.Lane, _ports.Time.GetUtcNow() - entry.CreatedAt);
                _settling.Add(new Closing(chat, entry, new Settlement(entry.Id, SettledAs.Sent, channelMessageId is "" ? null : channelMessageId)));
                break;
            case SendResult.Late:
                Log.Late(_ports.Logger, entry.Id, chat.Conversation);
                _settling.Add(new Closing(chat, entry, new Settlement(entry.Id, SettledAs.Late)));
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
                _pause.Begin(again.After, now);
                Rest(chat, TimeSpan.Zero, now);
                break;
            case SendResult.TryAgain again:
                Rest(chat, again.After ?? ChatTrouble.After(++chat.Failures), now);
                break;
        }
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

    private static TimeSpan? Earlier(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other ?? one : one;
}
