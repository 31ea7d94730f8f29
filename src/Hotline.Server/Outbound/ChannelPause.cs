namespace Hotline.Server.Outbound;

/// <summary>The pause of a whole channel while nobody can be reached. Used by the sender's loop only.</summary>
internal sealed class ChannelPause(SenderPorts ports)
{
    private static readonly Backoff Trouble = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(30));

    private int _failures;

    public TimeSpan Until { get; private set; }

    /// <summary>After trouble one message tries the way for all.</summary>
    public bool IsProbing => _failures > 0;

    public void Begin(TimeSpan? after, TimeSpan now)
    {
        // Many in flight fail together: that is one failure.
        if (Until > now)
        {
            return;
        }

        _failures++;
        var wait = after ?? Trouble.After(_failures);
        Until = now + wait;
        Log.ChannelDown(ports.Logger, _failures, (long)wait.TotalMilliseconds);
    }

    public void End()
    {
        if (_failures > 0)
        {
            Log.ChannelUp(ports.Logger, _failures);
        }

        _failures = 0;
        Until = TimeSpan.Zero;
    }
}
