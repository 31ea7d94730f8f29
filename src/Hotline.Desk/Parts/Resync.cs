namespace Hotline.Desk.Parts;

/// <summary>Reads again when nudged, and every ten seconds anyway, as a nudge can be lost. Many nudges at once are one.</summary>
internal sealed class Resync : IDisposable
{
    private static readonly TimeSpan Anyway = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(80);

    private readonly SemaphoreSlim wake = new(0, 1);
    private readonly CancellationTokenSource stop = new();

    public void Start(Func<Task> read, TimeProvider time) => _ = RunAsync(read, time);

    public void Nudge()
    {
        try
        {
            wake.Release();
        }
        catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
        {
            // One is waiting already, or the page is gone.
        }
    }

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    private async Task RunAsync(Func<Task> read, TimeProvider time)
    {
        var stopping = stop.Token;
        try
        {
            while (true)
            {
                await wake.WaitAsync(Anyway, stopping);
                await read();
                await Task.Delay(Breath, time, stopping);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The page is gone.
        }
    }
}
