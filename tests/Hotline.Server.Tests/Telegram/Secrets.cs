using Hotline.Core.Messages;
using Hotline.Testing.Telegram;

namespace Hotline.Server.Tests.Telegram;

public sealed class Secrets
{
    /// <summary>Also collects every HTTP activity and event there is, as a tracing setup would.</summary>
    [Fact]
    public async Task Neither_the_token_nor_a_word_is_in_any_log_or_trace()
    {
        using var traces = new Traces();
        await using var run = await TelegramRun.NewAsync();
        run.Fake.Faults.Once("getUpdates", Fault.BadGateway);
        run.Fake.Faults.Once("getUpdates", new Fault.CutBefore());
        run.Fake.Faults.Once("sendMessage", new Fault.CutBefore());
        run.Fake.Faults.Once("sendMessage", new Fault.Answer(400, "Bad Request: CANARY-ECHO"));
        run.Fake.Write(300, "CANARY-WORDS");
        run.Fake.PostRaw("""{"update_id":{id},"message":{"text":"CANARY-BAD"}}""");
        run.Fake.Tap(300, 1, "CANARY-TOKEN");
        run.Outbox.Add(300, "CANARY-REPLY");
        run.Outbox.Add(300, "CANARY-REPLY", Lane.Live, true, new RenderedButton("CANARY-DATA", "CANARY-LABEL", "CANARY-CODE"));
        await run.StartAsync();
        await run.Fake.UntilAsync(fake => fake.Pending == 0 && fake.Sent.Count > 0, 30);
        await TelegramRun.UntilAsync(() => run.Outbox.Unsettled == 0);
        await run.StopAsync();

        Assert.True(run.Captured.Lines.Count > 10);
        var secret = run.Fake.Token.Split(':')[1];
        Assert.DoesNotContain(run.Captured.Lines.Concat(traces.Seen), line => line.Contains(secret, StringComparison.Ordinal));
        Assert.DoesNotContain(run.Captured.Lines.Concat(traces.Seen), line => line.Contains("CANARY", StringComparison.Ordinal));
        Assert.Contains(traces.Seen, line => line.Contains("telegram.invalid", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nor_when_Telegram_cannot_be_reached()
    {
        await using var run = await TelegramRun.NewAsync();
        run.Settings["Hotline:Telegram:ApiBaseUrl"] = "http://127.0.0.1:9";
        run.Outbox.Add(301, "waits");
        await run.StartAsync();
        await TelegramRun.UntilAsync(() => run.Captured.Lines.Any(line => line.Contains("Poll failed: Unreachable", StringComparison.Ordinal)));
        await TelegramRun.UntilAsync(() => run.Captured.Lines.Any(line => line.Contains("Nobody can be reached", StringComparison.Ordinal)));
        Assert.Equal(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Degraded, await run.HealthAsync());
        await run.StopAsync();

        var secret = run.Fake.Token.Split(':')[1];
        Assert.DoesNotContain(run.Captured.Lines, line => line.Contains(secret, StringComparison.Ordinal));
        Assert.Equal(1, run.Outbox.Unsettled);
    }
}
