using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Telegram.Bot;

namespace Hotline.Server.Channels.Telegram;

/// <summary>
/// The two ways to the Bot API: Telegram.Bot for what we send, plain bytes for updates. Neither logs: the clients are made
/// here and not by a factory, whose loggers would write addresses.
/// </summary>
internal sealed class BotApi : IDisposable
{
    private const int MostAnswerBytes = 64 * 1024 * 1024;
    private readonly HttpClient _polls;
    private readonly HttpClient _calls;
    private readonly string _updatesPath;

    public BotApi(TelegramOptions options)
    {
        var handler = new TokenHandler(options);
        _updatesPath = $"{handler.PlaceholderBase}/bot{handler.PlaceholderToken}/getUpdates";
        _polls = new HttpClient(handler)
        {
            Timeout = TimeSpan.FromSeconds(options.PollSeconds + 15),
            MaxResponseContentBufferSize = MostAnswerBytes,
        };
        _calls = new HttpClient(handler, disposeHandler: false) { Timeout = TimeSpan.FromSeconds(20) };
        var client = new TelegramBotClientOptions(handler.PlaceholderToken, handler.PlaceholderBase)
        {
            // Whether and when to try again is decided by the sender, which knows lanes and order.
            RetryCount = 0,
            RetryThreshold = 0,
        };
        Client = new TelegramBotClient(client, _calls);
    }

    public ITelegramBotClient Client { get; }

    /// <summary>The answer to getUpdates as it came.</summary>
    public async Task<PollAnswer> GetUpdatesAsync(long? offset, int limit, int waitSeconds, CancellationToken cancellation)
    {
        var ask = JsonSerializer.SerializeToUtf8Bytes(new
        {
            offset,
            limit,
            timeout = waitSeconds,
            allowed_updates = UpdateKinds.Asked,
        });
        using var content = new ByteArrayContent(ask);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        try
        {
            using var answer = await _polls.PostAsync(_updatesPath, content, cancellation);
            var body = await answer.Content.ReadAsByteArrayAsync(cancellation);
            return new PollAnswer(answer.StatusCode, body);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return PollAnswer.Unreachable;
        }
    }

    public void Dispose()
    {
        _calls.Dispose();
        _polls.Dispose();
    }
}

/// <param name="Status">Null when no answer came.</param>
internal sealed record PollAnswer(HttpStatusCode? Status, byte[] Body)
{
    public static PollAnswer Unreachable { get; } = new(null, []);

    /// <summary>Telegram says 409 both for a second poller and for a webhook that is still set; only the words differ.</summary>
    public bool SaysWebhook => Encoding.UTF8.GetString(Body).Contains("webhook is active", StringComparison.OrdinalIgnoreCase);

    /// <summary>How long a 429 asks us to wait.</summary>
    public TimeSpan? RetryAfter
    {
        get
        {
            try
            {
                using var answer = JsonDocument.Parse(Body);
                return answer.RootElement.TryGetProperty("parameters", out var parameters)
                    && parameters.TryGetProperty("retry_after", out var seconds)
                    && seconds.TryGetInt32(out var value) && value is > 0 and < 86_400
                        ? TimeSpan.FromSeconds(value)
                        : null;
            }
            catch (Exception broken) when (broken is JsonException or InvalidOperationException)
            {
                return null;
            }
        }
    }
}
