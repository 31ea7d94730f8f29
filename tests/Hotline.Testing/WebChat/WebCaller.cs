using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Hotline.Testing.WebChat;

/// <summary>A Direct Line client that shows every byte of what it does.</summary>
public sealed class WebCaller(Uri url, string? origin) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = url };

    public string? Token { get; set; }

    public string Chat { get; private set; } = "";

    public string StreamUrl { get; private set; } = "";

    public static async Task<WebCaller> OpenAsync(ChatServer server, string? locale = null)
    {
        var caller = new WebCaller(server.Url, server.Origin);
        using var generated = await caller.SendAsync(HttpMethod.Post, "tokens/generate");
        caller.Token = (await ReadAsync(generated.EnsureSuccessStatusCode())).GetProperty("token").GetString();
        using var started = await caller.SendAsync(HttpMethod.Post, "conversations", JsonSerializer.Serialize(new { locale }));
        caller.Keep(await ReadAsync(started.EnsureSuccessStatusCode()));
        return caller;
    }

    public static Task<JsonElement> ReadAsync(HttpResponseMessage response) => response.Content.ReadFromJsonAsync<JsonElement>();

    public void Keep(JsonElement conversation)
    {
        Chat = conversation.GetProperty("conversationId").GetString()!;
        Token = conversation.GetProperty("token").GetString();
        StreamUrl = conversation.GetProperty("streamUrl").GetString()!;
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json = null) =>
        SendAsync(method, path, json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"));

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, $"/v3/directline/{path}") { Content = content };
        if (Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await http.SendAsync(request);
    }

    public Task<HttpResponseMessage> PostAsync(object activity) => PostRawAsync(JsonSerializer.Serialize(activity));

    public Task<HttpResponseMessage> PostRawAsync(string json) => SendAsync(HttpMethod.Post, $"conversations/{Chat}/activities", json);

    public Task<HttpResponseMessage> SayAsync(string text, string? clientId = null) =>
        PostAsync(new { type = "message", text, from = new { id = "me" }, channelData = new { clientActivityID = clientId } });

    public async Task<JsonElement> PollAsync(string watermark = "")
    {
        using var response = await SendAsync(HttpMethod.Get, $"conversations/{Chat}/activities?watermark={watermark}");
        return await ReadAsync(response.EnsureSuccessStatusCode());
    }

    /// <summary>A fresh stream address.</summary>
    public async Task RejoinAsync(string watermark = "")
    {
        using var response = await SendAsync(HttpMethod.Get, $"conversations/{Chat}?watermark={watermark}");
        Keep(await ReadAsync(response.EnsureSuccessStatusCode()));
    }

    public async Task<ClientWebSocket> ConnectAsync(string? asOrigin = null)
    {
        var socket = new ClientWebSocket();
        if ((asOrigin ?? origin) is { } from)
        {
            socket.Options.SetRequestHeader("Origin", from);
        }

        socket.Options.CollectHttpResponseDetails = true;
        await socket.ConnectAsync(new Uri(StreamUrl), CancellationToken.None);
        return socket;
    }

    public void Dispose() => http.Dispose();
}

public static class Sockets
{
    /// <summary>The next frame as text; null when the other side closed.</summary>
    public static async Task<string?> ReadFrameAsync(this WebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var buffer = new byte[256 * 1024];
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
    }

    /// <summary>The next activities; empty frames only show that the line is alive.</summary>
    public static async Task<JsonElement[]> ReadActivitiesAsync(this WebSocket socket)
    {
        while (await socket.ReadFrameAsync() is { } frame)
        {
            if (frame.Length > 0)
            {
                return [.. JsonSerializer.Deserialize<JsonElement>(frame).GetProperty("activities").EnumerateArray()];
            }
        }

        throw new InvalidOperationException("The socket was closed.");
    }
}
