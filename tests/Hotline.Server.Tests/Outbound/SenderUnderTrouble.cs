using Hotline.Core.Messages;
using Hotline.Server.Tests.Telegram;
using Hotline.Testing.Telegram;

namespace Hotline.Server.Tests.Outbound;

public sealed class SenderUnderTrouble
{
    [Fact]
    public async Task A_busy_store_at_start_and_later_is_survived()
    {
        await using var run = await TelegramRun.NewAsync();
        run.Fake.Open(600);
        run.Outbox.Add(600, "one");
        run.Outbox.IsBroken = true;
        await run.StartAsync();
        await TelegramRun.UntilAsync(() => run.Captured.Lines.Any(line => line.Contains("cannot be read", StringComparison.Ordinal)));
        run.Outbox.IsBroken = false;
        await run.Fake.UntilAsync(fake => fake.Sent.Count == 1);

        // A try that cannot be marked is not sent.
        await TelegramRun.UntilAsync(() => run.Outbox.Unsettled == 0);
        run.Outbox.Add(600, "two");
        await TelegramRun.UntilAsync(() => run.Outbox.Unsettled == 0);
        Assert.Equal(["one", "two"], run.Fake.SentTo(600).Select(sent => sent.Text));
    }

    [Fact]
    public async Task What_was_sent_while_the_store_is_busy_is_settled_later_and_not_sent_again()
    {
        await using var run = await TelegramRun.NewAsync();
        run.Fake.Open(601);
        // The store breaks after the try is marked, while the message is on its way.
        run.Fake.Faults.Rule = (method, _) =>
        {
            run.Outbox.IsBroken |= method == "sendMessage" && run.Fake.Sent.Count == 0;
            return null;
        };
        run.Outbox.Add(601, "one");
        run.Outbox.Add(601, "two");
        await run.StartAsync();
        await TelegramRun.UntilAsync(() => run.Captured.Lines.Any(line => line.Contains("could not be settled", StringComparison.Ordinal)));
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        Assert.Single(run.Fake.Sent);

        run.Outbox.IsBroken = false;
        await TelegramRun.UntilAsync(() => run.Outbox.Unsettled == 0);
        Assert.Equal(["one", "two"], run.Fake.SentTo(601).Select(sent => sent.Text));
    }

    [Fact]
    public async Task A_whole_page_of_erased_conversations_does_not_hide_what_waits_behind_it()
    {
        await using var run = await TelegramRun.NewAsync();
        run.Fake.Open(605);
        for (var erased = 0; erased < 500; erased++)
        {
            run.Outbox.Erased.Add(run.Outbox.Add(604, "nobody", nudge: false));
        }

        run.Outbox.Add(605, "one", nudge: false);
        await run.StartAsync();

        await run.Fake.UntilAsync(fake => fake.SentTo(605).Count == 1);
        run.Outbox.Erased.Add(run.Outbox.Add(604, "nobody"));
        run.Outbox.Add(605, "two");
        await run.Fake.UntilAsync(fake => fake.SentTo(605).Count == 2);
    }

    [Fact]
    public async Task A_restart_sends_what_is_left_and_nothing_twice()
    {
        await using var run = await TelegramRun.NewAsync();
        for (var chat = 0; chat < 20; chat++)
        {
            run.Fake.Open(610 + chat);
            run.Outbox.Add(610 + chat, "one");
            run.Outbox.Add(610 + chat, "two");
        }

        await run.StartAsync();
        await run.Fake.UntilAsync(fake => fake.Sent.Count >= 15);
        await run.StopAsync();
        await run.StartAsync();
        await TelegramRun.UntilAsync(() => run.Outbox.Unsettled == 0, 30);
        Assert.Equal(40, run.Fake.Sent.Count);
        Assert.All(Enumerable.Range(610, 20), chat => Assert.Equal(["one", "two"], run.Fake.SentTo(chat).Select(sent => sent.Text)));
    }

    [Fact]
    public async Task A_block_is_told_even_when_the_store_was_closed_at_first()
    {
        await using var run = await TelegramRun.NewAsync(new FakeTelegramOptions());
        run.Fake.BlockSilently(640);
        run.Intake.IsClosed = true;
        var id = run.Outbox.Add(640, "one");
        await run.StartAsync();
        await TelegramRun.UntilAsync(() => run.Intake.Tries >= 2);
        Assert.Null(run.Outbox.FindSettled(id));

        run.Intake.IsClosed = false;
        await TelegramRun.UntilAsync(() => run.Outbox.FindSettled(id) is not null);
        Assert.Single(run.Intake.Taken);
    }

    [Fact]
    public async Task A_repeated_try_after_a_crash_is_known_as_one()
    {
        await using var run = await TelegramRun.NewAsync();
        run.Fake.Open(650);
        var id = run.Outbox.Add(650, "one");
        await run.Outbox.MarkTryAsync(id, TestContext.Current.CancellationToken);
        await run.StartAsync();
        await TelegramRun.UntilAsync(() => run.Outbox.Unsettled == 0);
        Assert.Contains(run.Captured.Lines, line => line.Contains("is sent again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_chat_in_trouble_does_not_hold_up_the_others()
    {
        await using var run = await TelegramRun.NewAsync();
        run.Fake.Faults.Rule = (method, chat) => method == "sendMessage" && chat == 660 ? Fault.BadGateway : null;
        run.Fake.Open(660);
        run.Outbox.Add(660, "never");
        await run.StartAsync();
        await run.Fake.UntilAsync(fake => fake.Calls.Count(call => call.Method == "sendMessage") >= 2);
        for (var chat = 661; chat < 670; chat++)
        {
            run.Fake.Open(chat);
            run.Outbox.Add(chat, "fine", Lane.NewContact);
        }

        await TelegramRun.UntilAsync(() => run.Outbox.Unsettled == 1, 5);
        Assert.Equal(9, run.Fake.Sent.Count);
    }
}
