using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Channels.WebChat;

/// <summary>Issues, renews and revokes tokens.</summary>
internal sealed class TokenEndpoints(
    IWebChatTokens tokens, Bearers bearers, Limits limits, Proofs proofs, Streams streams, WebChatMetrics metrics, IOptions<WebChatOptions> options, TimeProvider time)
{
    public IResult Challenge()
    {
        var (challenge, bits) = proofs.New();
        return Answer.Ok(json =>
        {
            json.WriteString("challenge", challenge);
            json.WriteNumber("bits", bits);
        });
    }

    public async Task<IResult> GenerateAsync(HttpContext http)
    {
        var (opened, refusal) = await OpenAsync(http);
        return opened is null
            ? refusal!
            : Answer.Ok(json => Write(json, opened.Grant.Chat, opened.Token, opened.Grant.ExpiresAt));
    }

    /// <summary>A new chat for a browser on an allowed site, or for a site's own server.</summary>
    public async Task<(Opened? Opened, Refusal? Refusal)> OpenAsync(HttpContext http)
    {
        var server = bearers.HasSecret(http.Request);
        if (Refuse(http, server) is { } refusal)
        {
            metrics.Refused(refusal);
            return (null, refusal);
        }

        proofs.CountOpening();
        var now = time.GetUtcNow();
        var token = Pass.New();
        var grant = new Grant(Pass.NewChat(), null, now + options.Value.TokenLife, now + options.Value.LongestLife);
        await tokens.AddChatAsync(grant.Chat, token.Hash, grant.ExpiresAt, grant.EndsAt, http.RequestAborted);
        metrics.Opened();
        return (new Opened(grant, token), null);
    }

    public async Task<IResult> RefreshAsync(HttpContext http)
    {
        var (grant, refusal) = await bearers.CheckAsync(http.Request);
        if ((refusal ?? limits.RefuseRefresh(grant!.Chat)) is { } refused)
        {
            return refused;
        }

        var token = Pass.New();
        var expiresAt = Earlier(time.GetUtcNow() + options.Value.TokenLife, grant!.EndsAt);
        await tokens.AddTokenAsync(grant.Chat, token.Hash, expiresAt, http.RequestAborted);
        streams.Extend(grant.Chat, expiresAt);
        return Answer.Ok(json => Write(json, grant.Chat, token, expiresAt));
    }

    /// <summary>Sent while a page goes away: nobody reads the answer.</summary>
    public async Task<IResult> RevokeAsync(HttpContext http)
    {
        if (await bearers.FindGrantAsync(http.Request) is { } grant)
        {
            await RevokeAsync(grant.Chat);
        }

        return Results.NoContent();
    }

    public async Task RevokeAsync(ChatId chat)
    {
        // Not tied to the request: the page that asked for it is already gone.
        await tokens.RevokeAsync(chat, CancellationToken.None);
        streams.Close(chat);
    }

    public void Write(Utf8JsonWriter json, ChatId chat, Pass token, DateTimeOffset expiresAt)
    {
        json.WriteString("conversationId", chat.Value);
        json.WriteString("token", token.Value);
        json.WriteNumber("expires_in", Math.Max(0, (int)(expiresAt - time.GetUtcNow()).TotalSeconds));
    }

    private Refusal? Refuse(HttpContext http, bool server)
    {
        if (!server && Bearers.Find(http.Request) is not null)
        {
            return Refusal.TokenExpired;
        }

        // A browser always says where it comes from; who does not is a server, and shows the secret.
        if (!server && http.Request.Headers.Origin is not [_])
        {
            return Refusal.WrongOrigin;
        }

        if (!server && !proofs.Accepts(http.Request.Headers["X-Proof"]))
        {
            return Refusal.ProofNeeded;
        }

        return limits.RefuseOpening(server ? null : http.Connection.RemoteIpAddress);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

/// <summary>A chat just opened, with the only copy of its token.</summary>
internal sealed record Opened(Grant Grant, Pass Token);
