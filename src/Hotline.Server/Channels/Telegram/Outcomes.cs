using Hotline.Server.Outbound;
using Telegram.Bot.Exceptions;

namespace Hotline.Server.Channels.Telegram;

/// <summary>What Telegram's refusals mean for sending.</summary>
internal static class Outcomes
{
    public static SendResult Of(RequestException failed) => failed switch
    {
        ApiRequestException { ErrorCode: 429 } busy => new SendResult.TryAgain(TimeSpan.FromSeconds(busy.Parameters?.RetryAfter ?? 1), WholeChannel: false),
        ApiRequestException { ErrorCode: 403 } => new SendResult.Refused(RefusedWhy.Blocked),
        ApiRequestException { ErrorCode: 400 } bad => new SendResult.Refused(IsChatGone(bad.Message) ? RefusedWhy.ChatGone : RefusedWhy.BadMessage),

        // The token is wrong or revoked. That is our trouble, no reason to throw a message away.
        ApiRequestException { ErrorCode: 401 or 404 } => new SendResult.TryAgain(TimeSpan.FromSeconds(15), WholeChannel: true),
        _ => new SendResult.TryAgain(null, WholeChannel: NobodyReached(failed)),
    };

    private static bool IsChatGone(string description) =>
        description.Contains("chat not found", StringComparison.OrdinalIgnoreCase)
        || description.Contains("PEER_ID_INVALID", StringComparison.OrdinalIgnoreCase)
        || description.Contains("user not found", StringComparison.OrdinalIgnoreCase);

    private static bool NobodyReached(RequestException failed) =>
        failed.HttpStatusCode is null or 0
        && failed.InnerException is HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
        };
}
