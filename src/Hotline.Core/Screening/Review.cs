using System.Text.Json.Serialization;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;

namespace Hotline.Core.Screening;

/// <summary>What a caseworker made of an indicator.</summary>
public enum ReviewKind
{
    Confirmed,
    Rejected,

    /// <summary>Nobody had found it.</summary>
    Added,
}

/// <summary>A caseworker's judgement of one indicator. What was found before it stays beside it.</summary>
public sealed record Review(
    [property: JsonConverter(typeof(IndicatorIdJson))] IndicatorId Indicator, ReviewKind Kind, CaseworkerId By, DateTimeOffset At, PrivateText Reason)
{
    internal Evidence ToEvidence() => new(At, Kind.ToString().ToLowerInvariant(), null, null)
    {
        State = Kind == ReviewKind.Rejected ? FindingState.Absent : FindingState.Present,
        By = By,
        Reason = Reason,
    };
}
