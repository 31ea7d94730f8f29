namespace Hotline.Core.Handoff;

/// <summary>How fast a human must answer: R3 imminent, R2 acute, R1 indicators, R0 information.</summary>
public enum Urgency
{
    R0,
    R1,
    R2,
    R3,
}

/// <summary>Why a conversation reached a person.</summary>
public enum HandoffReason
{
    /// <summary>The caller asked for a person.</summary>
    Asked,

    /// <summary>Danger was heard or told.</summary>
    Danger,

    /// <summary>The dialog led here and the caller agreed.</summary>
    Consented,

    /// <summary>The caller was not understood, too many times.</summary>
    NotUnderstood,

    /// <summary>A rule broke, or a step of the dialog is gone: a person is called rather than nobody.</summary>
    Trouble,
}

/// <summary>A concern outranks the dialog.</summary>
public sealed record Concern(Urgency Urgency, HandoffReason Reason);

/// <summary>A case: one handoff from opening to end. Random.</summary>
public readonly record struct CaseId(Guid Value)
{
    public override string ToString() => Value.ToString("N");

    public static CaseId? Find(string? text) => Guid.TryParseExact(text, "N", out var value) ? new(value) : null;

    /// <summary>The short code people say aloud: the first four hex digits, upper case.</summary>
    public string Code => Value.ToString("N")[..4].ToUpperInvariant();
}

/// <summary>What is known about who can answer now, handed to a turn so that it can tell the truth.</summary>
/// <param name="OnDuty">Caseworkers on duty now.</param>
/// <param name="WaitMinutes">An honest estimate, rounded up to 5; null when nobody can say.</param>
public sealed record Duty(int OnDuty, int? WaitMinutes)
{
    /// <summary>The same for a caller in danger, who waits behind others in danger only; null: as everybody.</summary>
    public int? UrgentWaitMinutes { get; init; }

    /// <summary>When somebody is usually on duty; null: nobody can say.</summary>
    public DutyHours? Hours { get; init; }

    public int? WaitFor(Urgency urgency) => urgency >= Urgency.R2 ? UrgentWaitMinutes ?? WaitMinutes : WaitMinutes;

    public static Duty Nobody { get; } = new(0, null);
}
