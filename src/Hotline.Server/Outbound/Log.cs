using Hotline.Core.Messages;

namespace Hotline.Server.Outbound;

/// <summary>Ids, enums and counts only.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The outbox cannot be read, {Failures} times in a row; next try in {WaitMs} ms")]
    public static partial void NotRead(ILogger logger, int failures, long waitMs);

    [LoggerMessage(2, LogLevel.Warning, "{Count} sent messages could not be settled, {Failures} times in a row; next try in {WaitMs} ms")]
    public static partial void NotSettled(ILogger logger, int count, int failures, long waitMs);

    [LoggerMessage(3, LogLevel.Warning, "Nobody can be reached, {Failures} times in a row; next try in {WaitMs} ms")]
    public static partial void ChannelDown(ILogger logger, int failures, long waitMs);

    [LoggerMessage(4, LogLevel.Information, "Messages leave again after {Failures} failures")]
    public static partial void ChannelUp(ILogger logger, int failures);

    [LoggerMessage(5, LogLevel.Error, "Outbox entry {Id} of {Conversation} was refused: {Why}")]
    public static partial void Refused(ILogger logger, long id, ConversationId conversation, RefusedWhy why);

    [LoggerMessage(6, LogLevel.Information, "{Conversation} can no longer be reached; {Dropped} waiting messages dropped")]
    public static partial void Blocked(ILogger logger, ConversationId conversation, int dropped);

    [LoggerMessage(7, LogLevel.Error, "The rules could not be told that {Conversation} can no longer be reached, try {Try}")]
    public static partial void NotTold(ILogger logger, ConversationId conversation, int @try);

    [LoggerMessage(8, LogLevel.Information, "Outbox entry {Id} is sent again: how an earlier try ended is not known")]
    public static partial void Repeats(ILogger logger, long id);

    [LoggerMessage(9, LogLevel.Error, "A channel threw while sending entry {Id}")]
    public static partial void ChannelThrew(ILogger logger, long id);

    [LoggerMessage(10, LogLevel.Information, "{Count} messages in hand are no longer wanted")]
    public static partial void NoLongerWanted(ILogger logger, int count);

    [LoggerMessage(11, LogLevel.Warning, "Outbox entry {Id} of {Conversation} was held up too long; it leaves when its caller writes")]
    public static partial void Late(ILogger logger, long id, ConversationId conversation);
}
