using Hotline.Core.Conversations;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Desk.Cases;
using Hotline.Server.Conversations;
using Hotline.Server.Storage;
using Hotline.Server.Storage.Staff;

namespace Hotline.Server.Handoff;

/// <summary>The desk's view of cases: reads come from storage, actions go through the conversation.</summary>
internal sealed class Cases(CaseAccess access, CaseReads reads, CaseThreads threads, StaffRows staff, IGrainFactory grains, Nudges nudges) : ICases
{
    private const int MostInQueue = 500;

    public async Task<IReadOnlyList<QueueEntry>> ListAsync(Caseworker who, CancellationToken cancellation)
    {
        var rows = await reads.ListOpenAsync(who.Ngo, MostInQueue, cancellation);
        var names = await staff.ReadWorkingNamesAsync(who.Ngo, cancellation);
        return [.. rows.Select(row => Entry(row, names))];
    }

    public async Task<CaseView?> FindAsync(Caseworker who, CaseId id, CancellationToken cancellation)
    {
        if (await access.FindReadableAsync(who, id, cancellation) is not { } row)
        {
            return null;
        }

        var names = await staff.ReadWorkingNamesAsync(who.Ngo, cancellation);
        return await threads.FindViewAsync(row, Entry(row, names), names, who.Language, cancellation);
    }

    public async Task<IReadOnlyList<CaseMessage>> ReadThreadAsync(Caseworker who, CaseId id, long after, int most, CancellationToken cancellation) =>
        await access.FindReadableAsync(who, id, cancellation) is { } row ? await threads.ReadAsync(row, after, most, cancellation) : [];

    public async Task<ActionResult> AcceptAsync(Caseworker who, CaseId id, CancellationToken cancellation) =>
        await access.FindAsync(who, id, cancellation) is { } row
            ? await ActAsync(row, new TurnInput.Accepted(id, who.Id, who.WorkingName))
            : ActionResult.Absent;

    public async Task<ActionResult> ReplyAsync(Caseworker who, CaseId id, string clientId, PrivateText text, CancellationToken cancellation) =>
        await access.FindReadableAsync(who, id, cancellation) is { } row
            ? await ActAsync(row, new TurnInput.FromCaseworker(id, who.Id, who.WorkingName, clientId, text))
            : ActionResult.Absent;

    public async Task<ActionResult> EndAsync(Caseworker who, CaseId id, CancellationToken cancellation) =>
        await access.FindReadableAsync(who, id, cancellation) is { } row
            ? await ActAsync(row, new TurnInput.EndedByCaseworker(id, who.Id))
            : ActionResult.Absent;

    public async Task<ActionResult> ReviewAsync(Caseworker who, CaseId id, SignReview review, CancellationToken cancellation) =>
        await access.FindReadableAsync(who, id, cancellation) is { } row
            ? await ActAsync(row, new TurnInput.Reviewed(id, who.Id, new IndicatorId(review.Indicator), review.Kind, review.Reason))
            : ActionResult.Absent;

    public IDisposable Watch(NgoId ngo, Action changed) => nudges.WatchCases(ngo, changed);

    private async Task<ActionResult> ActAsync(CaseRow row, TurnInput input)
    {
        var request = new TurnRequest(input);
        var outcome = await grains.GetGrain<IConversationGrain>(row.Conversation.Value).TakeAsync(request);
        return outcome.Kind switch
        {
            OutcomeKind.Saved => ResultOf(outcome.Refused),
            OutcomeKind.SeenBefore => ActionResult.Done,
            OutcomeKind.Absent => ActionResult.Absent,
            _ => ActionResult.Unavailable,
        };
    }

    private static ActionResult ResultOf(InputRefusal? refused) => refused switch
    {
        null => ActionResult.Done,
        InputRefusal.AcceptedByAnother => ActionResult.AcceptedByAnother,
        InputRefusal.CaseEnded => ActionResult.CaseEnded,
        InputRefusal.CallerAway => ActionResult.CallerAway,
        InputRefusal.EnoughWaits => ActionResult.EnoughWaits,
        InputRefusal.NotWhole => ActionResult.NotWhole,
        _ => ActionResult.NotYours,
    };

    private static QueueEntry Entry(CaseRow row, IReadOnlyDictionary<CaseworkerId, string> names) => new(
        row.Id, row.Urgency, row.Reason, row.Language, row.Channel, row.OpenedAt, row.WroteAt, row.AcceptedBy,
        row.AcceptedBy is { } by ? names.GetValueOrDefault(by) : null, row.End);
}
