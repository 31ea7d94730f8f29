using Hotline.Core.Messages;

namespace Hotline.Core.Recognition;

public enum YesNo
{
    Yes,
    No,
    Unsure,
}

/// <summary>Danger heard in words: R3 now, R2 acute.</summary>
public enum DangerLevel
{
    R2,
    R3,
}

public enum Script
{
    Cyrillic,
    Latin,
    Arabic,
    Other,
}

/// <summary>The language of a message. <paramref name="Confidence"/> is between 0 and 1.</summary>
public sealed record LanguageReading(Locale Locale, Script Script, double Confidence);

/// <summary>A place of the gazetteer, with the oblast it lies in (null for the three cities and for countries).</summary>
public sealed record PlaceReading(string Id, string? OblastId);

/// <summary>An indicator's id, such as <c>coercion.documents_confiscated</c>.</summary>
public readonly record struct IndicatorId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A half-open wish for dates: both inclusive, null where open.</summary>
public sealed record DateRange(DateOnly? From, DateOnly? To);

/// <summary>Every recognizer a turn may ask.</summary>
public sealed record Recognizers(
    IRecognizer<LanguageReading> Language,
    IRecognizer<YesNo> YesNo,
    IRecognizer<decimal> Number,
    IRecognizer<int> Age,
    IRecognizer<PlaceReading> Place,
    IRecognizer<DangerLevel> Danger,
    IRecognizer<IndicatorId> Indicators)
{
    /// <summary>
    /// Holds a text while several recognizers read it, so that it is cut into words only once. Give it back on the same thread,
    /// before anything is awaited.
    /// </summary>
    public Func<string, IDisposable?> Hold { get; init; } = static _ => null;

    /// <summary>Which rules these are: kept with each finding, so that it can be traced to the rule as it was.</summary>
    public string Version { get; init; } = "";
}
