using Hotline.Server.Conversations;
using Hotline.Server.Storage;

namespace Hotline.Server.Channels.WebChat;

/// <summary>Stands before every call of the protocol: the exact list of origins, headers, and calm answers to what breaks.</summary>
internal sealed class ApiGate(Origins origins, PageHeaders headers, WebChatMetrics metrics, ILogger<ApiGate> log) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        headers.Add(http.Response.Headers);
        http.Response.Headers.Vary = "Origin";
        if (http.Request.Headers.Origin is { Count: > 0 } origin)
        {
            if (origin is not [{ } one] || !origins.Allows(one))
            {
                metrics.Refused(Refusal.WrongOrigin);
                return Refusal.WrongOrigin;
            }

            http.Response.Headers.AccessControlAllowOrigin = one;
            http.Response.Headers.AccessControlExposeHeaders = "Retry-After";
        }

        return await AnswerAsync(context, next);
    }

    /// <summary>A browser asks whether it may ask. Never with cookies: there are none.</summary>
    public static IResult Preflight(HttpContext http, string path)
    {
        http.Response.Headers.AccessControlAllowMethods = "GET, POST";
        http.Response.Headers.AccessControlAllowHeaders = "authorization, content-type, x-ms-bot-agent, x-proof, x-requested-with";
        http.Response.Headers.AccessControlMaxAge = "600";
        return path.Length > 256 ? Refusal.BadRequest : Results.NoContent();
    }

    private async Task<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception e) when (e is IntakeClosedException or StorageUnavailableException)
        {
            Log.IntakeClosed(log);
            metrics.Refused(Refusal.Closed);
            return Refusal.Closed;
        }
        catch (BadHttpRequestException e)
        {
            // The body came too slowly, was cut short or was framed wrongly.
            return e.StatusCode == StatusCodes.Status413PayloadTooLarge ? Refusal.TooLarge : Refusal.BadRequest;
        }
    }
}
