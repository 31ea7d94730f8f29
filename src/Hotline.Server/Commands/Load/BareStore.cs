using Hotline.Server.Storage;

namespace Hotline.Server.Commands.Load;

/// <summary>What the store reaches by itself: bare inserts of as many bytes as a turn, by as many writers at once.</summary>
internal static class BareStore
{
    private const int MostSeconds = 10;

    public static async Task<double> MeasureAsync(StoreMeasure measure, LoadPlan plan, int bytes, CancellationToken cancellation)
    {
        await measure.PrepareBareAsync(cancellation);
        var payload = new byte[bytes];
        var pump = new LoadPump(plan with { Rate = 0, Seconds = Math.Min(plan.Seconds, MostSeconds) });
        var took = await pump.RunAsync((_, _) => measure.InsertBareAsync(payload, cancellation), cancellation);
        return Math.Round(pump.Times.Count / took.TotalSeconds, 1);
    }

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
        var limit = await MeasureAsync(new StoreMeasure(own), plan, bytes, cancellation);
        return report with { BytesPerTurn = bytes, StoreInsertsPerSecond = limit, ShareOfStore = Math.Round(report.TurnsPerSecond / limit, 3) };
    }
}
