using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;

namespace Hotline.Core.Screening;

/// <summary>What is known of an indicator. An indicator without a finding was not asked. In the order in which one outranks another.</summary>
public enum FindingState
{
    /// <summary>Told in answer to its question.</summary>
    Present,

    /// <summary>Found in free words, not yet confirmed.</summary>
    Mentioned,
    Unsure,
    Refused,
    Absent,
}

/// <summary>What stands behind a finding.</summary>
/// <param name="At">The time of the turn; with it the message is found in the thread.</param>
/// <param name="Rule">The recognizer's rule, or <c>answer:</c> and the code given.</param>
/// <param name="Step">The question that was open, if any.</param>
/// <param name="Start">Where in the message the words begin; 0 for a button.</param>
/// <param name="Words">The caller's own words, a short piece at most.</param>
public sealed record Evidence(
    DateTimeOffset At, string Rule, Locale? Language, StepId? Step, int Start = 0, int Length = 0, PrivateText? Words = null);

/// <summary>An indicator heard in free words, with its first evidences.</summary>
public sealed record Mention([property: JsonConverter(typeof(IndicatorIdJson))] IndicatorId Indicator, ImmutableArray<Evidence> Evidence);

/// <summary>What is known of one indicator, and why.</summary>
public sealed record Finding(IndicatorId Indicator, FindingState State, ImmutableArray<Evidence> Evidence)
{
    /// <summary>Present and mentioned count for the level and for urgency.</summary>
    public bool Counts => State is FindingState.Present or FindingState.Mentioned;
}

internal sealed class IndicatorIdJson : JsonConverter<IndicatorId>
{
    public override IndicatorId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, IndicatorId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
