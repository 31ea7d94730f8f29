namespace Hotline.Server.Channels.Telegram;

/// <summary>Ids, enums and counts only.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Telegram is on, receiving by {Mode}")]
    public static partial void On(ILogger logger, TelegramMode mode);

    [LoggerMessage(2, LogLevel.Warning, "Poll failed: {Trouble}, {Failures} in a row; next in {WaitMs} ms")]
    public static partial void PollFailed(ILogger logger, PollTrouble trouble, int failures, long waitMs);

    [LoggerMessage(3, LogLevel.Information, "Telegram answers again after {Failures} failed polls")]
    public static partial void PollRecovered(ILogger logger, int failures);

    [LoggerMessage(4, LogLevel.Error, "An update was quarantined: {Why}")]
    public static partial void Quarantined(ILogger logger, QuarantineWhy why);

    [LoggerMessage(5, LogLevel.Warning, "{Count} updates could not be stored and stay unacknowledged; next try in {WaitMs} ms")]
    public static partial void NotStored(ILogger logger, int count, long waitMs);

    [LoggerMessage(6, LogLevel.Debug, "An update was ignored: {Why}")]
    public static partial void Ignored(ILogger logger, IgnoredWhy why);

    [LoggerMessage(7, LogLevel.Warning, "A webhook call without the right secret was turned away")]
    public static partial void WrongSecret(ILogger logger);

    [LoggerMessage(8, LogLevel.Debug, "A courtesy call failed: {Courtesy}")]
    public static partial void CourtesyFailed(ILogger logger, CourtesyKind courtesy);

    [LoggerMessage(9, LogLevel.Critical, "The bot's public profile gives callers away: {Count} words found, the first in {Field}. Change it and start again")]
    public static partial void ProfileGivesAway(ILogger logger, int count, ProfileField field);

    [LoggerMessage(10, LogLevel.Information, "The bot's public profile is neutral")]
    public static partial void ProfileNeutral(ILogger logger);

    [LoggerMessage(11, LogLevel.Warning, "The bot's public profile could not be read yet; next try in {WaitMs} ms")]
    public static partial void ProfileUnread(ILogger logger, long waitMs);

    [LoggerMessage(12, LogLevel.Warning, "A turn failed on an update, try {Try}")]
    public static partial void IntakeFailed(ILogger logger, int @try);

    [LoggerMessage(13, LogLevel.Warning, "The webhook could not be registered; next try in {WaitMs} ms")]
    public static partial void WebhookNotSet(ILogger logger, long waitMs);
}
