using System.Diagnostics;

namespace Hotline.Server.Commands.Load;

/// <summary>
/// Lets every caller do something again and again, one at a time each: as fast as answers come, or at a set rate over all,
/// where a late start counts into the time (the callers do not wait for each other's luck).
/// </summary>
internal sealed class LoadPump(LoadPlan plan)
{
    private long failures;

    public Latencies Times { get; } = new();

    public long Failures => Interlocked.Read(ref failures);

    /// <summary>Returns how long it took.</summary>
    public async Task<TimeSpan> RunAsync(Func<int, long, Task> act, CancellationToken cancellation)
    {
        var started = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, plan.Callers).Select(caller => Task.Run(() => RunCallerAsync(caller, act, started, cancellation), cancellation)));
        return started.Elapsed;
    }

    private async Task RunCallerAsync(int caller, Func<int, long, Task> act, Stopwatch started, CancellationToken cancellation)
    {
        var length = TimeSpan.FromSeconds(plan.Seconds);
        var interval = plan.Rate == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((double)plan.Callers / plan.Rate);
        var due = interval * ((double)caller / plan.Callers);
        for (long n = 0; started.Elapsed < length; n++)
        {
            if (plan.Rate > 0)
            {
                var wait = due - started.Elapsed;
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, cancellation);
                }
            }

            var begun = plan.Rate > 0 ? due : started.Elapsed;
            try
            {
                await act(caller, n);
                Times.Add(started.Elapsed - begun);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Interlocked.Increment(ref failures);
            }

            due += interval;
        }
    }
}
