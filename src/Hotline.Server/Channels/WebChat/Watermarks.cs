using System.Globalization;

namespace Hotline.Server.Channels.WebChat;

/// <summary>A watermark is the sequence of the last entry seen. Clients send nothing, <c>-</c> or <c>undefined</c> before they have one.</summary>
internal static class Watermarks
{
    public static long Read(HttpRequest request) =>
        long.TryParse(request.Query["watermark"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
}
