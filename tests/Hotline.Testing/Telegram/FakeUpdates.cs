using System.Text;

namespace Hotline.Testing.Telegram;

/// <summary>Updates that wait, as Telegram keeps them: until a higher offset is asked for, or the webhook said 200.</summary>
internal sealed class FakeUpdates
{
    private readonly Lock _gate = new();
    private readonly SortedList<long, string> _pending = [];
    private TaskCompletionSource _news = NewSignal();
    private CancellationTokenSource? _poller;
    private HashSet<string>? _allowed;
    private long _next = 100_001;

    public int Pending
    {
        get
        {
            lock (_gate)
            {
                return _pending.Count;
            }
        }
    }

    /// <summary>Numbers an update and keeps it. As with the real one, kinds not asked for are not kept.</summary>
    public long Add(string kind, Func<long, string> json)
    {
        lock (_gate)
        {
            var id = _next++;
            if (_allowed is null || kind.Length == 0 || _allowed.Contains(kind))
            {
                _pending.Add(id, json(id));
                _news.TrySetResult();
                _news = NewSignal();
            }

            return id;
        }
    }

    /// <summary>The numbering begins anew, as after a week of silence.</summary>
    public void Renumber(long next)
    {
        lock (_gate)
        {
            _next = next;
        }
    }

    public void Allow(IEnumerable<string>? kinds)
    {
        lock (_gate)
        {
            _allowed = kinds is null ? _allowed : [.. kinds];
        }
    }

    /// <summary>The answer's JSON; null when another poll took over.</summary>
    public async Task<string?> PollAsync(long offset, int limit, TimeSpan wait, TimeProvider time, CancellationToken aborted)
    {
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        lock (_gate)
        {
            _poller?.Cancel();
            _poller = mine;
        }

        try
        {
            return await TakeAsync(offset, limit, wait, time, mine.Token);
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            lock (_gate)
            {
                _poller = _poller == mine ? null : _poller;
            }
        }
    }

    /// <summary>The oldest update, once there is one.</summary>
    public async Task<(long Id, string Json)> FirstAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task news;
            lock (_gate)
            {
                if (_pending.Count > 0)
                {
                    return (_pending.Keys[0], _pending.Values[0]);
                }

                news = _news.Task;
            }

            await news.WaitAsync(cancellation);
        }
    }

    public void Drop(long id)
    {
        lock (_gate)
        {
            _pending.Remove(id);
        }
    }

    private async Task<string> TakeAsync(long offset, int limit, TimeSpan wait, TimeProvider time, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(wait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        while (true)
        {
            Task news;
            lock (_gate)
            {
                Confirm(offset);
                if (_pending.Count > 0 && FindFrom(offset, limit) is { Length: > 0 } found)
                {
                    return found;
                }

                news = _news.Task;
            }

            try
            {
                await news.WaitAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return "[]";
            }
        }
    }

    private void Confirm(long offset)
    {
        if (offset < 0 && _pending.Count > -offset)
        {
            offset = _pending.Keys[_pending.Count + (int)offset];
        }

        while (_pending.Count > 0 && _pending.Keys[0] < offset)
        {
            _pending.RemoveAt(0);
        }
    }

    private string FindFrom(long offset, int limit)
    {
        var found = _pending.Where(update => update.Key >= offset).Take(limit).Select(update => update.Value).ToList();
        return found.Count == 0 ? "" : new StringBuilder("[").AppendJoin(',', found).Append(']').ToString();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
