using System.Net;
using Hotline.Testing.WebChat;

namespace Hotline.Server.Tests.WebChat;

/// <summary>A server shared by tests that change nothing for each other.</summary>
public sealed class SharedChat : IAsyncLifetime
{
    public const string Secret = "a-secret-for-a-sites-own-server-0123456789";

    public const string Site = "https://ngo.example.kz";

    public ChatServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Server = await ChatServer.StartAsync(("WebChat:Secret", Secret), ("WebChat:AllowedSites", $"{Site} https://other.example.kz"));

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

public sealed class Tokens(SharedChat shared) : IClassFixture<SharedChat>
{
    private ChatServer Server => shared.Server;

    [Fact]
    public async Task A_browser_on_the_chat_page_gets_a_token_and_a_conversation()
    {
        using var caller = new WebCaller(Server.Url, Server.Origin);
        using var generated = await caller.SendAsync(HttpMethod.Post, "tokens/generate");
        var token = await WebCaller.ReadAsync(generated);

        Assert.Equal(HttpStatusCode.OK, generated.StatusCode);
        Assert.InRange(token.GetProperty("expires_in").GetInt32(), 1_790, 1_800);
        Assert.True(token.GetProperty("token").GetString()!.Length >= 32);

        caller.Token = token.GetProperty("token").GetString();
        using var started = await caller.SendAsync(HttpMethod.Post, "conversations");
        var conversation = await WebCaller.ReadAsync(started);

        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        Assert.Equal(token.GetProperty("conversationId").GetString(), conversation.GetProperty("conversationId").GetString());
        Assert.StartsWith($"ws://127.0.0.1:{Server.Url.Port}/v3/directline/", conversation.GetProperty("streamUrl").GetString());
        Assert.DoesNotContain(caller.Token!, conversation.GetProperty("streamUrl").GetString());
    }

