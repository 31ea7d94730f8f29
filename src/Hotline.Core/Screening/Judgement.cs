using Hotline.Core.Recognition;

namespace Hotline.Core.Screening;

/// <summary>What the indicators say so far. A recommendation to a caseworker; callers never see it.</summary>
public enum Level
{
    NoneYet,
    Potential,
    Presumed,
}

public enum AgeGroup
{
    Unknown,
    Adult,
    Child,
}

/// <summary>The level and why.</summary>
/// <param name="Line">The line of the rule that decided, such as <c>adult.3</c>.</param>
/// <param name="Dimensions">The positive dimensions and the indicators behind each.</param>
/// <param name="Because">The indicators that made the line hold.</param>
/// <param name="IfChild">For an unknown age: the judgement if the caller is under 18.</param>
public sealed record Judgement(
    Level Level,
    string Line,
    IReadOnlyDictionary<Dimension, IReadOnlyList<IndicatorId>> Dimensions,
    IReadOnlyList<IndicatorId> Because,
    IReadOnlyList<string> Forms,
    Judgement? IfChild = null)
{
    /// <summary>The level the queue takes: for an unknown age the higher of the two.</summary>
    public Level ForQueue => IfChild is { } child && child.Level > Level ? child.Level : Level;
}
