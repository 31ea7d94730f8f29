using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace Hotline.Server.Channels.Telegram;

/// <summary>
/// Small calls that follow a commit: stop the spinner of a pressed button, take away its keyboard (its codes have had their turn,
/// and labels left behind tell a later reader of the phone what was asked), leave a group. Tried once or twice, never waited for:
/// losing one costs nothing but polish.
/// </summary>
internal sealed class Courtesies(BotApi api, IOptions<TelegramOptions> options, TimeProvider time, ILogger<Courtesies> logger) : BackgroundService
{
    private const int Workers = 4;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly Channel<Courtesy> _waiting = Channel.CreateBounded<Courtesy>(
        new BoundedChannelOptions(2000) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <param name="keepsButtons">The message is being changed, buttons and all.</param>
    public void AfterTap(Tapped tapped, bool keepsButtons = false)
    {
        _waiting.Writer.TryWrite(new Courtesy.AnswerTap(tapped.QueryId));
        if (!keepsButtons && tapped is { Chat: { } chat, Message: { } message })
        {
            _waiting.Writer.TryWrite(new Courtesy.RemoveKeyboard(chat, message));
        }
    }

    public void Leave(long chat) => _waiting.Writer.TryWrite(new Courtesy.Leave(chat));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        options.Value.IsOn ? Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkAsync(stoppingToken))) : Task.CompletedTask;

    private async Task WorkAsync(CancellationToken stopping)
    {
        try
        {
            await foreach (var courtesy in _waiting.Reader.ReadAllAsync(stopping))
            {
                if (await TryAsync(courtesy, stopping) is { } wait)
                {
                    await Task.Delay(wait < Longest ? wait : Longest, time, stopping);
                    await TryAsync(courtesy, stopping);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    /// <summary>Null when done or hopeless, else how long to wait before the second try.</summary>
    private async Task<TimeSpan?> TryAsync(Courtesy courtesy, CancellationToken stopping)
    {
        try
        {
            await (courtesy switch
            {
                Courtesy.AnswerTap(var query) => api.Client.AnswerCallbackQuery(query, cancellationToken: stopping),
                Courtesy.RemoveKeyboard(var chat, var message) => api.Client.EditMessageReplyMarkup(chat, message, cancellationToken: stopping),
                Courtesy.Leave(var chat) => api.Client.LeaveChat(chat, stopping),
                _ => Task.CompletedTask,
            });
            return null;
        }
        catch (ApiRequestException refused) when (refused.ErrorCode is >= 400 and < 429)
        {
            // Too old, already gone, already left: nothing to do about it.
            return null;
        }
        catch (RequestException failed)
        {
            Log.CourtesyFailed(logger, courtesy.Kind);
            return failed is ApiRequestException { Parameters.RetryAfter: { } seconds } ? TimeSpan.FromSeconds(seconds) : TimeSpan.FromSeconds(1);
        }
    }

    private abstract record Courtesy(CourtesyKind Kind)
    {
        public sealed record AnswerTap(string Query) : Courtesy(CourtesyKind.AnswerTap);

        public sealed record RemoveKeyboard(long Chat, int Message) : Courtesy(CourtesyKind.RemoveKeyboard);

        public sealed record Leave(long Chat) : Courtesy(CourtesyKind.Leave);
    }
}

internal enum CourtesyKind
{
    AnswerTap,
    RemoveKeyboard,
    Leave,
}
