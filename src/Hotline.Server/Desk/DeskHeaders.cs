using Microsoft.Extensions.Options;

namespace Hotline.Server.Desk;

/// <summary>What every answer of the desk says to the browser, and whom the desk answers at all.</summary>
internal sealed class DeskHeaders(RequestDelegate next, IOptions<DeskOptions> options)
{
    private readonly DeskOptions desk = options.Value;

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;

        // Another name for this address is not us: it keeps pages of strangers from reaching a desk on somebody's own machine.
        if (!desk.IsOurHost(request.Host.Host))
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return Task.CompletedTask;
        }

        if (desk.IsSecure)
        {
            // TLS may end at a proxy in front of us; by setting, callers of this address always came by https.
            request.Scheme = Uri.UriSchemeHttps;
        }

        if (!IsFromOurPages(context))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        // Just before sending, so that nothing later (static files, Blazor) weakens one.
        context.Response.OnStarting(Write, (context, this));
        return next(context);
    }

    /// <summary>
    /// Whatever acts, and every socket, must come from a page of this very address. Cookies alone do not say so: they ignore the port,
    /// and a sibling host counts as the same site. Our pages send no referrer, for which some browsers hide the origin too; those say
    /// where a request is from in <c>Sec-Fetch-Site</c>, which no page can set.
    /// </summary>
    private static bool IsFromOurPages(HttpContext context)
    {
        var request = context.Request;
        if ((HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !request.Headers.ContainsKey("Upgrade"))
        {
            return true;
        }

        var origin = request.Headers.Origin.ToString();
        return origin is "" or "null"
            ? request.Headers["Sec-Fetch-Site"] == "same-origin"
            : string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    private static Task Write(object state)
    {
        var (context, self) = ((HttpContext, DeskHeaders))state;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = self.ContentPolicy(context.Request.Host.Value ?? "");
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), clipboard-read=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["X-Robots-Tag"] = "noindex, noarchive";
        if (self.desk.IsSecure)
        {
            headers.StrictTransportSecurity = "max-age=63072000; includeSubDomains; preload";
        }

        return Task.CompletedTask;
    }

    /// <summary>
    /// Inline styles are allowed because MudBlazor places and colours its components by style attributes and one style element, which
    /// it changes while running. Scripts, which could read a conversation, come from our own files only.
    /// </summary>
    private string ContentPolicy(string host) =>
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; "
        + $"connect-src 'self' {(desk.IsSecure ? "wss" : "ws")}://{host}; "
        + "base-uri 'self'; form-action 'self'; object-src 'none'; frame-ancestors 'none'";
}
