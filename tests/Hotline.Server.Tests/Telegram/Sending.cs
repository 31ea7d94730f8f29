using System.Globalization;
using Hotline.Core.Messages;
using Hotline.Server.Outbound;
using Hotline.Testing.Telegram;

namespace Hotline.Server.Tests.Telegram;

public sealed class Sending
{
    [Fact]
    public async Task A_message_leaves_silent_plain_and_without_preview()
    {
        await using var run = await TelegramRun.StartedAsync();
        run.Fake.Open(200);
        var id = run.Outbox.Add(200, "<b>Қалайсыз</b> _https://example.org_");
        await TelegramRun.UntilAsync(() => run.Outbox.FindSettled(id) is not null);

        var sent = Assert.Single(run.Fake.Sent);
        Assert.Equal("<b>Қалайсыз</b> _https://example.org_", sent.Text);
        Assert.True(sent.IsSilent);
        Assert.False(sent.HasPreview);
        Assert.Null(sent.ParseMode);
        Assert.Equal(new Settlement(id, SettledAs.Sent, sent.MessageId.ToString(CultureInfo.InvariantCulture)), run.Outbox.FindSettled(id));
    }

    [Theory]
    [InlineData("Call 112", false)]
    [InlineData("8 (800) 080-77-77", false)]
    [InlineData("About 15 minutes, 2 people", true)]
    public async Task A_number_stays_copyable(string text, bool isProtected)
    {
        await using var run = await TelegramRun.StartedAsync();
        run.Fake.Open(201);
        run.Outbox.Add(201, text);
        await run.Fake.UntilAsync(fake => fake.Sent.Count == 1);
        Assert.Equal(isProtected, run.Fake.Sent[0].IsProtected);
    }

    [Fact]
    public async Task What_comes_too_late_for_a_silent_caller_is_not_sent_and_the_next_is()
    {
        await using var run = await TelegramRun.StartedAsync();
        run.Fake.Open(220);
        var late = run.Outbox.Add(220, Message("old answer"), until: TimeProvider.System.GetUtcNow().AddSeconds(-1));
        var next = run.Outbox.Add(220, Message("new answer"), until: TimeProvider.System.GetUtcNow().AddMinutes(5));
        await TelegramRun.UntilAsync(() => run.Outbox.Unsettled == 0);

        Assert.Equal(SettledAs.Late, run.Outbox.FindSettled(late)!.As);
        Assert.Equal(SettledAs.Sent, run.Outbox.FindSettled(next)!.As);
        Assert.Equal(["new answer"], run.Fake.SentTo(220).Select(sent => sent.Text));
    }

    [Fact]
    public async Task One_message_is_changed_instead_of_sending_another_and_what_was_deleted_is_sent_anew()
    {
        await using var run = await TelegramRun.StartedAsync();
        run.Fake.Open(221);
        run.Outbox.Add(221, Message("one", replaces: true));
        run.Outbox.Add(221, Message("two", replaces: true));
        run.Outbox.Add(221, Message("two", replaces: true));
        await TelegramRun.UntilAsync(() => run.Outbox.Unsettled == 0);
        Assert.Equal(["two"], run.Fake.Shown(221));
        Assert.Equal(["one"], run.Fake.SentTo(221).Select(sent => sent.Text));

        run.Outbox.AddClear(221, [.. run.Fake.SentTo(221).Select(sent => sent.MessageId.ToString(CultureInfo.InvariantCulture))]);
        run.Outbox.Add(221, Message("three", replaces: true));
        await TelegramRun.UntilAsync(() => run.Outbox.Unsettled == 0);

        Assert.Equal(["three"], run.Fake.Shown(221));
        Assert.Equal(["one", "three"], run.Fake.SentTo(221).Select(sent => sent.Text));
    }

    [Fact]
    public async Task Retry_after_is_obeyed_for_its_chat_and_nobody_else_waits()
    {
        await using var run = await TelegramRun.NewAsync();
        run.Fake.Open(202);
        run.Fake.Open(203);
        run.Fake.Faults.Once("sendMessage", Fault.TooMany(2), 202);
        run.Outbox.Add(202, "late");
        run.Outbox.Add(202, "later");
        run.Outbox.Add(203, "at once");
        await run.StartAsync();

        await run.Fake.UntilAsync(fake => fake.Sent.Count == 3);
        var other = run.Fake.SentTo(203)[0].At;
        Assert.Equal(["late", "later"], run.Fake.SentTo(202).Select(sent => sent.Text));
        Assert.True(run.Fake.SentTo(202)[0].At - other > TimeSpan.FromSeconds(1.5));
        Assert.Equal(0, run.Fake.Impatient);
    }

