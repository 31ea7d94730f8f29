using Hotline.Core.Conversations;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;
using Hotline.Desk.Cases;

namespace Hotline.Server.Tests.Desk;

/// <summary>Cases in memory, with the rules of the real ones: one caseworker a case, a reply joins once, others' cases are absent.</summary>
internal sealed class FakeCases(TimeProvider time) : ICases
{
    private readonly Lock gate = new();
    private readonly List<FakeCase> cases = [];
    private readonly List<Action> watchers = [];

    public FakeCase Open(Urgency urgency, HandoffReason reason = HandoffReason.Asked, Locale language = Locale.Ru, TimeSpan ago = default, string channel = "telegram")
    {
        var opened = new FakeCase
        {
            Id = new CaseId(new Guid(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16))),
            Urgency = urgency,
            Reason = reason,
            Language = language,
            Channel = channel,
            OpenedAt = time.GetUtcNow() - ago,
        };
        lock (gate)
        {
            cases.Add(opened);
        }

        Tell();
        return opened;
    }

    public void Write(FakeCase to, CaseSpeaker speaker, string text, string? name = null, string? delivery = null, params string[] buttons)
    {
        lock (gate)
        {
            to.Thread.Add(new CaseMessage(to.Thread.Count + 1, time.GetUtcNow(), speaker, new PrivateText(text), buttons, name, delivery));
            to.Wrote = speaker == CaseSpeaker.Caller ? time.GetUtcNow() : to.Wrote;
        }

        Tell();
    }

    public Task<IReadOnlyList<QueueEntry>> ListAsync(Caseworker who, CancellationToken cancellation)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<QueueEntry>>(
                [.. cases.Where(c => c.End is null).OrderByDescending(c => c.Urgency).ThenBy(c => c.OpenedAt).Select(c => c.Entry())]);
        }
    }

    public Task<CaseView?> FindAsync(Caseworker who, CaseId id, CancellationToken cancellation)
    {
        lock (gate)
        {
            return Task.FromResult(Mine(who, id) is { } found
                ? new CaseView(found.Entry(), found.Answers, found.Findings, found.Level, found.Thread.Count)
                : null);
        }
    }

    public Task<IReadOnlyList<CaseMessage>> ReadThreadAsync(Caseworker who, CaseId id, long after, int most, CancellationToken cancellation)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<CaseMessage>>(
                [.. (Mine(who, id)?.Thread ?? []).Where(m => m.Sequence > after).Take(most)]);
        }
    }

    public Task<ActionResult> AcceptAsync(Caseworker who, CaseId id, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (cases.Find(c => c.Id == id) is not { } found)
            {
                return Task.FromResult(ActionResult.Absent);
            }

            if (found.AcceptedBy is { } by && by != who.Id)
            {
                return Task.FromResult(ActionResult.AcceptedByAnother);
            }

            (found.AcceptedBy, found.AcceptedByName) = (who.Id, who.WorkingName);
        }

        Tell();
        return Task.FromResult(ActionResult.Done);
    }

    public Task<ActionResult> ReplyAsync(Caseworker who, CaseId id, string clientId, PrivateText text, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (Mine(who, id) is not { } found)
            {
                return Task.FromResult(ActionResult.Absent);
            }

            if (found.End is not null)
            {
                return Task.FromResult(ActionResult.CaseEnded);
            }

            if (found.Seen.Add(clientId))
            {
                found.Thread.Add(new CaseMessage(found.Thread.Count + 1, time.GetUtcNow(), CaseSpeaker.Caseworker, text, [], who.WorkingName, "sent"));
            }
        }

        Tell();
        return Task.FromResult(ActionResult.Done);
    }

    public Task<ActionResult> EndAsync(Caseworker who, CaseId id, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (Mine(who, id) is not { } found)
            {
                return Task.FromResult(ActionResult.Absent);
            }

            found.End = CaseEnd.ByCaseworker;
        }

        Tell();
        return Task.FromResult(ActionResult.Done);
    }

    public Task<ActionResult> ReviewAsync(Caseworker who, CaseId id, SignReview review, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (Mine(who, id) is not { } found)
            {
                return Task.FromResult(ActionResult.Absent);
            }

            found.Reviews.Add(review);
        }

        Tell();
        return Task.FromResult(ActionResult.Done);
    }

    public IDisposable Watch(NgoId ngo, Action changed)
    {
        lock (gate)
        {
            watchers.Add(changed);
        }

        return new Stop(() =>
        {
            lock (gate)
            {
                watchers.Remove(changed);
            }
        });
    }

    private FakeCase? Mine(Caseworker who, CaseId id) => cases.Find(c => c.Id == id && c.AcceptedBy == who.Id);

    private void Tell()
    {
        Action[] all;
        lock (gate)
        {
            all = [.. watchers];
        }

        foreach (var changed in all)
        {
            changed();
        }
    }

    private sealed class Stop(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}

internal sealed class FakeCase
{
    public required CaseId Id { get; init; }

    public required Urgency Urgency { get; init; }

    public required HandoffReason Reason { get; init; }

    public required Locale Language { get; init; }

    public required string Channel { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? Wrote { get; set; }

    public CaseworkerId? AcceptedBy { get; set; }

    public string? AcceptedByName { get; set; }

    public CaseEnd? End { get; set; }

    public string? Level { get; set; }

    public List<CaseMessage> Thread { get; } = [];

    public List<SignReview> Reviews { get; } = [];

    public List<AnswerView> Answers { get; } = [];

    public List<FindingView> Findings { get; } = [];

    public HashSet<string> Seen { get; } = [];

    public QueueEntry Entry() => new(Id, Urgency, Reason, Language, Channel, OpenedAt, Wrote ?? OpenedAt, AcceptedBy, AcceptedByName, End);
}
