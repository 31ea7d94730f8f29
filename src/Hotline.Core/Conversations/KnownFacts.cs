using Hotline.Core.Dialogs;
using Hotline.Core.Recognition;
using Hotline.Core.Screening;

namespace Hotline.Core.Conversations;

/// <summary>What a branch can go by though nobody was asked.</summary>
internal static class KnownFacts
{
    public const string Self = "self";
    public const string Someone = "someone";

    private const string Other = "other";

    /// <summary>Null: it is not so, or it is no such fact.</summary>
    public static string? Find(TurnDraft draft, string name) => name switch
    {
        Facts.Channel => draft.State.Channel,
        Facts.Case => draft.State.Case is null ? null : draft.State.IsUnproven ? "unproven" : "open",
        Facts.Urgency => draft.State.Case?.Urgency.ToString().ToLowerInvariant(),
        Facts.Hours => WaitTurn.MayTellHours(draft) ? "known" : null,
        Facts.Numbers => draft.State.NumbersToldAt == draft.Now ? "told" : null,
        Facts.Told => FindTold(draft),
        _ => null,
    };

    /// <summary>
    /// Of the caller, if any sign of what happens now was told of themselves: an offer of work alone is none yet, for it may be one
    /// that is to be checked. Of another, if all that was told is.
    /// </summary>
    private static string? FindTold(TurnDraft draft)
    {
        if (draft.State.FirstWords is not null)
        {
            // They answer a question that is still to come.
            return null;
        }

        var live = draft.State.Mentions.Where(mention => Mentions.IsLive(mention)).ToList();
        return live.Exists(mention => !Mentions.IsOfOther(mention) && Happens(draft, mention.Indicator)) ? Self
            : live.Count > 0 && live.TrueForAll(Mentions.IsOfOther) ? Other
            : null;
    }

    /// <summary>A sign of what happens now, not of how it began.</summary>
    public static bool Happens(TurnDraft draft, IndicatorId indicator) =>
        draft.Bundle.Indicators.GetValueOrDefault(indicator)?.Dimension is Dimension.Exploitation or Dimension.Coercion;
}
