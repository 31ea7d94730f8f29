using System.Globalization;
using Hotline.Core.Messages;
using Hotline.Server.Conversations;
using Hotline.Server.Storage;

namespace Hotline.Server.Commands.Load;

/// <summary>Turns through the real door, grain, rules and store, without a network; then the store alone, with as many bytes.</summary>
internal sealed class CoreLoad(IIntake intake, StoreMeasure measure, Ballast ballast, TimeProvider time)
{
    private const string Channel = "load";

    // What a frightened person might type; some answers, some not understood, in three languages.
    private static readonly string[] Lines = ["да", "иә", "yes", "маған көмек керек еді", "не знаю", "қазақша", "нет", "работа", "Almaty", "русский", "18", "менің құжаттарым өзімде"];

    public async Task<LoadReport> RunAsync(LoadPlan plan, CancellationToken cancellation)
    {
        if (plan.Stored > 0)
        {
            await ballast.StoreAsync(plan.Stored, cancellation);
        }

        for (var n = 0; n < plan.Before; n++)
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, plan.Callers), cancellation, async (caller, _) => await SayAsync(caller, -1 - n));
        }

        // Every caller's first turn makes a key and a row; that is measured by itself elsewhere, not mixed in here.
        await Parallel.ForEachAsync(Enumerable.Range(0, plan.Callers), cancellation, async (caller, _) => await SayAsync(caller, int.MinValue));
        var (turnsBefore, bytesBefore) = await measure.SizeAsync(Channel, cancellation);

        var pump = new LoadPump(plan);
        var took = await pump.RunAsync(SayAsync, cancellation);
        var (turns, bytes) = await measure.SizeAsync(Channel, cancellation);
        var perTurn = (int)((bytes - bytesBefore) / Math.Max(1, turns - turnsBefore));
        var report = LoadReport.From(plan, pump.Times, took, pump.Failures);

        var limit = await BareAsync(plan with { Rate = 0 }, perTurn, cancellation);
        return report with
        {
            BytesPerTurn = perTurn,
            StoreInsertsPerSecond = limit,
            ShareOfStore = Math.Round(report.TurnsPerSecond / limit, 3),
        };
    }

    private async Task SayAsync(int caller, long n)
    {
        var line = Lines[(int)((ulong)(caller + n) % (ulong)Lines.Length)];
        var message = new InboundMessage(new DeliveryKey($"load:{caller}:{n}"), new Said.Text(new PrivateText(line)), time.GetUtcNow());
        await intake.AcceptAsync(new ChannelAddress(Channel, "", caller.ToString(CultureInfo.InvariantCulture)), message, CancellationToken.None);
    }

    private async Task<double> BareAsync(LoadPlan plan, int bytes, CancellationToken cancellation)
    {
        await measure.PrepareBareAsync(cancellation);
        var payload = new byte[bytes];
        var pump = new LoadPump(plan);
        var took = await pump.RunAsync((_, _) => measure.InsertBareAsync(payload, cancellation), cancellation);
        return Math.Round(pump.Times.Count / took.TotalSeconds, 1);
    }
}