    [Fact]
    public async Task A_start_asked_for_twice_greets_once()
    {
        using var caller = await WebCaller.OpenAsync(Server, "kk");
        using var again = await caller.SendAsync(HttpMethod.Post, "conversations");
        using var joined = await caller.PostAsync(new { type = "event", name = "webchat/join", value = new { language = "ru" } });
        using var updated = await caller.PostAsync(new { type = "conversationUpdate" });

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(HttpStatusCode.OK, joined.StatusCode);
        var only = Assert.Single((await caller.PollAsync()).GetProperty("activities").EnumerateArray());
        Assert.Equal("Hello (kk)", only.GetProperty("text").GetString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("https://evil.example")]
    [InlineData("https://ngo.example.kz.evil.example")]
    [InlineData("https://ngo.example.kz:8443")]
    [InlineData("http://ngo.example.kz")]
    public async Task A_token_is_issued_to_listed_origins_only(string? origin)
    {
        using var caller = new WebCaller(Server.Url, origin);
        using var generated = await caller.SendAsync(HttpMethod.Post, "tokens/generate");
        using var started = await caller.SendAsync(HttpMethod.Post, "conversations");

        Assert.Equal(HttpStatusCode.Forbidden, generated.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, started.StatusCode);
        Assert.Equal("OriginNotAllowed", await CodeAsync(generated));
        Assert.False(generated.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task An_allowed_site_gets_a_token_and_the_headers_to_read_it()
    {
        using var caller = new WebCaller(Server.Url, SharedChat.Site);
        using var preflight = await caller.SendAsync(HttpMethod.Options, "tokens/generate");
        using var generated = await caller.SendAsync(HttpMethod.Post, "tokens/generate");

        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Equal(SharedChat.Site, Assert.Single(preflight.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("authorization", Assert.Single(preflight.Headers.GetValues("Access-Control-Allow-Headers")));
        Assert.Equal(HttpStatusCode.OK, generated.StatusCode);
        Assert.Equal(SharedChat.Site, Assert.Single(generated.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.False(generated.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task A_sites_own_server_draws_tokens_with_the_secret_and_without_an_origin()
    {
        using var caller = new WebCaller(Server.Url, origin: null) { Token = SharedChat.Secret };
        using var generated = await caller.SendAsync(HttpMethod.Post, "tokens/generate");
        using var started = await caller.SendAsync(HttpMethod.Post, "conversations");

        Assert.Equal(HttpStatusCode.OK, generated.StatusCode);
        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
    }

    [Fact]
    public async Task The_secret_reads_nobodys_conversation()
    {
        using var caller = await WebCaller.OpenAsync(Server);
        caller.Token = SharedChat.Secret;
        using var read = await caller.SendAsync(HttpMethod.Get, $"conversations/{caller.Chat}/activities");
        using var said = await caller.SayAsync("hello");

        Assert.Equal(HttpStatusCode.Forbidden, read.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, said.StatusCode);
    }

    [Fact]
    public async Task Another_conversation_looks_like_one_that_does_not_exist()
    {
        using var mine = await WebCaller.OpenAsync(Server);
        using var theirs = await WebCaller.OpenAsync(Server);
        foreach (var (method, tail) in new[] { (HttpMethod.Get, ""), (HttpMethod.Get, "/activities"), (HttpMethod.Post, "/activities"), (HttpMethod.Post, "/upload") })
        {
            using var others = await mine.SendAsync(method, $"conversations/{theirs.Chat}{tail}", method == HttpMethod.Post ? "{}" : null);
            using var absent = await mine.SendAsync(method, $"conversations/{new string('0', 32)}{tail}", method == HttpMethod.Post ? "{}" : null);

            Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);
            Assert.Equal(await absent.Content.ReadAsStringAsync(), await others.Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("nonsense", HttpStatusCode.Forbidden)]
    public async Task Nothing_is_read_without_a_token(string? token, HttpStatusCode expected)
    {
        using var caller = await WebCaller.OpenAsync(Server);
        var good = caller.Token;
        caller.Token = token;
        using var read = await caller.SendAsync(HttpMethod.Get, $"conversations/{caller.Chat}/activities");
        using var inQuery = await caller.SendAsync(HttpMethod.Get, $"conversations/{caller.Chat}/activities?token={good}");

        Assert.Equal(expected, read.StatusCode);
        Assert.Equal(expected, inQuery.StatusCode);
    }

    [Fact]
    public async Task A_revoked_token_opens_nothing_and_its_socket_closes()
    {
        using var caller = await WebCaller.OpenAsync(Server);
        using var socket = await caller.ConnectAsync();
        await socket.ReadActivitiesAsync();
        using var revoked = await caller.SendAsync(HttpMethod.Post, "tokens/revoke");
        using var read = await caller.SendAsync(HttpMethod.Get, $"conversations/{caller.Chat}/activities");

        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, read.StatusCode);
        Assert.Null(await socket.ReadFrameAsync());
    }

    [Fact]
    public async Task The_end_of_a_conversation_revokes_its_token()
    {
        using var caller = await WebCaller.OpenAsync(Server);
        using var ended = await caller.PostAsync(new { type = "endOfConversation" });
        using var said = await caller.SayAsync("still there?");

        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, said.StatusCode);
    }

    [Fact]
    public async Task The_store_holds_no_token()
    {
        using var caller = await WebCaller.OpenAsync(Server);
        var ticket = caller.StreamUrl.Split("t=")[^1];

        foreach (var file in Directory.GetFiles(Server.DataDirectory, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            var bytes = await reader.ReadToEndAsync();
            Assert.DoesNotContain(caller.Token!, bytes);
            Assert.DoesNotContain(ticket, bytes);
        }
    }

    [Fact]
    public async Task A_longer_authorization_than_any_token_is_refused_calmly()
    {
        using var caller = await WebCaller.OpenAsync(Server);
        caller.Token = new string('x', 5_000);
        using var read = await caller.SendAsync(HttpMethod.Get, $"conversations/{caller.Chat}/activities");

        Assert.Equal(HttpStatusCode.Unauthorized, read.StatusCode);
    }

    internal static async Task<string?> CodeAsync(HttpResponseMessage response) =>
        (await WebCaller.ReadAsync(response)).GetProperty("error").GetProperty("code").GetString();
}
