using System.Collections.Concurrent;

namespace Hotline.Server.Commands.Load;

/// <summary>Callers who write and others who only have the chat open, over real HTTP and real sockets to a process of its own.</summary>
internal static class WebChatLoad
{
    private const int OpenedAtOnce = 32;

    /// <summary>What each caller says before anything is measured, until the runtime has compiled what a message runs through.</summary>
    private const int WarmTurns = 20;

    /// <summary>So many callers come from one address, at once, that the gates against floods must stand open.</summary>
    private static readonly Dictionary<string, string> WideOpen = new()
    {
        ["Hotline:WebChat:MostSockets"] = "100000",
        ["Hotline:WebChat:FreeOpeningsPerMinute"] = "1000000",
        ["Hotline:WebChat:OpeningsAtOncePerSource"] = "1000000",
        ["Hotline:WebChat:OpeningsAtOnce"] = "1000000",
        ["Hotline:WebChat:PostsAtOncePerConversation"] = "1000000",
        ["Hotline:WebChat:PostsPerSecond"] = "1000000",
    };

    public static async Task<LoadReport> RunAsync(LoadPlan plan, string directory, CancellationToken cancellation)
    {
        LoadReport report;
        await using (var server = await LoadServer.StartAsync(directory, WideOpen, cancellation))
        {
            var atStart = server.NowMb;
            using var site = new ChatSite(server.Chat);
            var callers = new ConcurrentDictionary<int, ChatCaller>();
            try
            {
                await Parallel.ForEachAsync(
                    Enumerable.Range(0, plan.Sockets),
                    new ParallelOptions { MaxDegreeOfParallelism = OpenedAtOnce, CancellationToken = cancellation },
                    async (n, token) => callers[n] = await ChatCaller.OpenAsync(site, talks: n < plan.Callers, token));
                var allOpen = server.NowMb;
                var before = plan.Before + WarmTurns;
                await TalkBeforeAsync(callers, plan, before, cancellation);

                var pump = new LoadPump(plan);
                var cpuBefore = server.Cpu;
                var took = await pump.RunAsync((caller, n) => callers[caller].SayAsync(LoadTalk.LineAt(before + n), cancellation), cancellation);
                report = LoadReport.From(plan, pump.Times, took, server.Cpu - cpuBefore, pump.Failures) with
                {
                    OpenSockets = callers.Values.Count(caller => caller.IsOpen),
                    MemoryAtStartMb = atStart,
                    MemoryAllOpenMb = allOpen,
                    PeakMemoryMb = server.PeakMb,
                    ClientPeakMemoryMb = ProcessMemory.ReadMb(Environment.ProcessId, "VmHWM"),
                };
            }
            finally
            {
                foreach (var caller in callers.Values)
                {
                    caller.Dispose();
                }
            }
        }

        return await BareStore.CompareAsync(report, plan, directory, cancellation);
    }

    private static Task TalkBeforeAsync(ConcurrentDictionary<int, ChatCaller> callers, LoadPlan plan, int before, CancellationToken cancellation) =>
        Task.WhenAll(Enumerable.Range(0, plan.Callers).Select(async caller =>
        {
            for (var n = 0; n < before; n++)
            {
                await callers[caller].SayAsync(LoadTalk.LineAt(n), cancellation);
            }
        }));
}
