namespace Hotline.Core.Conversations;

/// <summary>
/// Keeps the deadline rows of a conversation as few writes as possible. A silent caller's deadlines move with every message;
/// a row that would only move later stays where it is, comes early, and is then set anew by the handler that finds it early.
/// </summary>
internal sealed class DeadlineBook(DeadlineRows before)
{
    private readonly DateTimeOffset?[] rows = [before.Reminder, before.Expiry, before.Unanswered, before.Contact, before.Fade, before.Sweep];
    private readonly DateTimeOffset?[] wanted = [before.Reminder, before.Expiry, before.Unanswered, before.Contact, before.Fade, before.Sweep];

    public DeadlineRows Rows => new(rows[0], rows[1], rows[2], rows[3]) { Fade = rows[4], Sweep = rows[5] };

    public void Set(DeadlineKind kind, DateTimeOffset at) => wanted[(int)kind] = at;

    public void Clear(DeadlineKind kind) => wanted[(int)kind] = null;

    public void Came(DeadlineKind kind) => rows[(int)kind] = wanted[(int)kind] = null;

    /// <summary>The effects that bring the rows to what is wanted. Afterwards <see cref="Rows"/> is what they will be.</summary>
    public IEnumerable<TurnEffect> Changes()
    {
        foreach (var kind in Enum.GetValues<DeadlineKind>())
        {
            var (row, want) = (rows[(int)kind], wanted[(int)kind]);
            if (want is { } at && !MayStay(kind, row, at))
            {
                rows[(int)kind] = at;
                yield return new TurnEffect.SetDeadline(kind, at);
            }
            else if (want is null && row is not null)
            {
                rows[(int)kind] = null;
                yield return new TurnEffect.ClearDeadline(kind);
            }
        }
    }

    /// <summary>An unanswered case is never told late, and not early either: its row is always exact. So are the hours a caller named, and when what was said must go.</summary>
    private static bool MayStay(DeadlineKind kind, DateTimeOffset? row, DateTimeOffset at) =>
        row is { } set && (kind is DeadlineKind.Reminder or DeadlineKind.Expiry ? set <= at : set == at);
}
