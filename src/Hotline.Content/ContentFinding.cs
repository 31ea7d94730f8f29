namespace Hotline.Content;

/// <summary>One mistake in the content. Prints as <c>file:line: code: text</c>.</summary>
public sealed record ContentFinding(string File, int Line, string Code, string Text)
{
    public override string ToString() => $"{File}:{Line}: {Code}: {Text}";
}

/// <summary>Collects mistakes, so that an author sees all of them at once.</summary>
internal sealed class Findings
{
    private readonly List<ContentFinding> _all = [];

    public bool Any => _all.Count > 0;

    public void Add(Place place, string code, string text) => _all.Add(new(place.File, place.Line, code, text));

    /// <summary>By file and line, each once.</summary>
    public IReadOnlyList<ContentFinding> Sorted() =>
        [.. _all.Distinct().OrderBy(one => one.File, StringComparer.Ordinal).ThenBy(one => one.Line).ThenBy(one => one.Code, StringComparer.Ordinal)];
}

/// <summary>A line of a file, counted from 1.</summary>
internal readonly record struct Place(string File, int Line);
