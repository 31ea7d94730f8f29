using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Channels.WebChat;

/// <summary>Who asks, by the Authorization header alone.</summary>
internal sealed class Bearers(IWebChatTokens tokens, IOptions<WebChatOptions> options, TimeProvider time)
{
    private const string Scheme = "Bearer ";

    public static string? Find(HttpRequest request) =>
        request.Headers.Authorization is [{ Length: <= 512 } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : null;

    /// <summary>A site's own server, by the shared secret.</summary>
    public bool HasSecret(HttpRequest request) =>
        options.Value.Secret is { } secret
        && Find(request) is { } given
        && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public async Task<Grant?> FindGrantAsync(HttpRequest request) =>
        Find(request) is { Length: > 0 } token
            ? await tokens.FindAsync(PassHash.Of(token), time.GetUtcNow(), request.HttpContext.RequestAborted)
            : null;

    /// <summary>What the caller's token opens, or why not. Another's conversation is answered like one that does not exist.</summary>
    public async Task<(Grant? Grant, Refusal? Refusal)> CheckAsync(HttpRequest request, string? chat = null)
    {
        if (Find(request) is null)
        {
            return (null, Refusal.NoToken);
        }

        return await FindGrantAsync(request) switch
        {
            null => (null, Refusal.TokenExpired),
            { } grant when chat is not null && !string.Equals(grant.Chat.Value, chat, StringComparison.Ordinal) => (null, Refusal.NoConversation),
            { } grant => (grant, null),
        };
    }
}
