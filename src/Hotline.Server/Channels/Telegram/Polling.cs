using System.Net;
using System.Security.Cryptography;
using Hotline.Server.Outbound;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace Hotline.Server.Channels.Telegram;

/// <summary>
/// Long polling. The offset moves, and with it Telegram forgets, only when every update of the batch is committed or quarantined.
/// No offset is kept over a restart: Telegram remembers what we confirmed, and the inbox knows repetitions.
/// </summary>
internal sealed class Polling(
    BotApi api, Arrivals arrivals, ProfileCheck profile, TelegramState state, TelegramMetrics metrics,
    IOptions<TelegramOptions> options, TimeProvider time, ILogger<Polling> logger) : BackgroundService
{
    private const int Most = 100;
    private static readonly Backoff Trouble = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(30));
    private static readonly Backoff Store = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5));

    private long? _offset;
    private int _oneByOne;
    private int _failures;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await profile.WaitAsync(stoppingToken);
            Log.On(logger, TelegramMode.Polling);
            while (!stoppingToken.IsCancellationRequested)
            {
                await TryPollAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private async Task TryPollAsync(CancellationToken stopping)
    {
        try
        {
            await PollAsync(stopping);
        }
        catch (Exception) when (!stopping.IsCancellationRequested)
        {
            // Nothing was confirmed, so nothing is lost: the same updates come again.
            await FailAsync(PollTrouble.Ours, null, stopping);
        }
    }

    private async Task PollAsync(CancellationToken stopping)
    {
        // While Telegram is in trouble ask for a quick answer, so that recovery shows at once.
        var wait = _failures > 0 ? 0 : options.Value.PollSeconds;
        var answer = await api.GetUpdatesAsync(_offset, _oneByOne > 0 ? 1 : Most, wait, stopping);
        if (answer.Status != HttpStatusCode.OK)
        {
            await FailAsync(TroubleOf(answer), answer.RetryAfter, stopping);
            return;
        }

        if (Batch.FindUpdates(answer.Body) is { } updates)
        {
            Recover();
            await TakeAsync(updates, stopping);
            return;
        }

        await TakeMalformedAsync(answer, stopping);
    }

    private async Task TakeAsync(IReadOnlyList<ReadOnlyMemory<byte>> updates, CancellationToken stopping)
    {
        if (updates.Count == 0)
        {
            // Everything is confirmed. Asking without an offset from here on also finds the updates of a numbering that began
            // anew, as it does at random after a week of silence.
            _offset = null;
            return;
        }

        var read = updates.Select(arrivals.Read).ToList();
        await TakeAllAsync(read, stopping);
        var before = _offset;
        _offset = read.Max(arrival => arrival.Id) + 1 ?? _offset;
        if (_offset == before)
        {
            // Nothing in the batch has an id: it comes again whatever we do, until Telegram drops it.
            await FailAsync(PollTrouble.Malformed, null, stopping);
        }
    }

    private async Task TakeAllAsync(List<Arrival> left, CancellationToken stopping)
    {
        for (var tries = 1; ; tries++)
        {
            var taken = left.ConvertAll(arrival => (Arrival: arrival, Done: arrivals.TakeAsync(arrival, stopping)));
            await Task.WhenAll(taken.Select(one => one.Done)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stopping.ThrowIfCancellationRequested();
            left = taken.FindAll(one => !one.Done.IsCompletedSuccessfully).ConvertAll(one => one.Arrival);
            state.NotStored = left.Count;
            if (left.Count == 0)
            {
                return;
            }

            var wait = Store.After(tries);
            Log.NotStored(logger, left.Count, (long)wait.TotalMilliseconds);
            await Task.Delay(wait, time, stopping);
        }
    }

    /// <summary>
    /// The answer is no JSON. Updates are then asked for one at a time; the one that spoils it is put aside when at least its id
    /// can be told. A page of some proxy has no id, and confirms nothing.
    /// </summary>
    private async Task TakeMalformedAsync(PollAnswer answer, CancellationToken stopping)
    {
        if (_oneByOne > 0 && Batch.FindFirstId(answer.Body) is { } id)
        {
            await arrivals.QuarantineAsync(id, answer.Body, QuarantineWhy.Unreadable, stopping);
            _offset = id + 1;
            _oneByOne = 0;
            return;
        }

        _oneByOne = Most;
        await FailAsync(PollTrouble.Malformed, null, stopping);
    }

    private static PollTrouble TroubleOf(PollAnswer answer) => answer.Status switch
    {
        null => PollTrouble.Unreachable,
        HttpStatusCode.Unauthorized or HttpStatusCode.NotFound => PollTrouble.TokenRefused,
        HttpStatusCode.Conflict => answer.SaysWebhook ? PollTrouble.WebhookSet : PollTrouble.AnotherPoller,
        HttpStatusCode.TooManyRequests => PollTrouble.TooMany,
        >= HttpStatusCode.InternalServerError => PollTrouble.ServerError,
        _ => PollTrouble.Malformed,
    };

    private async Task FailAsync(PollTrouble trouble, TimeSpan? told, CancellationToken stopping)
    {
        _failures++;
        state.Trouble = trouble;
        metrics.PollFailed(trouble);
        var wait = trouble switch
        {
            // Two pollers cut each other off: whoever waits by chance longer leaves the other in peace.
            PollTrouble.AnotherPoller => TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(2_000, 10_000)),
            _ => told ?? Trouble.After(_failures),
        };
        Log.PollFailed(logger, trouble, _failures, (long)wait.TotalMilliseconds);
        if (trouble == PollTrouble.WebhookSet)
        {
            await RemoveWebhookAsync(stopping);
        }

        await Task.Delay(wait, time, stopping);
    }

    private void Recover()
    {
        if (_failures > 0)
        {
            Log.PollRecovered(logger, _failures);
        }

        _failures = 0;
        _oneByOne = Math.Max(0, _oneByOne - 1);
        state.Trouble = PollTrouble.None;
    }

    private async Task RemoveWebhookAsync(CancellationToken stopping)
    {
        try
        {
            await api.Client.DeleteWebhook(dropPendingUpdates: false, cancellationToken: stopping);
        }
        catch (RequestException)
        {
            // The next poll says 409 again, and we come back here.
        }
    }
}
