using System.IO.Compression;
using Hotline.Widget;

namespace Hotline.Server.Channels.WebChat;

/// <summary>A file of the widget, held in memory with its compressed forms.</summary>
internal sealed record Asset(string Path, string ContentType, byte[] Plain, byte[] Brotli, byte[] Gzip)
{
    private const string Prefix = "widget/";

    public bool IsPage => Path is "/" || IsDemo;

    public bool IsDemo => Path is "/demo";

    /// <summary>Every file of the widget, under the path it is served by.</summary>
    public static IEnumerable<Asset> ReadAll()
    {
        var assembly = typeof(WidgetFiles).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var plain = new byte[stream.Length];
            stream.ReadExactly(plain);
            yield return new Asset(PathOf(name[Prefix.Length..]), TypeOf(name), plain, Compress(plain, s => new BrotliStream(s, CompressionLevel.SmallestSize)), Compress(plain, s => new GZipStream(s, CompressionLevel.SmallestSize)));
        }
    }

    public async Task WriteAsync(HttpContext http)
    {
        var accepted = http.Request.Headers.AcceptEncoding.ToString();
        var (encoding, bytes) =
            accepted.Contains("br", StringComparison.Ordinal) ? ("br", Brotli)
            : accepted.Contains("gzip", StringComparison.Ordinal) ? ("gzip", Gzip)
            : (null, Plain);
        http.Response.ContentType = ContentType;
        http.Response.ContentLength = bytes.Length;
        http.Response.Headers.ContentEncoding = encoding;
        http.Response.Headers.Vary = "Accept-Encoding";
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
        }
    }

    private static string PathOf(string file) => file switch
    {
        "index.html" => "/",
        "demo.html" => "/demo",
        _ => "/" + file,
    };

    private static string TypeOf(string name) => System.IO.Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".ico" => "image/x-icon",
        ".woff2" => "font/woff2",
        _ => "application/octet-stream",
    };

    private static byte[] Compress(byte[] plain, Func<Stream, Stream> open)
    {
        using var compressed = new MemoryStream();
        using (var compressor = open(compressed))
        {
            compressor.Write(plain);
        }

        return compressed.ToArray();
    }
}
