using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Hotline.Server.Storage;
using Hotline.Testing.Processes;
using Hotline.Testing.Telegram;
using Hotline.Core.Conversations;
using Hotline.Server.Storage.Sealing;

namespace Hotline.Testing.Kills;

/// <summary>
/// Callers on both channels send numbered messages while the program is killed at random moments and started again. In the
/// end the store must hold every accepted message exactly once and in order, and nobody may have seen an answer twice too often.
/// </summary>
public sealed class KillRun(KillPlan plan, TextWriter progress)
{
    private static readonly TimeSpan BetweenMessages = TimeSpan.FromMilliseconds(150);

    private readonly List<string> faults = [];

    public async Task<KillReport> RunAsync()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        await using var hotline = await HotlineProcess.StartAsync(settings: new Dictionary<string, string>
        {
            ["Hotline__Telegram__BotToken"] = telegram.Token,
            ["Hotline__Telegram__ApiBaseUrl"] = telegram.Address,
            ["Hotline__Telegram__PollSeconds"] = "2",
        });

        using var stop = new CancellationTokenSource();
        var callers = Enumerable.Range(0, plan.Callers).Select(n => n % 2 == 0
            ? (NumberedCaller)new TelegramNumberedCaller(n, telegram)
            : new WebNumberedCaller(n, hotline.ChatUrl)).ToList();
        var talking = Task.WhenAll(callers.Select(caller => Task.Run(() => caller.TalkAsync(BetweenMessages, stop.Token))));

        var restarts = new List<TimeSpan>();
        for (var kill = 1; kill <= plan.Kills; kill++)
        {
            await Task.Delay(RandomNumberGenerator.GetInt32(plan.LeastMs, plan.MostMs));
            hotline.Kill();
            await hotline.RestartAsync();
            restarts.Add(hotline.ReadyAfter);
            await progress.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"kill {kill}: {callers.Sum(c => c.Accepted)} accepted, ready again after {hotline.ReadyAfter.TotalMilliseconds:0} ms"));
        }

        await stop.CancelAsync();
        await talking;
        await SettleAsync(telegram, hotline);
        await hotline.StopAsync();
        faults.AddRange(callers.Where(caller => caller.Trouble is not null).Select(caller => $"caller {caller.Number}: {caller.Trouble}"));
        return await CompareAsync(hotline, telegram, callers, restarts);
    }

    /// <summary>Until every update was taken and every reply has left.</summary>
    private static async Task SettleAsync(FakeTelegram telegram, HotlineProcess hotline)
    {
        var clock = Stopwatch.StartNew();
        var (sent, since) = (-1, TimeSpan.Zero);
        while (clock.Elapsed < TimeSpan.FromMinutes(3) && (telegram.Pending > 0 || clock.Elapsed - since < TimeSpan.FromSeconds(6)))
        {
            await Task.Delay(200);
            if (telegram.Sent.Count != sent)
            {
                (sent, since) = (telegram.Sent.Count, clock.Elapsed);
            }
        }
    }

    private async Task<KillReport> CompareAsync(HotlineProcess hotline, FakeTelegram telegram, List<NumberedCaller> callers, List<TimeSpan> restarts)
    {
        await using var vault = Vault.Open(new StorageOptions
        {
            DataDirectory = Path.Combine(hotline.Directory.FullName, "data"),
            KeyDirectory = Path.Combine(hotline.Directory.FullName, "data-keys"),
        });
        using var keys = new CaseKeys(vault.KeyStore, vault.Keys, TimeProvider.System);
        var reads = new TurnReads(vault, keys);
        var store = new ConversationStore(vault, keys, new TurnWriter(new OutboundChannels(new HashSet<string>()), new AuditLog(vault.Keys)));

        long duplicates = 0, doubles = 0, replies = 0;
        foreach (var caller in callers)
        {
            var turns = await TurnsAsync(caller, store, reads);
            Compare(caller, turns);
            var said = turns.Sum(turn => turn.Record.Effects.Count(e => e is TurnEffect.Say));
            replies += said;
            if (caller is TelegramNumberedCaller on)
            {
                var extra = telegram.SentTo(on.Chat).Count - said;
                if (extra < 0)
                {
                    faults.Add($"caller {caller.Number}: {-extra} replies never left");
                }

                duplicates += Math.Max(0, extra);
            }
            else
            {
                doubles += ((WebNumberedCaller)caller).Doubles;
            }
        }

        if (duplicates > plan.Kills)
        {
            faults.Add($"{duplicates} visible duplicates in {plan.Kills} kills");
        }

        if (doubles > 0)
        {
            faults.Add($"{doubles} duplicates on the web chat");
        }

        return new KillReport(plan.Kills, callers.Count, callers.Sum(c => c.Accepted), replies, duplicates, doubles, restarts, faults);
    }

    private static async Task<IReadOnlyList<StoredTurn>> TurnsAsync(NumberedCaller caller, ConversationStore store, TurnReads reads) =>
        await store.FindByAddressAsync(caller.Address, CancellationToken.None) is { } conversation
            ? await reads.ReadAsync(conversation, 0, int.MaxValue, CancellationToken.None)
            : [];

    private void Compare(NumberedCaller caller, IReadOnlyList<StoredTurn> turns)
    {
        var stored = turns
            .SelectMany(turn => turn.Record.Effects.OfType<TurnEffect.Heard>())
            .Select(heard => heard.Message)
            .OfType<HeardMessage.Typed>()
            .Select(typed => typed.Words.Reveal())
            .ToList();
        var expected = Enumerable.Range(0, caller.Accepted).Select(caller.Line).ToList();

        // The one whose answer never came back may be stored or not; never twice, never in between.
        if (stored.Count == expected.Count + 1 && caller.HasUnknown)
        {
            expected.Add(caller.Line(expected.Count));
        }

        if (!stored.SequenceEqual(expected, StringComparer.Ordinal))
        {
            faults.Add($"caller {caller.Number} ({caller.GetType().Name}): {expected.Count} accepted, {stored.Count} stored, first difference at {FirstDifference(stored, expected)}");
        }
    }

    private static int FirstDifference(List<string> stored, List<string> expected) =>
        Enumerable.Range(0, Math.Max(stored.Count, expected.Count)).First(i => i >= stored.Count || i >= expected.Count || stored[i] != expected[i]);
}

/// <param name="LeastMs">Least time between a start and the next kill.</param>
public sealed record KillPlan(int Kills, int Callers, int LeastMs = 50, int MostMs = 1500);

/// <summary>What a run saw.</summary>
/// <param name="Duplicates">Replies that a caller saw twice on Telegram.</param>
/// <param name="WebDuplicates">The same on the web chat, where none may be.</param>
public sealed record KillReport(int Kills, int Callers, long Accepted, long Replies, long Duplicates, long WebDuplicates, IReadOnlyList<TimeSpan> Restarts, IReadOnlyList<string> Faults);
