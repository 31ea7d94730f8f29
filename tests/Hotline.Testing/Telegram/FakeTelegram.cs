using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hotline.Testing.Telegram;

/// <summary>
/// A Bot API server over real HTTP that behaves as Telegram's does where it matters to us. Callers write through the methods here;
/// what the bot sent is read here. The bot may live in another process.
/// </summary>
public sealed class FakeTelegram : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly FakeTelegramOptions _options;
    private readonly FakeUpdates _updates = new();
    private readonly FakeChats _chats;
    private readonly FakeWebhook _webhook;
    private readonly WebApplication _app;
    private readonly HashSet<string> _openTaps = [];
    private readonly List<FakeCall> _calls = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _taps;

    private FakeTelegram(FakeTelegramOptions options)
    {
        _options = options;
        _chats = new FakeChats(options);
        _webhook = new FakeWebhook(_updates, options);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        _app = builder.Build();
        _app.Map("/bot{token}/{method}", (HttpContext http, string token, string method) => AnswerAsync(http, token, method));
    }

    public string Address => _app.Urls.First();

    public string Token => _options.Token;

    /// <summary>The clock of <see cref="SentMessage.At"/>.</summary>
    public TimeSpan Elapsed => _chats.Now;

    public Faults Faults { get; } = new();

    /// <summary>Updates Telegram still keeps: not yet confirmed.</summary>
    public int Pending => _updates.Pending;

    /// <summary>Polls that were sent away because another one took over, or a webhook was set.</summary>
    public int Conflicts { get; private set; }

    public IReadOnlyList<SentMessage> Sent => Locked(() => _chats.Sent.ToList());

    /// <summary>Every call with its arguments, in the order they came.</summary>
    public IReadOnlyList<FakeCall> Calls => Locked(() => _calls.ToList());

    /// <summary>Tries to a chat before the time that a 429 had named.</summary>
    public int Impatient => Locked(() => _chats.Impatient);

    public int Refused429 => Locked(() => _chats.Refused429);

    public static async Task<FakeTelegram> StartAsync(FakeTelegramOptions? options = null)
    {
        var fake = new FakeTelegram(options ?? new FakeTelegramOptions());
        await fake._app.StartAsync();
        return fake;
    }

    public IReadOnlyList<SentMessage> SentTo(long chat) => Locked(() => _chats.Sent.Where(message => message.Chat == chat).ToList());

    /// <summary>Changes of messages sent before, in order.</summary>
    public IReadOnlyList<SentMessage> ChangedIn(long chat) => Locked(() => _chats.Changed.Where(message => message.Chat == chat).ToList());

    /// <summary>What both sides see in the chat now.</summary>
    public IReadOnlyList<string> Shown(long chat) =>
        Locked(() => _chats.Open(chat).Messages.OrderBy(message => message.Key).Select(message => message.Value.Text).ToList());

    public bool HasKeyboard(long chat, int messageId) => Locked(() => _chats.Open(chat).Messages.TryGetValue(messageId, out var message) && message.HasKeyboard);

    /// <summary>Lets the bot write to a chat that has not written yet.</summary>
    public void Open(long chat) => Locked(() => _chats.Open(chat));

    /// <summary>A caller writes. Returns the update's id.</summary>
    public long Write(long chat, string text, string language = "ru") => Post(FakeUpdate.Text(chat, Locked(() => _chats.Hear(chat, text)), text, language, _options.Time));

    /// <summary>A caller sends something that is not words: the fields of its content, as JSON.</summary>
    public long Send(long chat, string fields) => Post(FakeUpdate.Media(chat, Locked(() => _chats.Hear(chat, "")), fields, _options.Time));

    public long Edit(long chat, int messageId, string text) => Post(FakeUpdate.Edit(chat, messageId, text, _options.Time));

    /// <summary>A caller presses a button. Returns the query's id.</summary>
    public string Tap(long chat, int messageId, string data)
    {
        var query = Locked(() => $"{_options.Token[..9]}{++_taps}");
        Locked(() => _openTaps.Add(query));
        Post(FakeUpdate.Tap(chat, messageId, query, data));
        return query;
    }

    /// <summary>The caller deletes a message on their own phone.</summary>
    public void Remove(long chat, int messageId) => Locked(() => _chats.Open(chat).Messages.Remove(messageId));

    public long Block(long chat)
    {
        Locked(() => _chats.Open(chat).IsBlocked = true);
        return Post(FakeUpdate.Member(chat, "private", "kicked", _options.Time));
    }

    /// <summary>Blocks without an update, as when the update is still on its way.</summary>
    public void BlockSilently(long chat) => Locked(() => _chats.Open(chat).IsBlocked = true);

    public long Unblock(long chat)
    {
        Locked(() => _chats.Open(chat).IsBlocked = false);
        return Post(FakeUpdate.Member(chat, "private", "member", _options.Time));
    }

    /// <summary>Any update at all: its fields beside the id, as JSON text.</summary>
    public long Post(FakeUpdate update) => _updates.Add(update.Kind, update.Json);

    /// <summary>Exactly these bytes as an update; <c>{id}</c> stands for its id.</summary>
    public long PostRaw(string raw) => _updates.Add("", id => raw.Replace("{id}", id.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));

    public void Renumber(long next) => _updates.Renumber(next);

    /// <summary>Waits until something holds, looking after each change. Throws <see cref="TimeoutException"/>.</summary>
    public async Task UntilAsync(Func<FakeTelegram, bool> holds, int seconds = 15)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (true)
        {
            var changed = Locked(() => _changed.Task);
            if (holds(this))
            {
                return;
            }

            try
            {
                await changed.WaitAsync(late.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"Not so after {seconds} s: {Sent.Count} sent, {Pending} pending, {Calls.Count} calls.");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _webhook.DisposeAsync();
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http, string token, string method)
    {
        if (token != _options.Token)
        {
            await ReplyAsync(http, new FakeReply.Refusal(401, "Unauthorized"));
            return;
        }

        var asked = await FakeCall.ReadAsync(http, method);
        if (!method.Equals("getUpdates", StringComparison.OrdinalIgnoreCase))
        {
            Locked(() => _calls.Add(asked));
        }

        var fault = Faults.Take(method, asked.FindLong("chat_id"));
        if (await BreaksBeforeAsync(http, asked, fault))
        {
            Changed();
            return;
        }

        var reply = await DoAsync(http, asked);
        Changed();
        if (fault is Fault.CutAfter)
        {
            http.Abort();
            return;
        }

        await ReplyAsync(http, reply);
        Changed();
    }

    private async Task<bool> BreaksBeforeAsync(HttpContext http, FakeCall asked, Fault? fault)
    {
        switch (fault)
        {
            case Fault.CutBefore:
                http.Abort();
                return true;
            case Fault.Garbage garbage:
                http.Response.StatusCode = garbage.Code;
                await http.Response.WriteAsync(garbage.Body);
                return true;
            case Fault.Answer answer:
                if (answer.RetryAfter is { } seconds && asked.FindLong("chat_id") is { } chat)
                {
                    Locked(() => _chats.Forbid(_chats.Open(chat), seconds));
                }

                await ReplyAsync(http, new FakeReply.Refusal(answer.Code, answer.Description, answer.RetryAfter));
                return true;
            case Fault.Slow slow:
                await Task.Delay(slow.Delay, _options.Time, http.RequestAborted);
                return false;
            default:
                return false;
        }
    }

    private async Task<FakeReply> DoAsync(HttpContext http, FakeCall asked) => asked.Method.ToUpperInvariant() switch
    {
        "GETUPDATES" => await PollAsync(http, asked),
        "SETWEBHOOK" => SetWebhook(asked),
        "DELETEWEBHOOK" => Do(() => _webhook.Set(null, null)),
        "ANSWERCALLBACKQUERY" => Locked(() => _openTaps.Remove(asked.FindText("callback_query_id") ?? ""))
            ? FakeReply.True
            : new FakeReply.Refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"),
        "GETME" => new FakeReply.Result(new { id = long.Parse(Token.Split(':')[0], null), is_bot = true, first_name = _options.BotName, username = "reference_kz_bot" }),
        "GETMYNAME" => new FakeReply.Result(new { name = _options.BotName }),
        "GETMYDESCRIPTION" => new FakeReply.Result(new { description = _options.BotDescription }),
        "GETMYSHORTDESCRIPTION" => new FakeReply.Result(new { short_description = "" }),
        "GETMYCOMMANDS" => new FakeReply.Result(Array.Empty<object>()),
        _ => Locked(() => FakeMethods.Do(asked, _chats, _options)),
    };

    private async Task<FakeReply> PollAsync(HttpContext http, FakeCall asked)
    {
        _updates.Allow(asked.FindTexts("allowed_updates"));
        if (_webhook.IsSet)
        {
            Conflicts++;
            return new FakeReply.Refusal(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
        }

        var limit = (int)Math.Clamp(asked.FindLong("limit") ?? 100, 1, 100);
        var wait = TimeSpan.FromSeconds(asked.FindLong("timeout") ?? 0);
        var polled = await _updates.PollAsync(asked.FindLong("offset") ?? 0, limit, wait, _options.Time, http.RequestAborted);
        if (polled is not null)
        {
            return new FakeReply.Raw(polled);
        }

        Conflicts++;
        return new FakeReply.Refusal(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
    }

    private FakeReply.Result SetWebhook(FakeCall asked)
    {
        _updates.Allow(asked.FindTexts("allowed_updates"));
        return Do(() => _webhook.Set(asked.FindText("url"), asked.FindText("secret_token")));
    }

    private static FakeReply.Result Do(Action act)
    {
        act();
        return FakeReply.True;
    }

    private static async Task ReplyAsync(HttpContext http, FakeReply reply)
    {
        http.Response.ContentType = "application/json";
        switch (reply)
        {
            case FakeReply.Raw raw:
                await http.Response.WriteAsync($$"""{"ok":true,"result":{{raw.Json}}}""");
                break;
            case FakeReply.Result result:
                await http.Response.WriteAsync(JsonSerializer.Serialize(new { ok = true, result = result.Value }));
                break;
            case FakeReply.Refusal refusal:
                http.Response.StatusCode = refusal.Code;
                await http.Response.WriteAsync(refusal.Json);
                break;
        }
    }

    private void Changed() => Locked(() =>
    {
        _changed.TrySetResult();
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    });

    private T Locked<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }

    private void Locked(Action act)
    {
        lock (_gate)
        {
            act();
        }
    }
}
