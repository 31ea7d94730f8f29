using Hotline.Core.Messages;

namespace Hotline.Core.Recognition;

/// <summary>
/// Reads one kind of meaning from what a caller wrote, in Kazakh, Russian and English at any time and mixed.
/// Never throws on any text; "not understood" is a result. Its time is linear in the text's length.
/// </summary>
public interface IRecognizer<T>
{
    Recognition<T> Read(string text, ReadingContext context);
}

/// <summary>What a recognizer may know beside the text.</summary>
/// <param name="Now">The moment of the message, in Kazakhstan's offset.</param>
/// <param name="Locale">The language the caller chose, if any: a preference among equals, never a filter.</param>
/// <param name="Toward">Where a date without its year lies.</param>
public sealed record ReadingContext(DateTimeOffset Now, Locale? Locale = null, Toward Toward = Toward.Past);

public enum Toward
{
    Past,
    Future,
}

/// <summary>What a prompt would take (<see cref="Answer"/>, null when not understood), and everything found.</summary>
public sealed record Recognition<T>(Match<T>? Answer, IReadOnlyList<Match<T>> Matches)
{
    public static Recognition<T> Nothing { get; } = new(null, []);

    /// <summary>What the text says is not so. Only some recognizers tell; it is never among the matches.</summary>
    public IReadOnlyList<Match<T>> Denied { get; init; } = [];
}

/// <summary>One finding in a text.</summary>
/// <param name="Start">Offset in UTF-16 code units of the text as the caller wrote it.</param>
/// <param name="Length">Length in the same units.</param>
/// <param name="Language">The language it was read from; null for digits and signs.</param>
/// <param name="Rule">The rule or list entry that found it: a stable name, never the caller's words.</param>
public sealed record Match<T>(int Start, int Length, T Value, Locale? Language, string Rule);
