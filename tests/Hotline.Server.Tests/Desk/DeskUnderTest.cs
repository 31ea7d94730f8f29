using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net;
using Hotline.Desk.Cases;
using Hotline.Server.Conversations;
using Hotline.Server.Desk.Accounts;
using Hotline.Server.Desk;
using Hotline.Server.Hosting;
using Hotline.Server.Storage.Staff;
using Hotline.Server.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hotline.Server.Tests.Desk;

/// <summary>The real desk on real HTTP and real SQLite; only the cases are a double.</summary>
internal sealed class DeskUnderTest : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Vault vault;
    private readonly string directory;

    private DeskUnderTest(WebApplication app, Vault vault, string directory, Uri address, ShiftedTime time)
    {
        this.app = app;
        this.vault = vault;
        this.directory = directory;
        Address = address;
        Time = time;
    }

    public Uri Address { get; }

    public ShiftedTime Time { get; }

    public string DataDirectory => Path.Combine(directory, "data");

    public IServiceProvider Services => app.Services;

    public FakeCases Cases => (FakeCases)app.Services.GetRequiredService<ICases>();

    public StaffAccounts Accounts => app.Services.GetRequiredService<StaffAccounts>();

    public static async Task<DeskUnderTest> StartAsync(bool demo = false, string? deskUrl = null, int? listenPort = null)
    {
        var directory = Directory.CreateTempSubdirectory("desk").FullName;
        var vault = Vault.Open(new StorageOptions { DataDirectory = Path.Combine(directory, "data"), KeyDirectory = Path.Combine(directory, "keys") });
        var port = listenPort ?? FreePort();
        var time = new ShiftedTime();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(DeskFeature).Assembly.GetName().Name,
        });
        builder.Configuration.AddInMemoryCollection([
            new("Hotline:DeskUrl", deskUrl ?? $"http://127.0.0.1:{port}"),
            new("Hotline:Desk:Demo", demo ? "true" : "false"),
        ]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddStorage(vault);
        builder.Services.AddSingleton(new HostingOptions { DeskUrl = $"http://127.0.0.1:{port}" });
        builder.Services.AddSingleton<ListenerPorts>();
        builder.Services.AddSingleton<Microsoft.AspNetCore.Routing.MatcherPolicy, ListenerPolicy>();
        builder.Services.AddSingleton<ICases>(new FakeCases(time));
        builder.Services.AddDesk(builder.Configuration);

        var app = builder.Build();
        app.UseMiddleware<CalmErrors>();
        app.UseDesk();
        app.MapDesk();
        await app.StartAsync();
        return new DeskUnderTest(app, vault, directory, new Uri($"http://127.0.0.1:{port}"), time);
    }

    /// <summary>A browser of its own: cookies, and the origin that pages of the desk send.</summary>
    public HttpClient Browser()
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Origin", Address.GetLeftPart(UriPartial.Authority));
        return client;
    }

    /// <summary>An account and the token of its one-time link.</summary>
    public async Task<string> InviteAsync(string name, StaffRole role = StaffRole.Caseworker)
    {
        var id = await Accounts.AddAsync(new NewStaff(name, null, role, new(Vault.FirstNgo)), CancellationToken.None)
            ?? throw new InvalidOperationException("The name is taken.");
        return new Uri(await Accounts.IssueLinkAsync(id, Address, CancellationToken.None)).Fragment[1..];
    }

    /// <summary>Follows the link and sets a password and an authenticator app.</summary>
    public async Task<Enrolled> EnrolAsync(HttpClient browser, string name, StaffRole role = StaffRole.Caseworker)
    {
        var token = await InviteAsync(name, role);
        (await browser.PostAsJsonAsync("/enrol/open", new { token })).EnsureSuccessStatusCode();
        var member = await Services.GetRequiredService<StaffRows>().FindByNameAsync(name, CancellationToken.None);
        var enrolled = new Enrolled(name, "seven green apples on a roof", Base32.Decode(member!.Secrets.TotpKey!), this);
        (await browser.PostAsJsonAsync("/enrol/password", new { password = enrolled.Password, code = enrolled.Code() })).EnsureSuccessStatusCode();
        return enrolled;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await vault.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}

internal sealed record Enrolled(string Name, string Password, byte[] TotpKey, DeskUnderTest Desk)
{
    public string Code(int stepsAhead = 0) => Totp.CodeAt(TotpKey, Desk.Time.GetUtcNow().ToUnixTimeSeconds() / 30 + stepsAhead);
}

/// <summary>The real time, and as much more as a test says.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private long ticks;

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref ticks));
}
