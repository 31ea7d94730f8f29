using Hotline.Server.Storage;

namespace Hotline.Server.Commands.Load;

/// <summary>What the store reaches by itself: bare inserts of as many bytes as a turn, by as many writers at once.</summary>
internal sealed class BareStore(StoreMeasure measure, LoadPlan plan, byte[] payload)
{
    private const int MostSeconds = 10;

    private readonly LoadPump pump = new(plan with { Rate = 0, Seconds = Math.Min(plan.Seconds, MostSeconds) });
    private TimeSpan took;

    public double PerSecond => Math.Round(pump.Times.Count / took.TotalSeconds, 1);

    /// <param name="plan">How many writers, and how long each run takes.</param>
    public static async Task<BareStore> PrepareAsync(StoreMeasure measure, LoadPlan plan, int bytes, CancellationToken cancellation)
    {
        await measure.PrepareBareAsync(cancellation);
        return new BareStore(measure, plan, new byte[bytes]);
    }

    public async Task RunAsync(CancellationToken cancellation) =>
        took += await pump.RunAsync((_, _) => measure.InsertBareAsync(payload, cancellation), cancellation);

    /// <summary>After a run in another process: its turns are weighed in its store, the inserts go to a store of their own.</summary>
    public static async Task<LoadReport> CompareAsync(LoadReport report, LoadPlan plan, string directory, CancellationToken cancellation)
    {
        int bytes;
        await using (var used = Vault.Open(new StorageOptions { DataDirectory = Path.Combine(directory, "data"), KeyDirectory = Path.Combine(directory, "data-keys") }))
        {
            var (turns, all) = await new StoreMeasure(used).SizeAsync(plan.Channel, cancellation);
            bytes = (int)(all / Math.Max(1, turns));
        }

        await using var own = Vault.Open(new StorageOptions { DataDirectory = Path.Combine(directory, "bare"), KeyDirectory = Path.Combine(directory, "bare-keys") });
        var bare = await PrepareAsync(new StoreMeasure(own), plan, bytes, cancellation);
        await bare.RunAsync(cancellation);
        return report with { BytesPerTurn = bytes, StoreInsertsPerSecond = bare.PerSecond, ShareOfStore = Math.Round(report.TurnsPerSecond / bare.PerSecond, 3) };
    }
}
