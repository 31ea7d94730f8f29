using System.Net.WebSockets;
using Hotline.Server.Conversations;

namespace Hotline.Server.Channels.WebChat;

/// <summary>Opens a socket for a ticket.</summary>
internal sealed class StreamEndpoint(
    IWebChatTokens tokens, IThreads threads, Streams streams, Origins origins, WebChatMetrics metrics, ILogger<StreamEndpoint> log,
    IHostApplicationLifetime host, TimeProvider time)
{
    public async Task OpenAsync(HttpContext http)
    {
        var (grant, refusal) = await CheckAsync(http);
        if (refusal is not null)
        {
            metrics.Refused(refusal);
            await refusal.ExecuteAsync(http);
            return;
        }

        // No compression: its output length tells what was said. No timer of its own: Streams pings them all.
        using var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            DangerousEnableCompression = false,
            KeepAliveInterval = Timeout.InfiniteTimeSpan,
        });
        var stream = new CallerStream(socket, grant!.Chat, grant.Conversation!.Value, Watermarks.Read(http.Request), threads, time)
        {
            ValidUntil = grant.ExpiresAt.UtcTicks,
        };
        await ServeAsync(http, stream);
    }

    private async Task<(Grant? Grant, Refusal? Refusal)> CheckAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            return (null, Refusal.NotASocket);
        }

        // CORS does not cover sockets. Without an Origin it is no browser, and the ticket alone decides.
        if (http.Request.Headers.Origin is { Count: > 0 } origin && !(origin is [{ } one] && origins.Allows(one)))
        {
            return (null, Refusal.WrongOrigin);
        }

        if (streams.IsFull)
        {
            return (null, Refusal.Closed);
        }

        var ticket = http.Request.Query["t"].ToString();
        return ticket is { Length: > 0 and < 128 } && await tokens.SpendAsync(PassHash.Of(ticket), time.GetUtcNow(), http.RequestAborted) is { Conversation: not null } grant
            && string.Equals(grant.Chat.Value, http.Request.RouteValues["chat"] as string, StringComparison.Ordinal)
                ? (grant, null)
                : (null, Refusal.WrongTicket);
    }

    private async Task ServeAsync(HttpContext http, CallerStream stream)
    {
        using var stopping = host.ApplicationStopping.UnsafeRegister(static s => ((CallerStream)s!).Close(WebSocketCloseStatus.EndpointUnavailable), stream);
        using var watch = threads.Watch(stream.Conversation, stream.Nudge);
        metrics.SocketOpened();
        streams.Add(stream);
        try
        {
            stream.Nudge();
            await stream.ListenAsync(http.RequestAborted);
            stream.Close(WebSocketCloseStatus.NormalClosure);
            await stream.ClosedAsync();
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            Log.SocketBroke(log, streams.Count);
        }
        finally
        {
            streams.Remove(stream);
            metrics.SocketClosed();
        }
    }
}
