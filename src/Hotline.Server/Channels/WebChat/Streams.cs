using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Channels.WebChat;

/// <summary>The open sockets of this process, one per chat, and the one clock that keeps them alive.</summary>
internal sealed class Streams(IOptions<WebChatOptions> options, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<ChatId, CallerStream> open = new();

    public int Count => open.Count;

    public bool IsFull => open.Count >= options.Value.MostSockets;

    /// <summary>A new socket of a chat closes the one before: one pair of eyes at a time.</summary>
    public void Add(CallerStream stream)
    {
        while (!open.TryAdd(stream.Chat, stream))
        {
            if (open.TryRemove(stream.Chat, out var before))
            {
                before.Close(WebSocketCloseStatus.PolicyViolation);
            }
        }
    }

    public void Remove(CallerStream stream) => open.TryRemove(KeyValuePair.Create(stream.Chat, stream));

    public void Extend(ChatId chat, DateTimeOffset validUntil)
    {
        if (open.TryGetValue(chat, out var stream))
        {
            stream.ValidUntil = validUntil.UtcTicks;
        }
    }

    public void Close(ChatId chat)
    {
        if (open.TryGetValue(chat, out var stream))
        {
            stream.Close(WebSocketCloseStatus.NormalClosure);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        var beat = 0;
        var every = Math.Max(1, (int)(options.Value.PingEvery / Tick));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            beat++;
            foreach (var (chat, stream) in open)
            {
                Tend(stream, pings: (chat.GetHashCode() & int.MaxValue) % every == beat % every);
            }
        }
    }

    /// <summary>Each second another part of the sockets is pinged, so that the pings never come as a wave.</summary>
    private void Tend(CallerStream stream, bool pings)
    {
        if (stream.IsStuck(Patience))
        {
            stream.Abort();
        }
        else if (stream.ValidUntil < time.GetUtcNow().UtcTicks)
        {
            stream.Close(WebSocketCloseStatus.PolicyViolation);
        }
        else if (pings)
        {
            stream.Ping();
        }
    }
}
