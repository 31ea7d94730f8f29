namespace Hotline.Server.Commands.Load;

/// <summary>
/// Callers on a Telegram of our own, polled by a hotline in a process of its own. At a set rate, a turn's time runs from the
/// update until its first answer was sent; without one, callers write on as soon as an update is confirmed, and the time is that.
/// </summary>
internal static class TelegramLoad
{
    public static async Task<LoadReport> RunAsync(LoadPlan plan, string directory, CancellationToken cancellation)
    {
        LoadReport report;
        await using (var telegram = await TelegramStandIn.StartAsync(cancellation))
        {
            await using var server = await LoadServer.StartAsync(directory, telegram.Settings, cancellation);
            await telegram.UntilPolledAsync(cancellation);
            await Parallel.ForEachAsync(Enumerable.Range(0, plan.Callers), cancellation, async (caller, _) => await telegram.Say(caller, "/start").Confirmed);
            for (var n = 0; n < plan.Before; n++)
            {
                await Task.WhenAll(Enumerable.Range(0, plan.Callers).Select(caller => telegram.Say(caller, LoadTalk.LineAt(n)).Confirmed));
            }

            // The greetings leave at thirty a second; a turn that is timed must not stand behind them.
            if (plan.Rate > 0)
            {
                await telegram.UntilQuietAsync(cancellation);
            }

            report = await MeasureAsync(plan, telegram, server, cancellation) with
            {
                PeakMemoryMb = server.PeakMb,
                ClientPeakMemoryMb = ProcessMemory.ReadMb(Environment.ProcessId, "VmHWM"),
            };
        }

        return await BareStore.CompareAsync(report, plan, directory, cancellation);
    }

    private static async Task<LoadReport> MeasureAsync(LoadPlan plan, TelegramStandIn telegram, LoadServer server, CancellationToken cancellation)
    {
        var taken = new Latencies();
        var (sentBefore, refusedBefore) = (telegram.Sent, telegram.Refused);
        var pump = new LoadPump(plan);
        var cpuBefore = server.Cpu;
        var took = await pump.RunAsync(
            async (caller, n) =>
            {
                var update = telegram.Say(caller, LoadTalk.LineAt(plan.Before + n));
                taken.Add(await update.Confirmed);
                if (plan.Rate > 0)
                {
                    await update.Answered.WaitAsync(cancellation);
                }
            },
            cancellation);
        return LoadReport.From(plan, pump.Times, took, server.Cpu - cpuBefore, pump.Failures) with
        {
            TakenP99Ms = taken.Ms(0.99),
            SentPerSecond = Math.Round((telegram.Sent - sentBefore) / took.TotalSeconds, 1),
            TooManyAnswers = telegram.Refused - refusedBefore,
        };
    }
}
