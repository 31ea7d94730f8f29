using Hotline.Core.Messages;
using Hotline.Server.Outbound;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace Hotline.Server.Channels.Telegram;

/// <summary>
/// Reads the bot's public profile in every language before the first message is taken, and refuses to start under one that gives
/// callers away (T1.1). Never holds up the start: where Telegram is away, we serve, and look as soon as it is back; what is found
/// then is alarmed but stops nobody who is already being served.
/// </summary>
internal sealed class ProfileCheck(
    BotApi api, GiveAwayWords words, TelegramState state, IOptions<TelegramOptions> options, IHostApplicationLifetime lifetime,
    TimeProvider time, ILogger<ProfileCheck> logger) : BackgroundService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly Backoff Retry = new(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5));

    private readonly TaskCompletionSource _firstLook = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Until the first look is done, or Telegram did not let us look in time.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        try
        {
            await _firstLook.Task.WaitAsync(LongestWait, time, cancellation);
        }
        catch (TimeoutException)
        {
            // Telegram is slow or away; callers come first.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var tries = 1; !await LookAsync(tries == 1, stoppingToken); tries++)
            {
                _firstLook.TrySetResult();
                var wait = Retry.After(tries);
                Log.ProfileUnread(logger, (long)wait.TotalMilliseconds);
                await Task.Delay(wait, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    /// <summary>False when Telegram could not be asked.</summary>
    private async Task<bool> LookAsync(bool first, CancellationToken stopping)
    {
        ProfileText[] texts;
        try
        {
            texts = await ReadAsync(stopping);
        }
        catch (RequestException)
        {
            return false;
        }

        var all = words.With(options.Value.GiveAwayWords);
        var found = texts.Select(text => (text.Field, Count: all.CountIn(text.Text))).Where(one => one.Count > 0).ToList();
        if (found.Count == 0)
        {
            Log.ProfileNeutral(logger);
            _firstLook.TrySetResult();
            return true;
        }

        state.ProfileGivesAway = true;
        Log.ProfileGivesAway(logger, found.Sum(one => one.Count), found[0].Field);
        if (first)
        {
            // Not released: no update is taken under this profile.
            Environment.ExitCode = 2;
            lifetime.StopApplication();
        }

        return true;
    }

    private async Task<ProfileText[]> ReadAsync(CancellationToken stopping)
    {
        var bot = api.Client;
        string?[] languages = [null, .. Locales.All.Select(locale => locale.Code())];
        var asked = languages.SelectMany(language => new[]
        {
            Of(ProfileField.Name, async () => (await bot.GetMyName(language, stopping)).Name),
            Of(ProfileField.Description, async () => (await bot.GetMyDescription(language, stopping)).Description),
            Of(ProfileField.ShortDescription, async () => (await bot.GetMyShortDescription(language, stopping)).ShortDescription),
            Of(ProfileField.Commands, async () => string.Join(' ', (await bot.GetMyCommands(languageCode: language, cancellationToken: stopping))
                .Select(command => $"{command.Command} {command.Description}"))),
        });
        return await Task.WhenAll(asked.Append(Of(ProfileField.UserName, async () => await bot.GetMe(stopping) is var me ? $"{me.Username} {me.FirstName}" : "")));
    }

    private static async Task<ProfileText> Of(ProfileField field, Func<Task<string?>> read) => new(field, await read() ?? "");

    private sealed record ProfileText(ProfileField Field, string Text);
}

internal enum ProfileField
{
    UserName,
    Name,
    Description,
    ShortDescription,
    Commands,
}
