using Microsoft.Extensions.Logging;

namespace Hotline.Desk.Parts;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "A desk page could not read or act: {Kind}.")]
    public static partial void PageTrouble(ILogger log, Type kind);
}
