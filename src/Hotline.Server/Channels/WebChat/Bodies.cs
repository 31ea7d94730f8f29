using Microsoft.AspNetCore.Http.Features;

namespace Hotline.Server.Channels.WebChat;

/// <summary>Reads a body that may be too long, cut short or slow.</summary>
internal static class Bodies
{
    public const int Longest = 64 * 1024;

    /// <summary>The whole body; null when it is longer than <see cref="Longest"/>.</summary>
    public static async Task<ReadOnlyMemory<byte>?> FindAsync(HttpRequest request)
    {
        if (request.ContentLength > Longest)
        {
            return null;
        }

        var buffer = new byte[(int)(request.ContentLength ?? 4_096) + 1];
        var read = 0;
        while (await request.Body.ReadAsync(buffer.AsMemory(read), request.HttpContext.RequestAborted) is > 0 and var more)
        {
            read += more;
            if (read > Longest)
            {
                return null;
            }

            if (read == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, Longest + 1));
            }
        }

        return buffer.AsMemory(0, read);
    }

    /// <summary>The first bytes of a body whose rest, however long, is of no interest.</summary>
    public static async Task<ReadOnlyMemory<byte>> PeekAsync(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            // Otherwise a large photo would be cut off before its sender could be told anything.
            limit.MaxRequestBodySize = null;
        }

        var buffer = new byte[8_192];
        var read = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        return buffer.AsMemory(0, read);
    }
}