    [Fact]
    public async Task A_block_drops_what_waits_and_is_told_once()
    {
        await using var run = await TelegramRun.NewAsync();
        run.Fake.BlockSilently(204);
        var first = run.Outbox.Add(204, "one");
        var second = run.Outbox.Add(204, "two");
        await run.StartAsync();

        await TelegramRun.UntilAsync(() => run.Outbox.Unsettled == 0);
        Assert.Equal(SettledAs.Refused, run.Outbox.FindSettled(first)!.As);
        Assert.Equal(SettledAs.Dropped, run.Outbox.FindSettled(second)!.As);
        var told = Assert.Single(run.Intake.Taken);
        Assert.Equal(new Said.Blocked(), told.Message.Said);
        Assert.Equal($"out:{first}:blocked", told.Message.Delivery.Value);
        Assert.Equal("204", told.Address.Chat);
    }

    [Fact]
    public async Task A_chat_that_is_gone_and_a_bad_message_are_refused_and_the_next_goes_on()
    {
        await using var run = await TelegramRun.StartedAsync();
        run.Fake.Open(206);
        var gone = run.Outbox.Add(205, "nobody");
        var empty = run.Outbox.Add(206, " ");
        var good = run.Outbox.Add(206, "good");
        await TelegramRun.UntilAsync(() => run.Outbox.Unsettled == 0);

        Assert.Equal(SettledAs.Refused, run.Outbox.FindSettled(gone)!.As);
        Assert.Equal(SettledAs.Refused, run.Outbox.FindSettled(empty)!.As);
        Assert.Equal(SettledAs.Sent, run.Outbox.FindSettled(good)!.As);
        Assert.Empty(run.Intake.Taken);
    }

    [Fact]
    public async Task A_bad_gateway_a_cut_and_an_answer_nobody_understands_are_tried_again_in_order()
    {
        await using var run = await TelegramRun.NewAsync();
        run.Fake.Open(207);
        run.Fake.Faults.Once("sendMessage", Fault.BadGateway);
        run.Fake.Faults.Once("sendMessage", new Fault.CutBefore());
        run.Fake.Faults.Once("sendMessage", new Fault.Answer(500, "Internal Server Error"));
        run.Outbox.Add(207, "one");
        run.Outbox.Add(207, "two");
        await run.StartAsync();

        await run.Fake.UntilAsync(fake => fake.Sent.Count == 2, 30);
        Assert.Equal(["one", "two"], run.Fake.SentTo(207).Select(sent => sent.Text));
    }

    [Fact]
    public async Task After_an_unknown_outcome_only_the_message_in_flight_comes_twice()
    {
        await using var run = await TelegramRun.NewAsync();
        run.Fake.Open(208);
        run.Fake.Faults.Once("sendMessage", new Fault.CutAfter());
        run.Outbox.Add(208, "one");
        run.Outbox.Add(208, "two");
        await run.StartAsync();

        await TelegramRun.UntilAsync(() => run.Outbox.Unsettled == 0);
        Assert.Equal(["one", "one", "two"], run.Fake.SentTo(208).Select(sent => sent.Text));
    }

    [Fact]
    public async Task A_refused_token_throws_no_message_away()
    {
        await using var run = await TelegramRun.NewAsync();
        run.Fake.Open(209);
        run.Fake.Faults.Once("sendMessage", new Fault.Answer(401, "Unauthorized"));
        run.Outbox.Add(209, "one");
        await run.StartAsync();
        await run.Fake.UntilAsync(fake => fake.Sent.Count == 1, 30);
    }

    [Fact]
    public async Task Clearing_a_chat_deletes_in_hundreds()
    {
        await using var run = await TelegramRun.NewAsync();
        for (var number = 0; number < 250; number++)
        {
            run.Fake.Write(210, "x");
        }

        await run.StartAsync();
        await run.Fake.UntilAsync(fake => fake.Pending == 0);
        var ids = run.Intake.Taken.Select(taken => taken.Message.ChannelMessageId!).ToList();

        var clear = run.Outbox.AddClear(210, [.. ids, "not a number"]);
        await TelegramRun.UntilAsync(() => run.Outbox.FindSettled(clear) is not null);
        Assert.Empty(run.Fake.Shown(210));
        Assert.Equal(3, run.Fake.Calls.Count(call => call.Method == "deleteMessages"));
    }

    [Fact]
    public async Task Unreachable_and_reachable_again_loses_nothing()
    {
        await using var run = await TelegramRun.NewAsync();
        var down = true;
        run.Fake.Faults.Rule = (_, _) => down ? new Fault.CutBefore() : null;
        for (var chat = 0; chat < 10; chat++)
        {
            run.Fake.Open(220 + chat);
            run.Outbox.Add(220 + chat, "waits");
        }

        await run.StartAsync();
        await TelegramRun.UntilAsync(() => run.Fake.Calls.Count(call => call.Method == "sendMessage") >= 10);
        Assert.Empty(run.Fake.Sent);
        down = false;
        await TelegramRun.UntilAsync(() => run.Outbox.Unsettled == 0, 30);
        Assert.Equal(10, run.Fake.Sent.Count);
    }

    private static OutboundWork.Message Message(string text, bool replaces = false) =>
        new(new RenderedMessage(new PrivateText(text), [])) { Replaces = replaces };
}
