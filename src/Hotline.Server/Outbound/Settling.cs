using System.Threading.Channels;

namespace Hotline.Server.Outbound;

/// <summary>Settles what has ended, all that gathered meanwhile in one go. Used by the sender's loop only.</summary>
internal sealed class Settling(SenderPorts ports, ChannelWriter<SenderEvent> events)
{
    private static readonly Backoff Trouble = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10));

    private List<Closing> _gathered = [];
    private bool _isSettling;
    private int _failures;

    public TimeSpan? NextAt { get; private set; }

    public bool IsOpen => _isSettling || _gathered.Count > 0;

    public void Add(Closing closing) => _gathered.Add(closing);

    public void Step(TimeSpan now, CancellationToken cancellation)
    {
        if (_isSettling || _gathered.Count == 0 || NextAt > now)
        {
            return;
        }

        var batch = _gathered;
        (_gathered, _isSettling, NextAt) = ([], true, null);
        _ = SettleAsync(batch, cancellation);
    }

    public void Done() => (_isSettling, _failures) = (false, 0);

    /// <summary>What was sent stays known as sent here until the store takes it.</summary>
    public void Failed(SenderEvent.NotSettled failed, TimeSpan now)
    {
        _isSettling = false;
        _gathered = [.. failed.Closings, .. _gathered];
        var wait = Trouble.After(++_failures);
        NextAt = now + wait;
        Log.NotSettled(ports.Logger, _gathered.Count, _failures, (long)wait.TotalMilliseconds);
    }

    private async Task SettleAsync(List<Closing> batch, CancellationToken cancellation)
    {
        try
        {
            await ports.Outbox.SettleAsync(batch.ConvertAll(closing => closing.Settlement), cancellation);
            events.TryWrite(new SenderEvent.Settled(batch));
        }
        catch (Exception)
        {
            events.TryWrite(new SenderEvent.NotSettled(batch));
        }
    }
}
