using Microsoft.Extensions.Options;

namespace Hotline.Server.Channels.WebChat;

/// <summary>The headers of everything on the chat address. Nothing of it is ever kept by a browser.</summary>
internal sealed class PageHeaders
{
    private readonly bool secure;
    private readonly string chatPolicy;

    public PageHeaders(Origins origins, IOptions<WebChatOptions> options)
    {
        secure = origins.IsSecure;

        // The demo page stands on the chat's own address, so only with it may the chat frame itself.
        string[] ancestors = [.. origins.Sites, .. options.Value.Demo ? ["'self'"] : Array.Empty<string>()];
        chatPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " +
            $"connect-src 'self' {origins.SocketOrigin}; base-uri 'none'; form-action 'none'; object-src 'none'; " +
            $"frame-ancestors {(ancestors.Length == 0 ? "'none'" : string.Join(' ', ancestors))}";
    }

    public const string DemoPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'; " +
        "base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'";

    /// <summary>What every answer carries.</summary>
    public void Add(IHeaderDictionary headers)
    {
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["X-Robots-Tag"] = "noindex, noarchive";
        if (secure)
        {
            headers.StrictTransportSecurity = "max-age=63072000; includeSubDomains; preload";
        }
    }

    public void AddForPage(IHeaderDictionary headers, bool isDemo)
    {
        headers.ContentSecurityPolicy = isDemo ? DemoPolicy : chatPolicy;
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), clipboard-read=(), payment=(), usb=()";
    }
}
