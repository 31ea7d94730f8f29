using Hotline.Testing.WebChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hotline.Browser.Tests.WebChat;

/// <summary>A site of its own that shows the public <c>botframework-webchat</c>, straight from its package.</summary>
internal sealed class OtherSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private OtherSite(WebApplication app, string origin) => (this.app, Origin) = (app, origin);

    public string Origin { get; }

    public static async Task<OtherSite> StartAsync()
    {
        var origin = $"http://127.0.0.1:{ChatServer.FreePort()}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(origin);
        var app = builder.Build();
        var bundle = PublicClients.Find("node_modules", "botframework-webchat", "dist", "webchat.js");
        var page = PublicClients.Find("webchat.html");
        app.MapGet("/", () => Results.File(page, "text/html"));
        app.MapGet("/webchat.js", () => Results.File(bundle, "text/javascript"));
        await app.StartAsync();
        return new OtherSite(app, origin);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
