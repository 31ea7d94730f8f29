using Hotline.Core.Messages;
using Hotline.Server.Conversations;

namespace Hotline.Server.Channels.WebChat;

/// <summary>What callers send, and what they read when they have no socket.</summary>
internal sealed class ActivityEndpoints(IThreads threads, TokenEndpoints issue, Bearers bearers, Limits limits, Callers callers, WebChatMetrics metrics)
{
    public async Task<IResult> PostAsync(HttpContext http, string chat)
    {
        var (grant, refusal) = await bearers.CheckAsync(http.Request, chat);
        refusal ??= limits.RefusePost(grant!.Chat);
        if (refusal is not null)
        {
            metrics.Refused(refusal);
            return refusal;
        }

        if (await Bodies.FindAsync(http.Request) is not { } body)
        {
            return Refusal.TooLarge;
        }

        switch (Incoming.Read(body))
        {
            case Incoming.Spoken spoken:
                var receipt = await callers.SayAsync(grant!, spoken.Said, spoken.ClientId);
                metrics.Accepted();
                return Took(grant!, receipt.MessageSequence ?? receipt.Sequence);
            case Incoming.Joined joined:
                return Took(grant!, (await callers.StartAsync(grant!, joined.Hint)).Sequence);
            case Incoming.Left:
                await issue.RevokeAsync(grant!.Chat);
                return Took(grant, 0);
            case Incoming.Bad bad:
                metrics.Refused(bad.Why);
                return bad.Why;
            default:
                return Took(grant!, 0);
        }
    }

    public async Task<IResult> ReadAsync(HttpContext http, string chat)
    {
        var (grant, refusal) = await bearers.CheckAsync(http.Request, chat);
        if ((refusal ?? limits.RefuseRead(grant!.Chat)) is { } refused)
        {
            return refused;
        }

        var seen = Watermarks.Read(http.Request);
        IReadOnlyList<ThreadEntry> entries = grant!.Conversation is { } conversation
            ? await threads.ReadForCallerAsync(conversation, seen, Activities.MostAtOnce, http.RequestAborted)
            : [];
        return Answer.Ok(json => Activities.WriteSet(json, grant.Chat, entries, seen));
    }

    /// <summary>Nothing but words is taken. The client is told so, and the caller in the chat, in their language.</summary>
    public async Task<IResult> UploadAsync(HttpContext http, string chat)
    {
        var (grant, refusal) = await bearers.CheckAsync(http.Request, chat);
        if ((refusal ?? limits.RefusePost(grant!.Chat)) is { } refused)
        {
            return refused;
        }

        var start = await Bodies.PeekAsync(http.Request);
        await callers.SayAsync(grant!, new Said.Media(Media.Sniff(start.Span)), clientId: null);
        return Refusal.NoFiles;
    }

    private static Answer Took(Grant grant, long sequence) =>
        Answer.Ok(json => json.WriteString("id", Activities.Id(grant.Chat, sequence)));
}
