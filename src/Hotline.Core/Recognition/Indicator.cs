namespace Hotline.Core.Recognition;

/// <summary>An indicator of the catalogue: what may be a sign of trafficking, and how strong a one.</summary>
public sealed record Indicator(
    IndicatorId Id, Dimension Dimension, Strength Strength, Ages Ages, IReadOnlyList<string> Forms, bool StandsAlone)
{
    /// <summary>What it tells of danger at hand; null: nothing by itself.</summary>
    public Acute? Acute { get; init; }

    /// <summary>It goes with every form the instrument knows, so it tells none.</summary>
    public bool FitsEveryForm { get; init; }

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

/// <summary>The danger that a sign tells of, by the row of the ladder of urgency it stands in.</summary>
public enum Acute
{
    /// <summary>Locked in, guarded, not let out.</summary>
    CannotLeave,
    PapersHeld,

    /// <summary>Threatened, or made to do something by force.</summary>
    Threatened,

    /// <summary>Sold, or about to be taken elsewhere.</summary>
    MovedSoon,

    /// <summary>Ill or injured, and kept from a doctor.</summary>
    Untreated,

    /// <summary>Harm to the body.</summary>
    Hurt,
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
