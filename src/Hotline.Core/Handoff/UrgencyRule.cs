using Hotline.Core.Recognition;

namespace Hotline.Core.Handoff;

/// <summary>
/// The ladder of urgency, for what signs tell together: pressed, written over several messages, or noted by a caseworker. Danger
/// told in one sentence is heard by itself and comes beside it; the higher counts.
/// </summary>
public static class UrgencyRule
{
    private const int SignsOfR1 = 2;

    /// <param name="signs">The signs that count, each by the danger it tells of; null: of none.</param>
    public static Urgency Of(IReadOnlyCollection<Acute?> signs, bool isChild)
    {
        var (held, hurt) = (signs.Contains(Acute.CannotLeave), signs.Contains(Acute.Hurt));
        if ((held && hurt) || (isChild && (held || hurt)))
        {
            // Locked in and hurt; a child in danger now.
            return Urgency.R3;
        }

        return signs.Any(sign => sign is not null) ? Urgency.R2
            : signs.Count >= SignsOfR1 ? Urgency.R1
            : Urgency.R0;
    }
}
