using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;
using Hotline.Server.Conversations;
using Hotline.Server.Hosting;
using Hotline.Server.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hotline.Testing.Pipeline;

/// <summary>The real store, grains and door in a folder of its own, with rules a test can predict.</summary>
internal sealed class TestPipeline : IAsyncDisposable
{
    private readonly DirectoryInfo directory;
    private readonly WebApplication app;
    private readonly Vault vault;
    private readonly bool keep;

    private TestPipeline(DirectoryInfo directory, WebApplication app, Vault vault, bool keep)
    {
        this.directory = directory;
        this.app = app;
        this.vault = vault;
        this.keep = keep;
    }

    public StorageOptions Options => OptionsIn(directory);

    public DirectoryInfo Directory => directory;

    public Vault Vault => vault;

    public IServiceProvider Services => app.Services;

    public IIntake Intake => app.Services.GetRequiredService<IIntake>();

    public IThreads Threads => app.Services.GetRequiredService<IThreads>();

    public ConversationStore Store => app.Services.GetRequiredService<ConversationStore>();

    public static async Task<TestPipeline> StartAsync(DirectoryInfo? directory = null, ITurnRules? rules = null, Action<WebApplicationBuilder>? more = null)
    {
        var keep = directory is not null;
        directory ??= System.IO.Directory.CreateTempSubdirectory("hotline-test-");
        var vault = Vault.Open(OptionsIn(directory));
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.AddSilo();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddHotline(vault);
        builder.Services.AddSingleton(rules ?? new EchoRules());
        builder.Services.AddSingleton<IContentLibrary, KeysAsContent>();
        more?.Invoke(builder);
        var app = builder.Build();
        await app.StartAsync();
        return new TestPipeline(directory, app, vault, keep);
    }

    public Task<Receipt> SayAsync(string chat, string words, string? delivery = null, string channel = "test") =>
        Intake.AcceptAsync(
            new ChannelAddress(channel, "bot", chat),
            new InboundMessage(new DeliveryKey(delivery ?? Ids.New()), new Said.Text(new PrivateText(words)), DateTimeOffset.UnixEpoch),
            CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await vault.DisposeAsync();
        if (!keep)
        {
            directory.Delete(recursive: true);
        }
    }

    private static StorageOptions OptionsIn(DirectoryInfo directory) => new()
    {
        DataDirectory = Path.Combine(directory.FullName, "data"),
        KeyDirectory = Path.Combine(directory.FullName, "data-keys"),
    };
}

public static class Ids
{
    /// <summary>Never the same twice, so that tests share servers but no keys.</summary>
    public static string New() => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8));
}
