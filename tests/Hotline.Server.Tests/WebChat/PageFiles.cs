using System.IO.Compression;
using System.Net;
using Hotline.Server.Channels.WebChat;
using Hotline.Testing.WebChat;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Tests.WebChat;

public sealed class PageFiles
{
    [Fact]
    public async Task Every_file_is_served_with_its_headers_and_never_kept()
    {
        await using var server = await ChatServer.StartAsync(("WebChat:Demo", "true"));
        using var http = new HttpClient { BaseAddress = server.Url };
        foreach (var asset in Asset.ReadAll())
        {
            using var response = await http.GetAsync(asset.Path);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(asset.Plain, await response.Content.ReadAsByteArrayAsync());
            Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
            Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("noindex, noarchive", Assert.Single(response.Headers.GetValues("X-Robots-Tag")));
            Assert.False(response.Headers.Contains("Set-Cookie"));
            Assert.Equal(asset.IsPage, response.Headers.Contains("Content-Security-Policy"));
        }
    }

    [Fact]
    public void The_headers_of_the_chat_page_are_exactly_those_of_the_rules()
    {
        var options = Options.Create(new WebChatOptions { ChatUrl = "https://chat.example.kz", AllowedSites = ["https://ngo.example.kz", "https://b.example.kz/"] });
        IHeaderDictionary headers = new HeaderDictionary();
        var page = new PageHeaders(new Origins(options), options);
        page.Add(headers);
        page.AddForPage(headers, isDemo: false);

        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' wss://chat.example.kz; base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors https://ngo.example.kz https://b.example.kz",
            headers.ContentSecurityPolicy);
        Assert.Equal("camera=(), microphone=(), geolocation=(), clipboard-read=(), payment=(), usb=()", headers["Permissions-Policy"]);
        Assert.Equal("max-age=63072000; includeSubDomains; preload", headers.StrictTransportSecurity);
        Assert.Equal("no-store", headers.CacheControl);
    }

    [Fact]
    public async Task Without_sites_nobody_may_frame_the_chat_and_plain_http_promises_no_https()
    {
        await using var server = await ChatServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Url };
        using var gate = await http.GetAsync("/v3/directline/tokens/challenge");
        var options = Options.Create(new WebChatOptions());
        IHeaderDictionary headers = new HeaderDictionary();
        new PageHeaders(new Origins(options), options).AddForPage(headers, isDemo: false);

        Assert.EndsWith("frame-ancestors 'none'", headers.ContentSecurityPolicy.ToString());
        Assert.False(gate.Headers.Contains("Strict-Transport-Security"));
        Assert.Equal("no-store", gate.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task The_way_out_forgets_and_leaves(string method)
    {
        await using var server = await ChatServer.StartAsync();
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server.Url };
        using var response = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/exit"));

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal("\"cache\", \"cookies\", \"storage\"", Assert.Single(response.Headers.GetValues("Clear-Site-Data")));
        Assert.Equal("https://www.kazhydromet.kz/", response.Headers.Location?.ToString());
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task The_demo_page_is_shown_only_when_asked_for()
    {
        await using var server = await ChatServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Url };
        using var response = await http.GetAsync("/demo");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public void Files_are_smaller_on_the_way_and_the_same_after()
    {
        foreach (var asset in Asset.ReadAll())
        {
            using var brotli = new BrotliStream(new MemoryStream(asset.Brotli), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            brotli.CopyTo(plain);

            Assert.Equal(asset.Plain, plain.ToArray());
        }
    }
}
