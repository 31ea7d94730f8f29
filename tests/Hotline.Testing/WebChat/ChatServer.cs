using System.Net;
using System.Net.Sockets;
using Hotline.Server.Channels.WebChat;
using Hotline.Server.Conversations;
using Hotline.Server.Hosting;
using Hotline.Server.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hotline.Testing.WebChat;

/// <summary>The web chat on real Kestrel and real SQLite, with a scripted hotline behind it.</summary>
public sealed class ChatServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Vault vault;
    private readonly string directory;

    private ChatServer(WebApplication app, Vault vault, string directory, Uri url, ShiftedTime time)
    {
        (this.app, this.vault, this.directory) = (app, vault, directory);
        (Url, Time) = (url, time);
        Hotline = app.Services.GetRequiredService<ScriptedHotline>();
    }

    public Uri Url { get; }

    public string Origin => Url.GetLeftPart(UriPartial.Authority);

    public ShiftedTime Time { get; }

    public ScriptedHotline Hotline { get; }

    public string DataDirectory => directory;

    public int OpenSockets => app.Services.GetRequiredService<Streams>().Count;

    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <param name="settings">As in <c>WebChat:Secret</c>, below <c>Hotline:</c>.</param>
    public static async Task<ChatServer> StartAsync(params (string Name, string Value)[] settings)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        var directory = Directory.CreateTempSubdirectory("hotline-chat-").FullName;
        var vault = Vault.Open(new StorageOptions { DataDirectory = Path.Combine(directory, "data"), KeyDirectory = Path.Combine(directory, "keys") });
        var time = new ShiftedTime();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Hotline:{s.Name}", (string?)s.Value))
            .Prepend(KeyValuePair.Create("Hotline:ChatUrl", (string?)url.ToString())));
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url.ToString());
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 1 << 20);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton(vault);
        builder.Services.AddSingleton<ScriptedHotline>();
        builder.Services.AddSingleton<IIntake>(s => s.GetRequiredService<ScriptedHotline>());
        builder.Services.AddSingleton<IThreads>(s => s.GetRequiredService<ScriptedHotline>());
        builder.Services.AddMetrics();
        builder.Services.AddWebChat(builder.Configuration);
        var app = builder.Build();
        app.UseMiddleware<CalmErrors>();
        app.MapWebChat();
        await app.StartAsync();
        return new ChatServer(app, vault, directory, url, time);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationTokenSource(TimeSpan.FromSeconds(5)).Token);
        await app.DisposeAsync();
        await vault.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }
}
