using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using Hotline.Core.Messages;
using Hotline.Server.Conversations;

namespace Hotline.Server.Channels.WebChat;

/// <summary>
/// One open socket. It holds no thread, no timer and no buffer while nothing happens. All sending is done by one pump that
/// runs when something is to do, so that frames never mix and many nudges cost one read.
/// </summary>
internal sealed class CallerStream(WebSocket socket, ChatId chat, ConversationId conversation, long seen, IThreads threads, TimeProvider time)
    : IThreadPoolWorkItem
{
    private const int Idle = 0;
    private const int Running = 1;
    private const int RunningAndAgain = 2;
    private const int LongestFromClient = 4_096;
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(5);

    private int state;
    private long sent = seen;
    private volatile bool pinging;
    private volatile int closing;
    private long busySince;

    private volatile bool closed;
    private TaskCompletionSource? whenClosed;

    public ChatId Chat => chat;

    public ConversationId Conversation => conversation;

    /// <summary>When the last token of this chat known here expires; ticks, so that it can be read and set at once from anywhere.</summary>
    public long ValidUntil { get; set; }

    /// <summary>Looks for something new, and then, if there is nothing, sends an empty frame to show that the line is alive.</summary>
    public void Ping()
    {
        pinging = true;
        Nudge();
    }

    public void Close(WebSocketCloseStatus why)
    {
        closing = (int)why;
        Nudge();
    }

    public void Abort() => socket.Abort();

    /// <summary>Until our own part of the closing has been said, or there is nobody to say it to.</summary>
    public async Task ClosedAsync()
    {
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref whenClosed, waiting);
        if (!closed)
        {
            await Task.WhenAny(waiting.Task, Task.Delay(ClosePatience, time));
        }
    }

    /// <summary>The other side has taken nothing for this long.</summary>
    public bool IsStuck(TimeSpan patience) =>
        Volatile.Read(ref busySince) is > 0 and var since && time.GetElapsedTime(since) > patience;

    public void Nudge()
    {
        while (true)
        {
            var now = Volatile.Read(ref state);
            if (now == RunningAndAgain)
            {
                return;
            }

            if (Interlocked.CompareExchange(ref state, now + 1, now) != now)
            {
                continue;
            }

            if (now == Idle)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }

            return;
        }
    }

    void IThreadPoolWorkItem.Execute() => _ = PumpAsync();

    /// <summary>Until the other side leaves. Clients send empty frames to see whether the line is alive; nothing else is listened to.</summary>
    public async Task ListenAsync(CancellationToken aborted)
    {
        var taken = 0;
        while (true)
        {
            // A read into nothing waits without holding a buffer.
            var received = await socket.ReceiveAsync(Memory<byte>.Empty, aborted);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            if (received.EndOfMessage)
            {
                taken = 0;
                continue;
            }

            var buffer = ArrayPool<byte>.Shared.Rent(1_024);
            received = await socket.ReceiveAsync(buffer.AsMemory(), aborted);
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            taken = received.EndOfMessage ? 0 : taken + received.Count;
            if (taken > LongestFromClient)
            {
                Close(WebSocketCloseStatus.MessageTooBig);
            }
        }
    }

    private async Task PumpAsync()
    {
        try
        {
            do
            {
                Volatile.Write(ref state, Running);
                Volatile.Write(ref busySince, time.GetTimestamp());
                await PushAsync();
                Volatile.Write(ref busySince, 0);
            }
            while (Interlocked.CompareExchange(ref state, Idle, Running) != Running);
        }
        catch (Exception e) when (e is IntakeClosedException or Storage.StorageUnavailableException)
        {
            // The next ping looks again; the socket need not suffer.
            Volatile.Write(ref busySince, 0);
            Volatile.Write(ref state, Idle);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException or IOException)
        {
            // Gone. The client reads on from its watermark when it comes back. The pump stays "running", so that it never starts again.
            socket.Abort();
            MarkClosed();
        }
    }

    private void MarkClosed()
    {
        closed = true;
        Volatile.Read(ref whenClosed)?.TrySetResult();
    }

    private async Task CloseAsync()
    {
        if (closed)
        {
            return;
        }

        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            await socket.CloseOutputAsync((WebSocketCloseStatus)closing, null, CancellationToken.None);
        }

        MarkClosed();
        _ = AbortLaterAsync();
    }

    /// <summary>The other side may never answer our closing.</summary>
    private async Task AbortLaterAsync()
    {
        await Task.Delay(ClosePatience, time);
        socket.Abort();
    }

    private async Task PushAsync()
    {
        if (closing != 0)
        {
            await CloseAsync();
            return;
        }

        IReadOnlyList<ThreadEntry> entries;
        do
        {
            entries = await threads.ReadForCallerAsync(conversation, sent, Activities.MostAtOnce, CancellationToken.None);
            if (entries.Count > 0)
            {
                pinging = false;
                await SendAsync(entries);
                sent = entries[^1].Sequence;
            }
        }
        while (entries.Count == Activities.MostAtOnce);

        if (pinging)
        {
            pinging = false;
            await socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
    }

    private async Task SendAsync(IReadOnlyList<ThreadEntry> entries)
    {
        var frame = new ArrayBufferWriter<byte>(1_024);
        await using (var json = new Utf8JsonWriter(frame, Answer.Json))
        {
            json.WriteStartObject();
            Activities.WriteSet(json, chat, entries, sent);
            json.WriteEndObject();
        }

        await socket.SendAsync(frame.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
    }
}
