using System.Globalization;
using Hotline.Core.Messages;
using Hotline.Server.Conversations;
using Hotline.Server.Hosting;
using Hotline.Server.Storage;

namespace Hotline.Server.Commands.Load;

/// <summary>Turns through the real door, grain, rules and store, without a network; then the store alone, with as many bytes.</summary>
internal sealed class CoreLoad(IIntake intake, StoreMeasure measure, Ballast ballast, TimeProvider time)
{
    private const string Channel = "load";

    /// <summary>Turns of others before the measured ones, until the runtime has compiled for good what a turn runs through.</summary>
    private const int WarmTurns = 500;
    private const int WarmCallers = 64;

    private const int Rounds = 8;
    private const long MostInRound = 1_000_000;

    /// <summary>Deliveries are numbered over all callers, as a messenger numbers its updates.</summary>
    private long deliveries;

    public static async Task<LoadReport> RunAsync(LoadPlan plan, string directory, CancellationToken cancellation)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(LoadServer.Settings(directory).Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
            .Build();
        var settings = new Settings(configuration, Demo: false);
        var (content, faults) = LoadedContent.Load(settings.ContentDirectory);
        await using var vault = Vault.Open(settings.Storage);
        await using var app = await HotlineApp.BuildAsync(settings, content ?? throw new InvalidOperationException(string.Join('\n', faults)), vault);
        await app.StartAsync(cancellation);
        var load = new CoreLoad(app.Services.GetRequiredService<IIntake>(), new StoreMeasure(vault), new Ballast(vault, TimeProvider.System), TimeProvider.System);
        var report = await load.RunAsync(plan, cancellation);
        await app.StopAsync(cancellation);
        return report;
    }

    private async Task<LoadReport> RunAsync(LoadPlan plan, CancellationToken cancellation)
    {
        if (plan.Stored > 0)
        {
            await ballast.StoreAsync(plan.Stored, cancellation);
        }

        // Every caller's first turn makes a key and a row; that is measured by itself elsewhere, not mixed in here.
        await Parallel.ForEachAsync(Enumerable.Range(0, plan.Callers), cancellation, async (caller, _) => await TakeAsync(caller, "start", new Said.Start(null)));
        await TalkAsync(Enumerable.Range(plan.Callers, WarmCallers), WarmTurns);
        await TalkAsync(Enumerable.Range(0, plan.Callers), plan.Before);
        var (turnsBefore, bytesBefore) = await measure.SizeAsync(Channel, cancellation);

        // Turns and bare inserts take turns, so that a machine that slows down for a while slows both; each leaves the log empty to the other.
        var rounds = plan.Rate == 0 ? Math.Min(Rounds, plan.Seconds) : 1;
        var round = plan with { Seconds = plan.Seconds / rounds };
        var pump = new LoadPump(round);
        BareStore? bare = null;
        var (took, cpu, perTurn) = (TimeSpan.Zero, TimeSpan.Zero, 0);
        for (var i = 0; i < rounds; i++)
        {
            var first = plan.Before + (i * MostInRound);
            var cpuBefore = Environment.CpuUsage.TotalTime;
            took += await pump.RunAsync((caller, n) => SayAsync(caller, first + n), cancellation);
            cpu += Environment.CpuUsage.TotalTime - cpuBefore;
            if (bare is null)
            {
                var (turns, bytes) = await measure.SizeAsync(Channel, cancellation);
                perTurn = (int)((bytes - bytesBefore) / Math.Max(1, turns - turnsBefore));
                bare = await BareStore.PrepareAsync(measure, round, perTurn, cancellation);
            }

            await measure.SettleAsync(cancellation);
            await bare.RunAsync(cancellation);
            await measure.SettleAsync(cancellation);
        }

        var report = LoadReport.From(plan, pump.Times, took, cpu, pump.Failures);
        return report with
        {
            BytesPerTurn = perTurn,
            StoreInsertsPerSecond = bare!.PerSecond,
            ShareOfStore = Math.Round(report.TurnsPerSecond / bare.PerSecond, 3),
        };
    }

    private Task TalkAsync(IEnumerable<int> callers, int count) =>
        Task.WhenAll(callers.Select(async caller =>
        {
            for (var n = 0; n < count; n++)
            {
                await SayAsync(caller, n);
            }
        }));

    private Task SayAsync(int caller, long n) =>
        TakeAsync(caller, n.ToString(CultureInfo.InvariantCulture), new Said.Text(new PrivateText(LoadTalk.LineAt(n))));

    private async Task TakeAsync(int caller, string name, Said said)
    {
        var message = new InboundMessage(new DeliveryKey(string.Create(CultureInfo.InvariantCulture, $"load:{caller}:{name}"), Interlocked.Increment(ref deliveries)), said, time.GetUtcNow());
        await intake.AcceptAsync(new ChannelAddress(Channel, "", caller.ToString(CultureInfo.InvariantCulture)), message, CancellationToken.None);
    }
}
