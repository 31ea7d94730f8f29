using Hotline.Core.Messages;
using Hotline.Server.Hosting;

namespace Hotline.Server.Storage;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Critical, "Outbox entry {Id} of {Conversation} cannot be opened and waits; the others leave. {Failure}")]
    public static partial void OutboxRowBroken(ILogger log, long id, ConversationId conversation, Failure failure);
}
