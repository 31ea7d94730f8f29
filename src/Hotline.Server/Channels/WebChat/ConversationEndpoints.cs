using System.Globalization;
using System.Net;
using Hotline.Core.Messages;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Channels.WebChat;

/// <summary>Starts a conversation, and gives a client that lost its socket the way to a new one.</summary>
internal sealed class ConversationEndpoints(
    IWebChatTokens tokens, TokenEndpoints issue, Bearers bearers, Limits limits, Callers callers, Origins origins, IOptions<WebChatOptions> options, TimeProvider time)
{
    public async Task<IResult> StartAsync(HttpContext http)
    {
        if (await Bodies.FindAsync(http.Request) is not { } body)
        {
            return Refusal.TooLarge;
        }

        var (opened, refusal) = await TakeAsync(http);
        if (opened is null)
        {
            return refusal!;
        }

        // A client that did not hear the answer asks again: the same start changes nothing.
        var isNew = opened.Grant.Conversation is null;
        await callers.StartAsync(opened.Grant, Incoming.ReadLocale(body) ?? FindLocale(http.Request));
        return await JoinAsync(http, opened, isNew ? HttpStatusCode.Created : HttpStatusCode.OK, watermark: null);
    }

    public async Task<IResult> RejoinAsync(HttpContext http, string chat)
    {
        var (grant, refusal) = await bearers.CheckAsync(http.Request, chat);
        if ((refusal ?? limits.RefuseRead(grant!.Chat)) is { } refused)
        {
            return refused;
        }

        return await JoinAsync(http, new Opened(grant!, new Pass(Bearers.Find(http.Request)!)), HttpStatusCode.OK, Watermarks.Read(http.Request));
    }

    private async Task<(Opened? Opened, Refusal? Refusal)> TakeAsync(HttpContext http)
    {
        if (Bearers.Find(http.Request) is not { } token || bearers.HasSecret(http.Request))
        {
            return await issue.OpenAsync(http);
        }

        var (grant, refusal) = await bearers.CheckAsync(http.Request);
        refusal ??= limits.RefuseRead(grant!.Chat);
        return refusal is null ? (new Opened(grant!, new Pass(token)), null) : (null, refusal);
    }

    private async Task<IResult> JoinAsync(HttpContext http, Opened opened, HttpStatusCode status, long? watermark)
    {
        var ticket = Pass.New();
        var chat = opened.Grant.Chat;
        await tokens.AddTicketAsync(chat, ticket.Hash, time.GetUtcNow() + options.Value.TicketLife, http.RequestAborted);
        return new Answer((int)status, json =>
        {
            issue.Write(json, chat, opened.Token, opened.Grant.ExpiresAt);
            json.WriteString("streamUrl", string.Create(
                CultureInfo.InvariantCulture,
                $"{origins.SocketOriginFor(http.Request.Host)}/v3/directline/conversations/{chat}/stream?watermark={watermark ?? 0}&t={ticket.Value}"));
        });
    }

    private static Locale? FindLocale(HttpRequest request) =>
        request.Headers.AcceptLanguage.ToString().Split(',').Select(tag => Locales.Find(tag.Split(';')[0].Trim())).FirstOrDefault(found => found is not null);
}
