using System.Net;
using Hotline.Testing.WebChat;

namespace Hotline.Server.Tests.WebChat;

public sealed class TokenLife
{
    [Fact]
    public async Task A_token_ends_after_half_an_hour()
    {
        await using var server = await ChatServer.StartAsync();
        using var caller = await WebCaller.OpenAsync(server);
        server.Time.MoveOn(TimeSpan.FromMinutes(31));
        using var read = await caller.SendAsync(HttpMethod.Get, $"conversations/{caller.Chat}/activities");
        using var refreshed = await caller.SendAsync(HttpMethod.Post, "tokens/refresh");

        Assert.Equal(HttpStatusCode.Forbidden, read.StatusCode);
        Assert.Equal("TokenExpired", await Tokens.CodeAsync(read));
        Assert.Equal(HttpStatusCode.Forbidden, refreshed.StatusCode);
    }

    [Fact]
    public async Task Refreshing_helps_for_twelve_hours_and_no_longer()
    {
        await using var server = await ChatServer.StartAsync();
        using var caller = await WebCaller.OpenAsync(server);
        for (var i = 0; i < 29; i++)
        {
            server.Time.MoveOn(TimeSpan.FromMinutes(24.5));
            await RefreshAsync(caller);
        }

        var last = await RefreshAsync(caller);
        Assert.InRange(last, 60, 600);
        server.Time.MoveOn(TimeSpan.FromMinutes(10));
        using var refreshed = await caller.SendAsync(HttpMethod.Post, "tokens/refresh");
        Assert.Equal(HttpStatusCode.Forbidden, refreshed.StatusCode);
    }

    [Fact]
    public async Task A_socket_ends_with_the_last_token_of_its_chat()
    {
        await using var server = await ChatServer.StartAsync();
        using var caller = await WebCaller.OpenAsync(server);
        using var socket = await caller.ConnectAsync();
        await socket.ReadActivitiesAsync();
        server.Time.MoveOn(TimeSpan.FromMinutes(20));
        await RefreshAsync(caller);
        server.Time.MoveOn(TimeSpan.FromMinutes(20));
        using var said = await caller.SayAsync("after forty minutes");
        Assert.Equal("after forty minutes", (await socket.ReadActivitiesAsync())[0].GetProperty("text").GetString());

        server.Time.MoveOn(TimeSpan.FromMinutes(11));
        string? frame;
        do
        {
            frame = await socket.ReadFrameAsync();
        }
        while (frame is { Length: 0 });

        Assert.Null(frame);
    }

    [Fact]
    public async Task A_ticket_lives_for_a_minute()
    {
        await using var server = await ChatServer.StartAsync();
        using var caller = await WebCaller.OpenAsync(server);
        server.Time.MoveOn(TimeSpan.FromSeconds(61));

        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => caller.ConnectAsync());
    }

    private static async Task<int> RefreshAsync(WebCaller caller)
    {
        using var response = await caller.SendAsync(HttpMethod.Post, "tokens/refresh");
        var answer = await WebCaller.ReadAsync(response.EnsureSuccessStatusCode());
        caller.Token = answer.GetProperty("token").GetString();
        return answer.GetProperty("expires_in").GetInt32();
    }
}
