using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;

namespace Hotline.Server.Commands.Load;

/// <summary>
/// As much of the Bot API as a load run needs, over real HTTP on this machine: updates wait until an offset confirms them, and
/// no more than thirty messages leave in any second.
/// </summary>
internal sealed class TelegramStandIn : IAsyncDisposable
{
    private const int MostPerSecond = 30;
    private const int MostUpdates = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock guard = new();
    private readonly SortedDictionary<long, SaidUpdate> waiting = [];
    private readonly Dictionary<long, SaidUpdate> unanswered = [];
    private readonly Queue<long> lastSecond = [];
    private readonly TaskCompletionSource polled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim news = new(0);
    private readonly string token = "7000001:" + RandomNumberGenerator.GetHexString(35);
    private WebApplication? app;
    private long lastUpdate;
    private long lastMessage;
    private long sent;
    private long refused;

    public long Sent => Interlocked.Read(ref sent);

    /// <summary>Messages answered with 429.</summary>
    public long Refused => Interlocked.Read(ref refused);

    public Dictionary<string, string> Settings => new()
    {
        ["Hotline:Telegram:BotToken"] = token,
        ["Hotline:Telegram:ApiBaseUrl"] = app!.Urls.First(),
        ["Hotline:Telegram:PollSeconds"] = "5",
    };

    public static async Task<TelegramStandIn> StartAsync(CancellationToken cancellation)
    {
        var standIn = new TelegramStandIn();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        standIn.app = builder.Build();
        standIn.app.Run(standIn.AnswerAsync);
        await standIn.app.StartAsync(cancellation);
        return standIn;
    }

    /// <summary>A caller's words, waiting to be fetched.</summary>
    public SaidUpdate Say(int caller, string text)
    {
        lock (guard)
        {
            var update = new SaidUpdate(++lastUpdate, caller + 1, text);
            waiting[update.Id] = update;
            unanswered[update.Chat] = update;
            news.Release();
            return update;
        }
    }

    public Task UntilPolledAsync(CancellationToken cancellation) => polled.Task.WaitAsync(Patience, cancellation);

    /// <summary>Until nothing was sent for a while.</summary>
    public async Task UntilQuietAsync(CancellationToken cancellation)
    {
        for (var before = -1L; before != Sent;)
        {
            before = Sent;
            await Task.Delay(TimeSpan.FromSeconds(3), cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        news.Dispose();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!.Split('/');
        if (path is not ["", var bot, var method] || bot != "bot" + token)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        JsonElement asked = default;
        if (http.Request.ContentLength is not 0 && http.Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true)
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
            asked = body.RootElement.Clone();
        }

        var answer = method switch
        {
            "getUpdates" => await UpdatesAsync(asked, http.RequestAborted),
            "sendMessage" => Send(asked),
            "getMe" => Ok(new { id = 7000001, is_bot = true, first_name = "Load", username = "load_bot" }),
            "getMyName" => Ok(new { name = "Load" }),
            "getMyDescription" => Ok(new { description = "" }),
            "getMyShortDescription" => Ok(new { short_description = "" }),
            "getMyCommands" => Ok(Array.Empty<object>()),
            _ => Ok(true),
        };
        http.Response.StatusCode = answer.Status;
        await http.Response.WriteAsJsonAsync(answer.Body, answer.Body.GetType(), http.RequestAborted);
    }

    private async Task<Reply> UpdatesAsync(JsonElement asked, CancellationToken gone)
    {
        polled.TrySetResult();
        var until = Stopwatch.GetTimestamp() + (asked.GetProperty("timeout").GetInt32() * Stopwatch.Frequency);
        if (asked.TryGetProperty("offset", out var offset) && offset.ValueKind == JsonValueKind.Number)
        {
            Confirm(offset.GetInt64());
        }

        while (true)
        {
            lock (guard)
            {
                if (waiting.Count > 0 || Stopwatch.GetTimestamp() >= until)
                {
                    return Ok(waiting.Values.Take(MostUpdates).Select(update => update.Fetch()).ToArray());
                }
            }

            await news.WaitAsync(TimeSpan.FromMilliseconds(200), gone);
        }
    }

    /// <summary>An offset confirms everything below it.</summary>
    private void Confirm(long offset)
    {
        lock (guard)
        {
            foreach (var update in waiting.Values.TakeWhile(update => update.Id < offset).ToList())
            {
                waiting.Remove(update.Id);
                update.Confirm();
            }
        }
    }

    private Reply Send(JsonElement asked)
    {
        lock (guard)
        {
            var now = Stopwatch.GetTimestamp();
            while (lastSecond.TryPeek(out var at) && now - at >= Stopwatch.Frequency)
            {
                lastSecond.Dequeue();
            }

            if (lastSecond.Count >= MostPerSecond)
            {
                Interlocked.Increment(ref refused);
                return new Reply(429, new { ok = false, error_code = 429, description = "Too Many Requests: retry after 1", parameters = new { retry_after = 1 } });
            }

            lastSecond.Enqueue(now);
            Interlocked.Increment(ref sent);
            var chat = asked.GetProperty("chat_id").GetInt64();
            if (unanswered.TryGetValue(chat, out var update) && update.TryAnswer())
            {
                unanswered.Remove(chat);
            }

            return Ok(new { message_id = ++lastMessage, date = 0, chat = new { id = chat, type = "private" }, text = "" });
        }
    }

    private static Reply Ok(object result) => new(StatusCodes.Status200OK, new { ok = true, result });

    private sealed record Reply(int Status, object Body);
}
