using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;

namespace Hotline.Core.Screening;

/// <summary>What is known of an indicator.</summary>
public enum FindingState
{
    /// <summary>Told in answer to its question, or confirmed or added by a caseworker.</summary>
    Present,

    /// <summary>Found in free words, not yet confirmed.</summary>
    Mentioned,
    Unsure,
    Refused,
    Absent,
    NotAsked,
}

/// <summary>One thing that says something of an indicator: words, an answer, or a caseworker's judgement.</summary>
/// <param name="At">The time of the turn.</param>
/// <param name="Rule">The recognizer's rule; or <c>answer:</c> and the code given; or <c>confirmed</c>, <c>rejected</c>, <c>added</c>.</param>
/// <param name="Step">The question that was open, if any.</param>
/// <param name="Start">Where in the message the words begin; 0 for a button.</param>
/// <param name="Words">The caller's own words, a short piece at most.</param>
public sealed record Evidence(
    DateTimeOffset At, string Rule, Locale? Language, StepId? Step, int Start = 0, int Length = 0, PrivateText? Words = null)
{
    /// <summary>What it says by itself. Null in what was stored before this was kept: found in words.</summary>
    public FindingState? State { get; init; }

    /// <summary>The version of the rule, or of the dialog that asked.</summary>
    public string? Version { get; init; }

    /// <summary>The number of the message in the thread.</summary>
    public long? Message { get; init; }

    /// <summary>The channel's id of the message, by which a changed message is known.</summary>
    public string? Source { get; init; }

    /// <summary>Pressed, not written.</summary>
    public bool ByButton { get; init; }

    /// <summary>Said of another person.</summary>
    public bool Reported { get; init; }

    /// <summary>The caseworker who judged.</summary>
    public CaseworkerId? By { get; init; }

    /// <summary>Why the caseworker judged so.</summary>
    public PrivateText? Reason { get; init; }
}

/// <summary>An indicator heard in free words, with its first evidences and its last.</summary>
public sealed record Mention([property: JsonConverter(typeof(IndicatorIdJson))] IndicatorId Indicator, ImmutableArray<Evidence> Evidence);

/// <summary>What is known of one indicator, and why: in the order of time.</summary>
public sealed record Finding(IndicatorId Indicator, FindingState State, ImmutableArray<Evidence> Evidence)
{
    /// <summary>Present and mentioned count for the level and for urgency.</summary>
    public bool Counts => State is FindingState.Present or FindingState.Mentioned;

    /// <summary>All that shows it was said of another person.</summary>
    public bool IsReported => Evidence.Any(one => one.Reported) && Evidence.All(one => one.Reported || one.By is not null);

    public static Finding Of(IndicatorId indicator, IEnumerable<Evidence> evidence)
    {
        ImmutableArray<Evidence> inTime = [.. evidence.OrderBy(one => one.At)];
        return new Finding(indicator, States.Of(inTime), inTime);
    }
}

internal sealed class IndicatorIdJson : JsonConverter<IndicatorId>
{
    public override IndicatorId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, IndicatorId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
