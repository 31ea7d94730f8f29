using System.Text.Json;
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
    public async Task<CaseView?> FindViewAsync(CaseRow row, QueueEntry entry, Locale language, CancellationToken cancellation)
    {
        if (await store.FindAsync(row.Conversation, cancellation) is not { } stored)
        {
            return null;
        }

        var state = stored.State.StateOf(row.Id);
        var bundle = content.Find(state.Content) ?? content.Current;
        var facts = CaseFacts.Of(state.Passed(bundle), bundle);
        return new CaseView(
            entry,
            [.. facts.Answers.Where(answer => !answer.IsRoutine).Select(answer => Answer(answer, bundle, language))],
            [.. facts.Findings.Select(finding => Find(finding, facts.Answers, bundle, language))],
            Code(facts.Judgement.Level),
            stored.Sequence)
        {
            Contact = Contact(state, bundle, language),
            HasCodeWord = state.CodeWord is not null,
            Warnings = [.. state.Warnings.Select(warning => new WarningView(Code(warning.Kind), warning.At))],
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
        var state = (await store.FindAsync(row.Conversation, cancellation))?.State.StateOf(row.Id);
        var held = state?.Held.Select(reply => reply.ClientId).ToHashSet(StringComparer.Ordinal) ?? [];
        return
        [
            .. entries.Select(entry => Message(entry, deliveries) with
            {
                Text = state?.LeftOut.IsEmpty == false && entry.Speaker == Speaker.Caller && IsBefore(entry, row) ? new PrivateText("•••") : entry.Message.Text,
                Delivery = entry.KeptId is { } kept ? held.Contains(kept) ? "held" : "shown" : deliveries.GetValueOrDefault(entry.Sequence),
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

    private AnswerView Answer(AnsweredQuestion answer, ContentBundle bundle, Locale language) => new(
        bundle.Texts.Load(answer.QuestionKey, language),
        answer switch
        {
            { LabelKey: { } label } => bundle.Texts.Load(label, language),
            { Code: AnswerCodes.NotUnderstood } => "—",
            _ => places.Find(answer.Code, language) ?? answer.Code,
        });

    private FindingView Find(Finding finding, IEnumerable<AnsweredQuestion> answers, ContentBundle bundle, Locale language)
    {
        var known = bundle.Indicators.GetValueOrDefault(finding.Indicator);
        var first = finding.Evidence.FirstOrDefault();
        return new FindingView(
            finding.Indicator.Value,
            known is null ? finding.Indicator.Value : bundle.Texts.Load($"indicators.{finding.Indicator.Value}", language),
            Code(finding.State),
            known is null ? "" : Code(known.Strength),
            first?.Words ?? ButtonBehind(first, answers, bundle, language),
            null,
            first?.At ?? DateTimeOffset.UnixEpoch);
    }

    /// <summary>A sign told by a button has no words of the caller's: the question and the answer stand for them.</summary>
    private PrivateText? ButtonBehind(Evidence? evidence, IEnumerable<AnsweredQuestion> answers, ContentBundle bundle, Locale language)
    {
        if (answers.FirstOrDefault(answer => answer.Step == evidence?.Step) is not { } answered)
        {
            return null;
        }

        var view = Answer(answered, bundle, language);
        return new PrivateText($"{view.Question} — {view.Answer}");
    }

    /// <summary>As the contract spells it: <c>NoneYet</c> is <c>none_yet</c>.</summary>
    private static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
