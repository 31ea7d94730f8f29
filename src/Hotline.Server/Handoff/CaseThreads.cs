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
internal sealed class CaseThreads(IThreads threads, ConversationStore store, CaseReads reads, ContentLibrary content, PlaceNames places, TimeProvider time)
{
    public async Task<CaseView?> FindViewAsync(
        CaseRow row, QueueEntry entry, IReadOnlyDictionary<CaseworkerId, string> names, Locale language, CancellationToken cancellation)
    {
        if (await store.FindAsync(row.Conversation, cancellation) is not { } stored)
        {
            return null;
        }

        var state = stored.State.StateOf(row.Id);
        var bundle = content.Find(state.Content) ?? content.Current;
        var facts = CaseFacts.Of(state.Passed(bundle), bundle);
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
            Contact = Contact(state, bundle, language),
            HasCodeWord = state.CodeWord is not null,
            Warnings = [.. state.Warnings.Select(warning => new WarningView(CaseSigns.Code(warning.Kind), warning.At))],
            IsPartial = !state.LeftOut.IsEmpty,
        };
    }

    private SafeContactView? Contact(Conversation state, ContentBundle bundle, Locale language) =>
        SafeContact.Of(state, bundle) is { } contact
            ? new SafeContactView(bundle.Texts.Load(contact.HoursKey, language), bundle.Texts.Load(contact.LookKey, language), contact.Until, contact.Until <= time.GetUtcNow())
            : null;

    public async Task<IReadOnlyList<CaseMessage>> ReadAsync(CaseRow row, long after, int most, CancellationToken cancellation)
    {
        var entries = await threads.ReadAsync(row.Conversation, after, most, cancellation);
        if (entries.Count == 0)
        {
            return [];
        }

        var deliveries = await reads.ReadDeliveriesAsync(row.Conversation, after, entries[^1].Sequence, cancellation);
        var whole = (await store.FindAsync(row.Conversation, cancellation))?.State;
        var state = whole?.StateOf(row.Id);
        var unsent = whole is null ? [] : HeldReplies.UnsentOf(whole);
        var held = state?.Held.Select(reply => reply.ClientId).ToHashSet(StringComparer.Ordinal) ?? [];
        return
        [
            .. entries.Select(entry => Message(entry, deliveries) with
            {
                Text = state?.LeftOut.IsEmpty == false && entry.Speaker == Speaker.Caller && IsBefore(entry, row) ? new PrivateText("•••") : entry.Message.Text,
                Delivery = entry.KeptId is { } kept ? held.Contains(kept) ? "held" : unsent.Contains(kept) ? "unsent" : "shown" : deliveries.GetValueOrDefault(entry.Sequence),
            }),
        ];
    }

    /// <summary>Times are whole seconds: words of the second in which the case was opened by consent came before it; a cry for help is what opened it.</summary>
    private static bool IsBefore(ThreadEntry entry, CaseRow row) =>
        row.Reason == Core.Handoff.HandoffReason.Consented ? entry.At <= row.OpenedAt : entry.At < row.OpenedAt;

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
