namespace Hotline.Core.Recognition;

/// <summary>An indicator of the catalogue: what may be a sign of trafficking, and how strong a one.</summary>
public sealed record Indicator(
    IndicatorId Id, Dimension Dimension, Strength Strength, Ages Ages, IReadOnlyList<string> Forms, bool StandsAlone)
{
    /// <summary>It belongs to so few forms that it tells which one it is.</summary>
    public bool TellsForm => Forms.Count <= 2;

    /// <summary>The key of its name in <c>locales/</c>, for caseworkers.</summary>
    public string NameKey => $"indicators.{Id.Value}";
}

public enum Dimension
{
    DeceptiveRecruitment,
    CoerciveRecruitment,
    VulnerableRecruitment,
    Movement,
    Exploitation,
    Coercion,
    Dependency,
}

public enum Strength
{
    Weak,
    Medium,
    Strong,
}

/// <summary>Whom an indicator counts for.</summary>
public enum Ages
{
    Both,
    Child,
}
