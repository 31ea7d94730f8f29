namespace Hotline.Core.Dialogs;

/// <summary>The dialogs that the rules begin by themselves, to which no other leads.</summary>
public static class RuleDialogs
{
    /// <summary>For a caller with a code word who comes back.</summary>
    public const string Returning = "returning";

    /// <summary>For a caller who asks for a person while nobody is on duty.</summary>
    public const string AfterHours = "after-hours";

    public static IReadOnlyList<string> All { get; } = [Returning, AfterHours];
}
