namespace Hotline.Server.Commands.Load;

/// <summary>Counts times in buckets of a hundredth of their size, so that a run of any length costs the same memory.</summary>
internal sealed class Latencies
{
    private const double Growth = 1.01;

    private readonly long[] buckets = new long[2500];
    private long count;
    private long maxTicks;

    public long Count => Interlocked.Read(ref count);

    public double MaxMs => TimeSpan.FromTicks(Interlocked.Read(ref maxTicks)).TotalMilliseconds;

    public void Add(TimeSpan time)
    {
        var microseconds = Math.Max(1, time.TotalMicroseconds);
        var bucket = Math.Min(buckets.Length - 1, (int)(Math.Log(microseconds) / Math.Log(Growth)));
        Interlocked.Increment(ref buckets[bucket]);
        Interlocked.Increment(ref count);
        var seen = Interlocked.Read(ref maxTicks);
        while (time.Ticks > seen)
        {
            seen = Interlocked.CompareExchange(ref maxTicks, time.Ticks, seen) is var found && found == seen ? time.Ticks : found;
        }
    }

    /// <summary>The time, in milliseconds, that <paramref name="share"/> of all stay under.</summary>
    public double Ms(double share)
    {
        var wanted = (long)Math.Ceiling(Count * share);
        long passed = 0;
        for (var i = 0; i < buckets.Length; i++)
        {
            passed += buckets[i];
            if (passed >= wanted && passed > 0)
            {
                return Math.Round(Math.Pow(Growth, i + 1) / 1000, 3);
            }
        }

        return 0;
    }
}
