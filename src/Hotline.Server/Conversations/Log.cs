using Hotline.Server.Hosting;
using Hotline.Server.Storage;

namespace Hotline.Server.Conversations;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "Storage took no turn of conversation {Conversation}: {Trouble}.")]
    public static partial void StorageRefused(ILogger log, Guid conversation, StorageTrouble trouble);

    [LoggerMessage(2, LogLevel.Critical, "A turn of conversation {Conversation} broke; its input will be delivered again. {Failure}")]
    public static partial void TurnBroke(ILogger log, Guid conversation, Failure failure);

    [LoggerMessage(3, LogLevel.Critical, "A rule broke in conversation {Conversation}; a person was called. {Failure}")]
    public static partial void RuleBroke(ILogger log, Guid conversation, Failure failure);

    [LoggerMessage(4, LogLevel.Error, "The deadlines could not be read or taken: {Count} failures.")]
    public static partial void DeadlinesFailed(ILogger log, int count);

    [LoggerMessage(5, LogLevel.Warning, "Who is on duty could not be read: {Trouble}. The last known answer stands.")]
    public static partial void DutyUnknown(ILogger log, StorageTrouble trouble);

    [LoggerMessage(6, LogLevel.Error, "Somebody who watches for news broke; the others were told. {Failure}")]
    public static partial void WatcherBroke(ILogger log, Failure failure);
}
