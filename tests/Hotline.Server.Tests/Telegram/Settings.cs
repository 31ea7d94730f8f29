using Hotline.Server.Channels.Telegram;
using Hotline.Server.Outbound;
using Hotline.Testing.Telegram;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Tests.Telegram;

public sealed class Settings
{
    [Fact]
    public async Task Without_a_token_the_channel_is_off()
    {
        await using var run = await TelegramRun.NewAsync();
        run.Settings["Hotline:Telegram:BotToken"] = "";
        await run.StartAsync();
        Assert.Empty(run.Services.GetServices<IChannel>());
        Assert.DoesNotContain(run.Services.GetServices<IHostedService>(), service => service is Polling or ProfileCheck);
    }

    [Theory]
    [InlineData("BotToken", "not-a-token", "BotToken")]
    [InlineData("ApiBaseUrl", "ftp://example.org", "ApiBaseUrl")]
    [InlineData("WebhookSecret", "short", "WebhookSecret")]
    [InlineData("PollSeconds", "900", "PollSeconds")]
    public async Task A_wrong_setting_stops_the_start_and_is_named_without_its_value(string setting, string value, string named)
    {
        await using var run = await TelegramRun.NewAsync();
        run.Settings[$"Hotline:Telegram:{setting}"] = value;
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(run.StartAsync);
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_without_a_secret_stops_the_start()
    {
        await using var run = await TelegramRun.NewAsync();
        run.Settings["Hotline:Telegram:Mode"] = "webhook";
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(run.StartAsync);
        Assert.Contains("WebhookSecret", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Жертвам торговли", "")]
    [InlineData("Reference", "We help VICTIMS of trafficking")]
    [InlineData("Анықтама", "Құлдықтан құтқару")]
    public async Task A_profile_that_gives_callers_away_is_refused(string name, string description)
    {
        await using var run = await TelegramRun.NewAsync(new FakeTelegramOptions { BotName = name, BotDescription = description });
        run.Fake.Write(400, "must wait");
        await run.StartAsync();
        var lifetime = run.Services.GetRequiredService<IHostApplicationLifetime>();
        await TelegramRun.UntilAsync(() => lifetime.ApplicationStopping.IsCancellationRequested);
        Environment.ExitCode = 0;

        Assert.Empty(run.Intake.Taken);
        Assert.Equal(1, run.Fake.Pending);
        Assert.Contains(run.Captured.Lines, line => line.StartsWith("Critical", StringComparison.Ordinal) && line.Contains("gives callers away", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_neutral_profile_is_served_and_healthy()
    {
        await using var run = await TelegramRun.StartedAsync();
        run.Fake.Write(401, "hello");
        await run.Fake.UntilAsync(fake => fake.Pending == 0);
        Assert.Equal(HealthStatus.Healthy, await run.HealthAsync());
        Assert.Contains(run.Captured.Lines, line => line.Contains("profile is neutral", StringComparison.Ordinal));
    }
}
