using System.Net;
using Hotline.Server.Channels;
using Hotline.Server.Channels.Telegram;
using Hotline.Server.Conversations;
using Hotline.Server.Outbound;
using Hotline.Server.Tests.Outbound;
using Hotline.Testing.Telegram;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Hotline.Server.Tests.Telegram;

/// <summary>The Telegram channel and the sender, wired as in the product, against a fake Bot API and small doubles of the rest.</summary>
internal sealed class TelegramRun : IAsyncDisposable
{
    public const string Secret = "a-webhook-secret-0123456789";
    private WebApplication? _app;

    public required FakeTelegram Fake { get; init; }

    public MemoryIntake Intake { get; init; } = new();

    public MemoryQuarantine Quarantine { get; } = new();

    public MemoryOutbox Outbox { get; init; } = new();

    public Captured Captured { get; } = new();

    public Dictionary<string, string?> Settings { get; } = [];

    public IServiceProvider Services => _app!.Services;

    public string Address => _app!.Urls.First();

    public static async Task<TelegramRun> NewAsync(FakeTelegramOptions? options = null)
    {
        var fake = await FakeTelegram.StartAsync(options);
        var run = new TelegramRun { Fake = fake };
        run.Settings["Hotline:Telegram:BotToken"] = fake.Token;
        run.Settings["Hotline:Telegram:ApiBaseUrl"] = fake.Address;
        run.Settings["Hotline:Telegram:PollSeconds"] = "5";
        return run;
    }

    public static async Task<TelegramRun> StartedAsync(FakeTelegramOptions? options = null)
    {
        var run = await NewAsync(options);
        await run.StartAsync();
        return run;
    }

    /// <summary>Starts, or starts again after <see cref="StopAsync"/> as a restarted process would: nothing in memory survives but the doubles.</summary>
    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(Captured);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<IIntake>(Intake).AddSingleton<IQuarantine>(Quarantine).AddSingleton<IOutbox>(Outbox);
        builder.Services.AddTelegram(builder.Configuration);
        builder.Services.AddOutbound();
        var app = builder.Build();
        app.MapTelegram();
        try
        {
            await app.StartAsync();
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Something refused the start before everything had started.
        }

        _app = app;
    }

    public async Task StopAsync()
    {
        if (_app is { } app)
        {
            _app = null;
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    public async Task<HealthStatus> HealthAsync() => (await Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status;

    /// <summary>Waits until something holds that has no event of its own to wait for.</summary>
    public static async Task UntilAsync(Func<bool> holds, int seconds = 15)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (!holds())
        {
            await Task.Delay(10, late.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Fake.DisposeAsync();
    }
}
