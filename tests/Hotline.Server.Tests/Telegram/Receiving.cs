using Hotline.Core.Messages;
using Hotline.Server.Channels;
using Hotline.Testing.Telegram;

namespace Hotline.Server.Tests.Telegram;

public sealed class Receiving
{
    [Fact]
    public async Task What_a_caller_writes_arrives_with_its_address_and_key()
    {
        await using var run = await TelegramRun.StartedAsync();

        var update = run.Fake.Write(41, "сәлем");
        await run.Fake.UntilAsync(fake => fake.Pending == 0);

        var taken = Assert.Single(run.Intake.Taken);
        Assert.Equal(new ChannelAddress("telegram", "700123456", "41"), taken.Address);
        Assert.Equal($"tg:700123456:{update}", taken.Message.Delivery.Value);
        Assert.Equal(new Said.Text(new PrivateText("сәлем")), taken.Message.Said);
        Assert.NotNull(taken.Message.ChannelMessageId);
    }

    [Fact]
    public async Task The_offset_moves_only_after_the_commit()
    {
        await using var run = await TelegramRun.NewAsync();
        var commit = new TaskCompletionSource();
        run.Intake.Before = (_, _) => commit.Task;
        await run.StartAsync();

        run.Fake.Write(42, "one");
        await TelegramRun.UntilAsync(() => run.Intake.Tries == 1);
        Assert.Equal(1, run.Fake.Pending);

        commit.SetResult();
        await run.Fake.UntilAsync(fake => fake.Pending == 0);
        Assert.Equal(["one"], run.Intake.WordsOf(42));
    }

    [Fact]
    public async Task What_was_not_confirmed_comes_again_after_a_restart_and_changes_nothing()
    {
        await using var run = await TelegramRun.NewAsync();
        // The answer to the confirming poll never goes out: the process is gone after its commit.
        run.Fake.Write(43, "one");
        run.Fake.Write(43, "two");
        var slow = new TaskCompletionSource();
        run.Intake.Before = (_, message) => message.Said is Said.Text text && text.Words.Reveal() == "two" ? slow.Task : Task.CompletedTask;
        await run.StartAsync();
        await TelegramRun.UntilAsync(() => run.Intake.Taken.Count == 1);
        slow.SetException(new IOException("the process is going down"));
        await run.StopAsync();
        Assert.Equal(2, run.Fake.Pending);

        run.Intake.Before = null;
        await run.StartAsync();
        await run.Fake.UntilAsync(fake => fake.Pending == 0);

        Assert.Equal(["one", "two"], run.Intake.WordsOf(43));
        Assert.Single(run.Intake.Repeated);
    }

