using System.Globalization;
using Hotline.Core.Messages;
using Hotline.Server.Tests.Telegram;
using Hotline.Testing.Telegram;

namespace Hotline.Server.Tests.Outbound;

public sealed class SenderUnderLoad
{
    [Fact]
    public async Task The_limits_are_kept_the_budget_is_used_and_live_conversations_go_first()
    {
        await using var run = await TelegramRun.NewAsync(new FakeTelegramOptions { EnforcesLimits = true });
        for (var chat = 1000; chat < 1150; chat++)
        {
            run.Fake.Open(chat);
            run.Outbox.Add(chat, "new", Lane.NewContact, nudge: false);
        }

        run.Outbox.Nudge();
        await run.StartAsync();
        await run.Fake.UntilAsync(fake => fake.Sent.Count >= 10);

        var waits = new List<TimeSpan>();
        for (var chat = 2000; chat < 2010; chat++)
        {
            run.Fake.Open(chat);
            var began = run.Fake.Elapsed;
            run.Outbox.Add(chat, "live", Lane.Live);
            await run.Fake.UntilAsync(fake => fake.SentTo(chat).Count == 1);
            waits.Add(run.Fake.SentTo(chat)[0].At - began);
        }

        await TelegramRun.UntilAsync(() => run.Outbox.Unsettled == 0, 60);

        var sent = run.Fake.Sent;
        Assert.Equal(0, run.Fake.Refused429);
        Assert.Equal(160, sent.Count);

        // Alone the machine takes a tenth of a second and thirty messages a second; one that does much else besides is slower, but waiting
        // for its turn among 150 would take five seconds, and one message after the other much longer.
        Assert.True(waits.Max() < TimeSpan.FromSeconds(3), $"slowest live message: {waits.Max()}");
        var took = sent[^1].At - sent[0].At;
        Assert.True(sent.Count / took.TotalSeconds > 8, $"{sent.Count} in {took}");
        for (var first = 0; first + 30 < sent.Count; first++)
        {
            Assert.True(sent[first + 30].At - sent[first].At >= TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task Order_holds_per_chat_with_limits_and_refusals_in_between()
    {
        await using var run = await TelegramRun.NewAsync(new FakeTelegramOptions { EnforcesLimits = true });
        var calls = 0;
        run.Fake.Faults.Rule = (method, _) => method != "sendMessage" ? null : (Interlocked.Increment(ref calls) % 9) switch
        {
            2 => Fault.TooMany(1),
            5 => Fault.BadGateway,
            7 => new Fault.CutBefore(),
            _ => null,
        };
        for (var number = 0; number < 5; number++)
        {
            for (var chat = 3000; chat < 3012; chat++)
            {
                run.Fake.Open(chat);
                run.Outbox.Add(chat, number.ToString(CultureInfo.InvariantCulture), (Lane)(chat % 3));
            }
        }

        await run.StartAsync();
        await TelegramRun.UntilAsync(() => run.Outbox.Unsettled == 0, 90);

        Assert.Equal(0, run.Fake.Impatient);
        for (var chat = 3000; chat < 3012; chat++)
        {
            var sent = run.Fake.SentTo(chat);
            Assert.Equal(["0", "1", "2", "3", "4"], sent.Select(one => one.Text));
            Assert.All(sent.Zip(sent.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= TimeSpan.FromSeconds(1)));
        }
    }

    [Fact]
    public async Task A_live_message_carries_along_what_stands_before_it()
    {
        await using var run = await TelegramRun.NewAsync();
        for (var chat = 4000; chat < 4200; chat++)
        {
            run.Fake.Open(chat);
            run.Outbox.Add(chat, "new", Lane.NewContact, nudge: false);
        }

        run.Outbox.Add(4199, "live", Lane.Live);
        await run.StartAsync();
        await run.Fake.UntilAsync(fake => fake.SentTo(4199).Count == 2, 30);
        Assert.True(run.Fake.SentTo(4199)[0].Order < 40);
        Assert.True(run.Fake.SentTo(4199)[1].Order < 80);
    }
}
