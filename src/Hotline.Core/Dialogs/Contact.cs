using Hotline.Core.Messages;

namespace Hotline.Core.Dialogs;

/// <summary>A number a caller may be given: an entry of <c>dialogs/directory.yaml</c>. Its words are in <c>locales/</c>.</summary>
/// <param name="Id">Stable: texts name the contact by it.</param>
/// <param name="Digits">As it is dialled and shown.</param>
public sealed record Contact(string Id, string Digits)
{
    public required string TelUri { get; init; }

    /// <summary>Who answers, for caseworkers.</summary>
    public required string Operator { get; init; }

    /// <summary>Of <c>voice</c>, <c>text</c>, <c>app</c>, <c>web</c>.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary><see cref="Always"/>, a time such as <c>09:00-18:00</c>, or null: not known, so nothing is said of it.</summary>
    public string? Hours { get; init; }

    /// <summary>Languages that are assured; empty when nobody assures any.</summary>
    public IReadOnlyList<Locale> Languages { get; init; } = [];

    /// <summary><c>country</c>, or the id of an oblast or city in the gazetteer.</summary>
    public required string Area { get; init; }

    public Known Free { get; init; }

    public Known Anonymous { get; init; }

    /// <summary>Whether the police learn of a contact: the caller is told before being sent there.</summary>
    public Known InformsPolice { get; init; }

    public required DateOnly CheckedOn { get; init; }

    public required string CheckedBy { get; init; }

    /// <summary>The last day on which a caller may be given it; null: it stays (112 and 102 only).</summary>
    public DateOnly? ExpiresOn { get; init; }

    public const string Always = "always";

    /// <summary>For whom or what it is.</summary>
    public string NameKey => $"contacts.{Id}.name";

    /// <summary>What a caller must know before calling; not every contact has one.</summary>
    public string NoteKey => $"contacts.{Id}.note";

    public bool IsLasting => ExpiresOn is null;

    public bool IsShown(DateOnly day) => ExpiresOn is not { } last || day <= last;
}

/// <summary>A fact that somebody checked, or that nobody did.</summary>
public enum Known
{
    Unknown,
    Yes,
    No,
}