    [Theory]
    [InlineData("""{"update_id":{id},"message":{"message_id":7,"chat":{"id":"5","type":"private"},"date":1,"text":"a"}}""")]
    [InlineData("""{"update_id":{id},"message":{"message_id":7,"chat":{"id":5,"type":"private"},"date":1,"text":17}}""")]
    [InlineData("""{"update_id":{id},"message":{"message_id":99999999999999,"chat":{"id":5,"type":"private"},"date":1,"text":"a"}}""")]
    [InlineData("""{"update_id":{id},"message":{"message_id":7,"chat":{"id":1e300,"type":"private"},"date":1,"text":"a"}}""")]
    [InlineData("""{"update_id":{id},"message":[]}""")]
    [InlineData("""{"update_id":{id},"message":{"message_id":7,"date":1,"text":"a"}}""")]
    [InlineData("""{"update_id":{id},"callback_query":{"from":{"id":5}}}""")]
    public async Task A_bad_update_is_put_aside_and_its_neighbours_arrive(string bad)
    {
        await using var run = await TelegramRun.NewAsync();
        run.Fake.Write(44, "before");
        var id = run.Fake.PostRaw(bad);
        run.Fake.Write(44, "after");

        await run.StartAsync();
        await run.Fake.UntilAsync(fake => fake.Pending == 0);

        Assert.Equal(["before", "after"], run.Intake.WordsOf(44));
        var kept = Assert.Single(run.Quarantine.Kept);
        Assert.Equal($"tg:700123456:{id}", kept.Key);
        Assert.Equal(QuarantineWhy.Unreadable, kept.Value.Why);
        Assert.Contains(run.Captured.Lines, line => line.Contains("quarantined", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_update_nested_without_end_is_put_aside()
    {
        await using var run = await TelegramRun.NewAsync();
        var deep = string.Concat(Enumerable.Repeat("""{"a":""", 500)) + "1" + new string('}', 500);
        run.Fake.PostRaw("{\"x\":" + deep + ",\"update_id\":{id}}");
        run.Fake.Write(45, "after");

        await run.StartAsync();
        await run.Fake.UntilAsync(fake => fake.Pending == 0);

        Assert.Equal(["after"], run.Intake.WordsOf(45));
        Assert.Single(run.Quarantine.Kept);
    }

    [Fact]
    public async Task Even_an_update_that_is_no_json_blocks_nobody()
    {
        await using var run = await TelegramRun.NewAsync();
        run.Fake.Write(46, "before");
        run.Fake.PostRaw("""{"update_id":{id},"message":{"text":"\x"}}""");
        run.Fake.Write(46, "after");

        await run.StartAsync();
        await run.Fake.UntilAsync(fake => fake.Pending == 0, 20);

        Assert.Equal(["before", "after"], run.Intake.WordsOf(46));
        Assert.Single(run.Quarantine.Kept);
    }

    [Fact]
    public async Task A_broken_character_does_not_silence_the_words_around_it()
    {
        await using var run = await TelegramRun.StartedAsync();

        run.Fake.PostRaw("""{"update_id":{id},"message":{"message_id":7,"chat":{"id":47,"type":"private"},"date":99999999999999,"text":"help \ud800 me \ud83d\ude00\n"}}""");
        await run.Fake.UntilAsync(fake => fake.Pending == 0);

        Assert.Equal(["help \ufffd me 😀\n"], run.Intake.WordsOf(47));
        Assert.True(run.Intake.Taken[0].Message.SentAt > TimeProvider.System.GetUtcNow().AddMinutes(-5));
    }

    [Fact]
    public async Task A_page_that_is_no_answer_confirms_nothing()
    {
        await using var run = await TelegramRun.NewAsync();
        run.Fake.Faults.Once("getUpdates", new Fault.Garbage(200, "<html>sign in to the network</html>"));
        run.Fake.Faults.Once("getUpdates", new Fault.Garbage(200, """{"ok":true,"result":"""));
        run.Fake.Write(48, "one");

        await run.StartAsync();
        await run.Fake.UntilAsync(fake => fake.Pending == 0);

        Assert.Equal(["one"], run.Intake.WordsOf(48));
        Assert.Empty(run.Quarantine.Kept);
    }

    [Fact]
    public async Task A_closed_store_acknowledges_nothing_and_order_holds_when_it_opens()
    {
        await using var run = await TelegramRun.NewAsync();
        run.Intake.IsClosed = true;
        await run.StartAsync();
        for (var number = 0; number < 20; number++)
        {
            run.Fake.Write(49 + (number % 2 * 1000), $"{number}");
        }

        await TelegramRun.UntilAsync(() => run.Intake.Tries >= 4);
        Assert.Equal(20, run.Fake.Pending);
        await TelegramRun.UntilAsync(() => run.HealthAsync().Result == Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Degraded);

        run.Intake.IsClosed = false;
        await run.Fake.UntilAsync(fake => fake.Pending == 0);
        Assert.Equal(Enumerable.Range(0, 10).Select(number => $"{number * 2}"), run.Intake.WordsOf(49));
        Assert.Equal(Enumerable.Range(0, 10).Select(number => $"{(number * 2) + 1}"), run.Intake.WordsOf(1049));
    }

    [Fact]
    public async Task One_chat_waits_for_its_turn_and_the_others_do_not()
    {
        await using var run = await TelegramRun.NewAsync();
        var slow = new TaskCompletionSource();
        run.Intake.Before = (address, _) => address.Chat == "50" ? slow.Task : Task.CompletedTask;
        run.Fake.Write(50, "slow");
        for (var number = 0; number < 30; number++)
        {
            run.Fake.Write(5000 + number, "quick");
        }

        await run.StartAsync();
        await TelegramRun.UntilAsync(() => run.Intake.Taken.Count == 30);
        slow.SetResult();
        await run.Fake.UntilAsync(fake => fake.Pending == 0);
        Assert.Equal(31, run.Intake.Taken.Count);
    }

    [Fact]
    public async Task A_turn_that_always_breaks_is_put_aside_in_the_end()
    {
        await using var run = await TelegramRun.NewAsync();
        run.Intake.Before = (address, _) => address.Chat == "51" ? throw new InvalidOperationException("broken rule") : Task.CompletedTask;
        run.Fake.Write(51, "poison");
        run.Fake.Write(52, "fine");

        await run.StartAsync();
        await run.Fake.UntilAsync(fake => fake.Pending == 0, 40);

        Assert.Equal(["fine"], run.Intake.WordsOf(52));
        Assert.Equal(QuarantineWhy.IntakeFailed, Assert.Single(run.Quarantine.Kept).Value.Why);
    }

    [Fact]
    public async Task More_than_one_batch_arrives_whole_and_in_order()
    {
        await using var run = await TelegramRun.NewAsync();
        for (var number = 0; number < 350; number++)
        {
            run.Fake.Write(60 + (number % 7), $"{number}");
        }

        await run.StartAsync();
        await run.Fake.UntilAsync(fake => fake.Pending == 0);

        Assert.Equal(350, run.Intake.Taken.Count);
        Assert.All(Enumerable.Range(0, 7), chat =>
            Assert.Equal(Enumerable.Range(0, 50).Select(number => $"{(number * 7) + chat}"), run.Intake.WordsOf(60 + chat)));
    }

    [Fact]
    public async Task A_numbering_that_begins_anew_loses_nobody()
    {
        await using var run = await TelegramRun.NewAsync();
        run.Settings["Hotline:Telegram:PollSeconds"] = "1";
        await run.StartAsync();
        run.Fake.Write(70, "before the silence");
        await run.Fake.UntilAsync(fake => fake.Pending == 0);
        await Task.Delay(1500, TestContext.Current.CancellationToken);

        run.Fake.Renumber(10);
        run.Fake.Write(70, "after it");
        await TelegramRun.UntilAsync(() => run.Intake.Taken.Count == 2);
    }

    [Fact]
    public async Task Trouble_at_Telegram_is_waited_out()
    {
        await using var run = await TelegramRun.NewAsync();
        run.Fake.Faults.Once("getUpdates", Fault.BadGateway);
        run.Fake.Faults.Once("getUpdates", new Fault.CutBefore());
        run.Fake.Faults.Once("getUpdates", new Fault.CutAfter());
        run.Fake.Faults.Once("getUpdates", Fault.TooMany(1));
        run.Fake.Write(71, "still heard");

        await run.StartAsync();
        await run.Fake.UntilAsync(fake => fake.Pending == 0, 30);
        Assert.Equal(["still heard"], run.Intake.WordsOf(71));
        await TelegramRun.UntilAsync(() => run.HealthAsync().Result == Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_webhook_left_over_is_removed()
    {
        await using var run = await TelegramRun.NewAsync();
        using (var http = new HttpClient())
        {
            using var body = new StringContent("""{"url":"http://127.0.0.1:9/"}""");
            await http.PostAsync(new Uri($"{run.Fake.Address}/bot{run.Fake.Token}/setWebhook"), body, TestContext.Current.CancellationToken);
        }

        run.Fake.Write(72, "by polling");
        await run.StartAsync();
        await run.Fake.UntilAsync(fake => fake.Pending == 0);
        Assert.Equal(["by polling"], run.Intake.WordsOf(72));
        Assert.True(run.Fake.Conflicts > 0);
    }

    [Fact]
    public async Task A_second_poller_is_survived()
    {
        await using var run = await TelegramRun.StartedAsync();
        await TelegramRun.UntilAsync(() => run.Captured.Lines.Any(line => line.Contains("Telegram is on", StringComparison.Ordinal)));
        using var http = new HttpClient();
        for (var tries = 0; run.Fake.Conflicts == 0 && tries < 50; tries++)
        {
            using var body = new StringContent("""{"timeout":0}""");
            await http.PostAsync(new Uri($"{run.Fake.Address}/bot{run.Fake.Token}/getUpdates"), body, TestContext.Current.CancellationToken);
        }

        run.Fake.Write(73, "after the conflict");
        await run.Fake.UntilAsync(fake => fake.Pending == 0, 30);
        Assert.Equal(["after the conflict"], run.Intake.WordsOf(73));
        Assert.True(run.Fake.Conflicts > 0);
    }
}
