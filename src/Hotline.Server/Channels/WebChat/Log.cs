namespace Hotline.Server.Channels.WebChat;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "A socket broke off; {Open} are open.")]
    public static partial void SocketBroke(ILogger log, int open);

    [LoggerMessage(2, LogLevel.Debug, "{Count} expired passes and chats were dropped.")]
    public static partial void Dropped(ILogger log, int count);

    [LoggerMessage(3, LogLevel.Warning, "The store takes nothing now; web messages are refused until it does.")]
    public static partial void IntakeClosed(ILogger log);

    [LoggerMessage(4, LogLevel.Information, "Conversations are opened often: {Bits} bits of work are asked for each.")]
    public static partial void ProofAsked(ILogger log, int bits);
}
