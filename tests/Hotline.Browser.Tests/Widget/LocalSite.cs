using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Logging;

namespace Hotline.Browser.Tests.Widget;

/// <summary>A web server on a free port of this machine.</summary>
internal static class LocalSite
{
    public static WebApplication Build(Action<WebApplication> map, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var site = builder.Build();
        map(site);
        return site;
    }

    /// <summary>A page of somebody else, at another origin than the chat: http://localhost and not http://127.0.0.1.</summary>
    public static async Task<(WebApplication Site, string Address)> HostPageAsync(string chat, string attributes = "", int port = 0)
    {
        var site = Build(app =>
        {
            app.MapGet("/before", () => Results.Content("<!doctype html><title>Before</title><p>Before", "text/html; charset=utf-8"));
            app.MapGet("/", () => Results.Content($"""
                <!doctype html><html lang="kk"><title>A site</title>
                <h1>A site</h1><p><label>Search <input id="search"></label></p>
                <script src="{chat}/embed.js" {attributes} defer></script>
                """, "text/html; charset=utf-8"));
        }, port);
        await site.StartAsync();
        return (site, site.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
    }
}

/// <summary>The widget's files as the chat address serves them.</summary>
internal static class WidgetFiles
{
    private static readonly System.Reflection.Assembly Assembly = System.Reflection.Assembly.Load("Hotline.Widget");

    public static IEnumerable<string> All => Assembly.GetManifestResourceNames().Where(name => name.StartsWith("widget/", StringComparison.Ordinal));

    public static byte[] Read(string name)
    {
        using var stream = Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public static byte[] Gzip(string name)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(Read(name));
        }

        return packed.ToArray();
    }

    public static void Map(WebApplication site)
    {
        var types = new FileExtensionContentTypeProvider();
        foreach (var name in All)
        {
            var path = name["widget".Length..] switch
            {
                "/index.html" => "/",
                "/demo.html" => "/demo",
                var other => other,
            };
            types.TryGetContentType(name, out var type);
            type += "; charset=utf-8";
            site.MapGet(path, (HttpContext context) =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' ws:; "
                    + (path == "/demo" ? "frame-src 'self'; " : "")
                    + "base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'self' http://localhost:*";
                headers.CacheControl = "no-store";
                headers["Referrer-Policy"] = "no-referrer";
                headers.XContentTypeOptions = "nosniff";
                if (path == "/embed.js")
                {
                    headers.AccessControlAllowOrigin = "*";
                }

                if (!context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal))
                {
                    return Results.Bytes(Read(name), type);
                }

                headers.ContentEncoding = "gzip";
                return Results.Bytes(Gzip(name), type);
            });
        }
    }
}
