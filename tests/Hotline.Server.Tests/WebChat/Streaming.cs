using System.Net;
using System.Net.WebSockets;
using System.Text;
using Hotline.Testing.WebChat;

namespace Hotline.Server.Tests.WebChat;

public sealed class Streaming(SharedChat shared) : IClassFixture<SharedChat>
{
    private ChatServer Server => shared.Server;

    [Fact]
    public async Task A_socket_brings_what_was_said_before_and_what_is_said_after()
    {
        using var caller = await WebCaller.OpenAsync(Server, "ru");
        using var socket = await caller.ConnectAsync();
        var greeting = await socket.ReadActivitiesAsync();
        using var said = await caller.SayAsync("hello", "c1");
        var answer = await socket.ReadActivitiesAsync();
        Server.Hotline.SayAsCaseworker(caller.Chat, "I am here");
        var person = await socket.ReadActivitiesAsync();

        Assert.Equal("Hello (ru)", greeting[0].GetProperty("text").GetString());
        Assert.Equal(["hello", "Heard: hello"], answer.Select(a => a.GetProperty("text").GetString()));
        Assert.Equal("c1", answer[0].GetProperty("channelData").GetProperty("clientActivityID").GetString());
        Assert.Equal("Aigerim", person[0].GetProperty("from").GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_ticket_works_once()
    {
        using var caller = await WebCaller.OpenAsync(Server);
        using var socket = await caller.ConnectAsync();

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => caller.ConnectAsync());
        Assert.Contains("403", refused.Message);
    }

    [Fact]
    public async Task A_ticket_opens_its_own_conversation_only()
    {
        using var one = await WebCaller.OpenAsync(Server);
        using var two = await WebCaller.OpenAsync(Server);
        using var socket = new ClientWebSocket();

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri(one.StreamUrl.Replace(one.Chat, two.Chat, StringComparison.Ordinal)), CancellationToken.None));
    }

    [Theory]
    [InlineData("https://evil.example", false)]
    [InlineData("null", false)]
    [InlineData(SharedChat.Site, true)]
    public async Task The_origin_of_a_socket_is_checked(string origin, bool allowed)
    {
        using var caller = await WebCaller.OpenAsync(Server);
        if (allowed)
        {
            using var socket = await caller.ConnectAsync(origin);
            Assert.Equal(WebSocketState.Open, socket.State);
        }
        else
        {
            var refused = await Assert.ThrowsAsync<WebSocketException>(() => caller.ConnectAsync(origin));
            Assert.Contains("403", refused.Message);

            // The ticket was not spent on a stranger.
            using var socket = await caller.ConnectAsync();
        }
    }

    [Fact]
    public async Task A_new_socket_closes_the_one_before()
    {
        using var caller = await WebCaller.OpenAsync(Server);
        using var first = await caller.ConnectAsync();
        await first.ReadActivitiesAsync();
        await caller.RejoinAsync("1");
        using var second = await caller.ConnectAsync();

        Assert.Null(await first.ReadFrameAsync());
        using var said = await caller.SayAsync("still here");
        Assert.Equal("still here", (await second.ReadActivitiesAsync())[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_lost_socket_costs_nothing_that_was_said()
    {
        using var caller = await WebCaller.OpenAsync(Server);
        using (var socket = await caller.ConnectAsync())
        {
            await socket.ReadActivitiesAsync();
            socket.Abort();
        }

        using var said = await caller.SayAsync("said while nobody listened");
        await caller.RejoinAsync("1");
        using var back = await caller.ConnectAsync();

        Assert.Equal(["said while nobody listened", "Heard: said while nobody listened"], (await back.ReadActivitiesAsync()).Select(a => a.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task The_line_is_shown_alive_by_empty_frames()
    {
        await using var server = await ChatServer.StartAsync(("WebChat:PingEvery", "00:00:01"));
        using var caller = await WebCaller.OpenAsync(server);
        using var socket = await caller.ConnectAsync();
        await socket.ReadActivitiesAsync();

        Assert.Equal("", await socket.ReadFrameAsync());
        Assert.Equal("", await socket.ReadFrameAsync());
    }

    [Fact]
    public async Task A_client_may_ping_with_empty_frames_and_leave_in_order()
    {
        using var caller = await WebCaller.OpenAsync(Server);
        using var socket = await caller.ConnectAsync();
        for (var i = 0; i < 3; i++)
        {
            await socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, true, CancellationToken.None);
            await socket.SendAsync(Encoding.UTF8.GetBytes("not listened to"), WebSocketMessageType.Text, true, CancellationToken.None);
        }

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        Assert.Equal(WebSocketState.Closed, socket.State);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.CloseStatus);
    }

    [Fact]
    public async Task A_client_that_sends_much_is_cut_off()
    {
        using var caller = await WebCaller.OpenAsync(Server);
        using var socket = await caller.ConnectAsync();
        await socket.ReadActivitiesAsync();
        await socket.SendAsync(new byte[20_000], WebSocketMessageType.Text, false, CancellationToken.None);

        Assert.Null(await socket.ReadFrameAsync());
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, socket.CloseStatus);
    }

    [Fact]
    public async Task The_socket_is_never_compressed()
    {
        using var caller = await WebCaller.OpenAsync(Server);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, caller.StreamUrl.Replace("ws://", "http://", StringComparison.Ordinal));
        request.Headers.Add("Connection", "Upgrade");
        request.Headers.Add("Upgrade", "websocket");
        request.Headers.Add("Sec-WebSocket-Version", "13");
        request.Headers.Add("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        request.Headers.Add("Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits");
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(HttpStatusCode.SwitchingProtocols, response.StatusCode);
        Assert.False(response.Headers.Contains("Sec-WebSocket-Extensions"));
    }

    [Fact]
    public async Task An_address_for_sockets_answers_a_plain_request_calmly()
    {
        using var caller = await WebCaller.OpenAsync(Server);
        using var http = new HttpClient();
        using var response = await http.GetAsync(caller.StreamUrl.Replace("ws://", "http://", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
