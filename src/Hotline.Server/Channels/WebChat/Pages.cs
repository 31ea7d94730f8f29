using Microsoft.Extensions.Options;

namespace Hotline.Server.Channels.WebChat;

/// <summary>The chat page, its files, the loader for other sites, and the way out.</summary>
internal sealed class Pages(PageHeaders headers, IOptions<WebChatOptions> options)
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var asset in Asset.ReadAll().Where(asset => options.Value.Demo || !asset.IsDemo))
        {
            endpoints.MapMethods(asset.Path, Methods, http => WriteAsync(http, asset));
        }

        endpoints.MapMethods("/favicon.ico", Methods, http =>
        {
            headers.Add(http.Response.Headers);
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
        endpoints.MapMethods("/exit", [.. Methods, HttpMethods.Post], Leave);
    }

    private Task WriteAsync(HttpContext http, Asset asset)
    {
        headers.Add(http.Response.Headers);
        if (asset.IsPage)
        {
            headers.AddForPage(http.Response.Headers, asset.IsDemo);
        }

        if (asset.Path == "/embed.js")
        {
            // Other sites load it, and check its hash, which needs both.
            http.Response.Headers.AccessControlAllowOrigin = "*";
            http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        }

        return asset.WriteAsync(http);
    }

    /// <summary>Works without scripts and without a token: the browser forgets this address and leaves.</summary>
    private Task Leave(HttpContext http)
    {
        headers.Add(http.Response.Headers);
        http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        http.Response.Headers.Location = options.Value.ExitUrl;
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        return Task.CompletedTask;
    }
}
