namespace Hotline.Core.Dialogs;

/// <summary>What a caller may want at any step, in the order in which it outranks the rest.</summary>
public enum Interruption
{
    Danger,
    Stop,
    Delete,
    Hide,
    Person,
    Language,
    Why,
    Skip,
    Back,
    Pause,
}

/// <summary>One row of the interruption table.</summary>
/// <param name="Words">The word list that means it. <see cref="Interruption.Language"/> has also <c>{Words}.kk</c>, <c>{Words}.ru</c>, <c>{Words}.en</c>.</param>
/// <param name="Texts">What is said, each a message of its own; <see cref="Interruption.Stop"/> exactly one.</param>
public sealed record InterruptionRule(Interruption Kind, string Words, IReadOnlyList<string> Texts);

/// <summary>Codes of buttons that are not answers. An option must not use one of them (the linter looks).</summary>
public static class ButtonCodes
{
    public const string Skip = "skip";
    public const string Person = "person";
    public const string Why = "why";
    public const string Back = "back";
    public const string Stop = "stop";
    public const string Delete = "delete";
    public const string Hide = "hide";
    public const string Pause = "pause";
    public const string Continue = "continue";

    /// <summary>Followed by a language code: the one-tap offer of another language.</summary>
    public const string Language = "language:";

    public static IReadOnlySet<string> Reserved { get; } =
        new HashSet<string>(StringComparer.Ordinal) { Skip, Person, Why, Back, Stop, Delete, Hide, Pause, Continue, AnswerCodes.Skipped, AnswerCodes.Told, AnswerCodes.NotUnderstood, AnswerCodes.Right };
}
