using System.Text.Json.Serialization;

namespace Hotline.Core.Messages;

/// <summary>A message for the caller: words by key, or what a caseworker wrote.</summary>
/// <param name="Words">What it says.</param>
/// <param name="Buttons">What can be pressed; empty for most.</param>
/// <param name="Lane">How soon it must leave when sending is scarce.</param>
public sealed record OutboundMessage(Words Words, IReadOnlyList<Button> Buttons, Lane Lane)
{
    /// <summary>Takes the place of the message sent before, where the channel can: less is left behind.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Replaces { get; init; }

    /// <summary>It had been held back, and leaves the screen again after a while.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Fades { get; init; }

    /// <summary>Where it was held up so long, it waits until the caller writes again: their phone may be in another's hand by then.</summary>
    public DateTimeOffset? Until { get; init; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Keyed), "keyed")]
[JsonDerivedType(typeof(Several), "several")]
[JsonDerivedType(typeof(Written), "written")]
public abstract record Words
{
    private Words()
    {
    }

    /// <summary>A text of <c>locales/</c>: rendered when it is sent or shown, from the content the conversation keeps.</summary>
    public sealed record Keyed(string Key, Locale Locale, string Content, IReadOnlyDictionary<string, string> Values) : Words;

    /// <summary>Texts shown as one message, a line between them.</summary>
    public sealed record Several(IReadOnlyList<Keyed> Parts) : Words;

    /// <summary>A caseworker's own words, under a working name.</summary>
    public sealed record Written(PrivateText Text, string WorkingName) : Words;
}

/// <summary>A button. <paramref name="Code"/> is what it means and never leaves the server; <paramref name="Token"/> is what the channel carries.</summary>
/// <param name="LabelKey">The label's key in <c>locales/</c>.</param>
public sealed record Button(string Code, string Token, string LabelKey);

/// <summary>Sending lanes, first to leave first.</summary>
public enum Lane
{
    Live,
    Dialog,
    NewContact,

    /// <summary>Deletions that nobody waits for.</summary>
    Sweeping,
}

/// <summary>A message as a channel shows it.</summary>
public sealed record RenderedMessage(PrivateText Text, IReadOnlyList<RenderedButton> Buttons);

public sealed record RenderedButton(string Token, string Label, string Code);
