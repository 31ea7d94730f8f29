using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;
using Hotline.Core.Screening;
using Hotline.Desk.Cases;
using Hotline.Recognition.Places;
using Hotline.Server.Conversations;
using Hotline.Server.Storage;

namespace Hotline.Server.Handoff;

/// <summary>What was said and found in a case, rendered for a caseworker. Knows nothing of who may see it.</summary>
internal sealed class CaseThreads(IThreads threads, ConversationStore store, CaseReads reads, ContentLibrary content, PlaceNames places)
{
    public async Task<CaseView?> FindViewAsync(
        CaseRow row, QueueEntry entry, IReadOnlyDictionary<CaseworkerId, string> names, Locale language, CancellationToken cancellation)
    {
        if (await store.FindAsync(row.Conversation, cancellation) is not { } stored)
        {
            return null;
        }

        var bundle = content.Find(stored.State.Content) ?? content.Current;
        var facts = CaseFacts.Of(stored.State, bundle);
        var signs = new CaseSigns(bundle, places, names, language);
        return new CaseView(
            entry,
            [.. facts.Answers.Where(answer => !answer.IsRoutine).Select(signs.Answer)],
            [.. facts.Findings.Select(finding => signs.Find(finding, facts.Answers))],
            CaseSigns.Code(facts.Judgement.Level),
            stored.Sequence)
        {
            OriginalLevel = facts.Original is { } original ? CaseSigns.Code(original.Level) : null,
            Forms = facts.Judgement.Level == Level.NoneYet ? [] : facts.Judgement.Forms,
            NotAsked = signs.NotAsked(facts),
        };
    }

    public async Task<IReadOnlyList<CaseMessage>> ReadAsync(CaseRow row, long after, int most, CancellationToken cancellation)
    {
        var entries = await threads.ReadAsync(row.Conversation, after, most, cancellation);
        if (entries.Count == 0)
        {
            return [];
        }

        var deliveries = await reads.ReadDeliveriesAsync(row.Conversation, after, entries[^1].Sequence, cancellation);
        return [.. entries.Select(entry => Message(entry, deliveries))];
    }

    private static CaseMessage Message(ThreadEntry entry, IReadOnlyDictionary<long, string> deliveries) => new(
        entry.Sequence,
        entry.At,
        entry.Speaker switch
        {
            Speaker.Caller => CaseSpeaker.Caller,
            Speaker.Caseworker => CaseSpeaker.Caseworker,
            _ => CaseSpeaker.Hotline,
        },
        entry.Message.Text,
        [.. entry.Message.Buttons.Select(button => button.Label)],
        entry.WorkingName,
        deliveries.GetValueOrDefault(entry.Sequence));
}
