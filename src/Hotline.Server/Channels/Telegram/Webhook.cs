using System.Security.Cryptography;
using System.Text;
using Hotline.Server.Outbound;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types.Enums;

namespace Hotline.Server.Channels.Telegram;

/// <summary>Takes an update that Telegram posts. 200 means committed or quarantined; anything else makes Telegram post it again.</summary>
internal sealed class Webhook(Arrivals arrivals, TelegramState state, IOptions<TelegramOptions> options, IHostApplicationLifetime lifetime, ILogger<Webhook> logger)
{
    public const string Path = "/telegram/updates";
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";
    private const int MostBytes = 1024 * 1024;

    private readonly byte[] _secret = Hash(options.Value.WebhookSecret ?? "");

    public async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        if (!CryptographicOperations.FixedTimeEquals(_secret, Hash(request.Headers[SecretHeader].ToString())))
        {
            Log.WrongSecret(logger);
            return Results.Unauthorized();
        }

        var (body, whole) = await ReadAsync(request.Body, request.HttpContext.RequestAborted);
        try
        {
            // Not the request's token: a commit under way is finished even when Telegram hangs up.
            await (whole
                ? arrivals.TakeAsync(arrivals.Read(body), lifetime.ApplicationStopping)
                : arrivals.QuarantineAsync(null, body, QuarantineWhy.Unreadable, lifetime.ApplicationStopping));
            state.NotStored = 0;
            return Results.Ok();
        }
        catch (Exception)
        {
            state.NotStored = 1;
            Log.NotStored(logger, 1, 0);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<(ReadOnlyMemory<byte> Body, bool Whole)> ReadAsync(Stream body, CancellationToken cancellation)
    {
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while (read.Length <= MostBytes && (count = await body.ReadAsync(buffer, cancellation)) > 0)
        {
            read.Write(buffer, 0, count);
        }

        return (read.ToArray(), read.Length <= MostBytes);
    }

    /// <summary>Hashed, so that comparing takes the same time for any length too.</summary>
    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

/// <summary>Tells Telegram where to post, when the address is a setting.</summary>
internal sealed class WebhookSetup(
    BotApi api, ProfileCheck profile, TelegramState state, IOptions<TelegramOptions> options, TimeProvider time, ILogger<WebhookSetup> logger) : BackgroundService
{
    private static readonly UpdateType[] Asked = [UpdateType.Message, UpdateType.EditedMessage, UpdateType.CallbackQuery, UpdateType.MyChatMember];
    private static readonly Backoff Retry = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.WebhookUrl is not { } url)
        {
            return;
        }

        try
        {
            await profile.WaitAsync(stoppingToken);
            Log.On(logger, TelegramMode.Webhook);
            for (var tries = 1; !await SetAsync(url, stoppingToken); tries++)
            {
                var wait = Retry.After(tries);
                Log.WebhookNotSet(logger, (long)wait.TotalMilliseconds);
                await Task.Delay(wait, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private async Task<bool> SetAsync(Uri url, CancellationToken stopping)
    {
        try
        {
            await api.Client.SetWebhook(
                new Uri(url, Webhook.Path).AbsoluteUri, allowedUpdates: Asked, secretToken: options.Value.WebhookSecret, cancellationToken: stopping);
            state.Trouble = PollTrouble.None;
            return true;
        }
        catch (RequestException)
        {
            state.Trouble = PollTrouble.Unreachable;
            return false;
        }
    }
}
