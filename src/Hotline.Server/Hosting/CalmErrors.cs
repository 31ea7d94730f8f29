namespace Hotline.Server.Hosting;

/// <summary>The outermost edge: nothing a request breaks is shown or logged with its words.</summary>
internal sealed class CalmErrors(RequestDelegate next, ILogger<CalmErrors> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The other side left.
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = e.StatusCode;
        }
        catch (Exception e)
        {
            HostingLog.RequestBroke(log, new Failure(e));
            if (!context.Response.HasStarted)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.Headers.RetryAfter = "5";
            }
            else
            {
                context.Abort();
            }
        }
    }
}

internal static partial class HostingLog
{
    [LoggerMessage(1, LogLevel.Error, "A request broke. {Failure}")]
    public static partial void RequestBroke(ILogger log, Failure failure);
}
