using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text.Json;

namespace Hotline.Server.Commands.Load;

/// <summary>The chat address of the run, and the connections to it.</summary>
internal sealed class ChatSite : IDisposable
{
    public ChatSite(Uri chat)
    {
        Origin = chat.GetLeftPart(UriPartial.Authority);
        var wire = new SocketsHttpHandler { UseProxy = false, UseCookies = false, ActivityHeadersPropagator = null };
        Http = new HttpClient(wire) { BaseAddress = chat, Timeout = TimeSpan.FromSeconds(30) };
        Http.DefaultRequestHeaders.Add("Origin", Origin);
    }

    public string Origin { get; }

    public HttpClient Http { get; }

    public void Dispose() => Http.Dispose();
}

/// <summary>A caller's browser: starts a conversation, opens its socket, and, if it talks, waits for the answer to each message.</summary>
internal sealed class ChatCaller(ChatSite site, string chat, string token, ClientWebSocket socket) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Where those who only listen put what they hear: nobody reads it.</summary>
    private static readonly byte[] Unread = new byte[16_384];

    private readonly CancellationTokenSource leaving = new();
    private volatile Expected? expected;
    private volatile bool open = true;
    private int said;

    public bool IsOpen => open;

    public static async Task<ChatCaller> OpenAsync(ChatSite site, bool talks, CancellationToken cancellation)
    {
        using var answer = await site.Http.PostAsync(new Uri("/v3/directline/conversations", UriKind.Relative), new ByteArrayContent([]), cancellation);
        answer.EnsureSuccessStatusCode();
        using var opened = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellation));
        string Field(string name) => opened.RootElement.GetProperty(name).GetString()!;

        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", site.Origin);
        socket.Options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
        await socket.ConnectAsync(new Uri(Field("streamUrl")), site.Http, cancellation);
        var caller = new ChatCaller(site, Field("conversationId"), Field("token"), socket);
        _ = caller.ListenAsync(talks);
        return caller;
    }

    /// <summary>Until the answer has arrived on the socket.</summary>
    public async Task SayAsync(string text, CancellationToken cancellation)
    {
        var waiting = new Expected($"m{said++}");
        expected = waiting;
        using var post = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{chat}/activities");
        post.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        post.Content = JsonContent.Create(new { type = "message", text, channelData = new { clientActivityID = waiting.ClientId } });
        using var answer = await site.Http.SendAsync(post, cancellation);
        answer.EnsureSuccessStatusCode();
        await waiting.Answered.Task.WaitAsync(Patience, cancellation);
    }

    public void Dispose()
    {
        leaving.Cancel();
        socket.Abort();
        socket.Dispose();
        leaving.Dispose();
    }

    private async Task ListenAsync(bool talks)
    {
        try
        {
            var frame = talks ? new byte[65_536] : Unread;
            var length = 0;
            while (true)
            {
                var received = await socket.ReceiveAsync(frame.AsMemory(length), leaving.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                length = talks ? length + received.Count : 0;
                if (talks && received.EndOfMessage)
                {
                    Hear(frame.AsMemory(0, length));
                    length = 0;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The run is over, or the server closed; whoever still waits runs out of patience and counts as a failure.
        }

        open = false;
    }

    private void Hear(ReadOnlyMemory<byte> frame)
    {
        // An empty frame only shows that the line is alive.
        if (frame.IsEmpty || expected is not { } waiting)
        {
            return;
        }

        using var set = JsonDocument.Parse(frame);
        foreach (var activity in set.RootElement.GetProperty("activities").EnumerateArray())
        {
            if (activity.GetProperty("from").GetProperty("role").ValueEquals("bot"))
            {
                waiting.Answer();
            }
            else if (activity.TryGetProperty("channelData", out var data) && data.GetProperty("clientActivityID").ValueEquals(waiting.ClientId))
            {
                waiting.Heard();
            }
        }
    }

    /// <summary>The answer is what the hotline says after it has shown the caller's own words.</summary>
    private sealed class Expected(string clientId)
    {
        private bool heard;

        public string ClientId => clientId;

        public TaskCompletionSource Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Heard() => heard = true;

        public void Answer()
        {
            if (heard)
            {
                Answered.TrySetResult();
            }
        }
    }
}
