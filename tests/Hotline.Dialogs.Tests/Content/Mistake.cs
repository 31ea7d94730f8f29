using Hotline.Content;

namespace Hotline.Dialogs.Tests.Content;

/// <summary>One mistake put into the shipped files, and the finding it must bring.</summary>
/// <param name="Code">The finding's code.</param>
/// <param name="File">The file that is changed.</param>
/// <param name="Find">A piece of it that is there exactly once.</param>
/// <param name="Replace">What stands there instead.</param>
/// <param name="At">File and line where the finding must be; null: the first changed line.</param>
public sealed record Mistake(string Code, string File, string Find, string Replace, string? At = null)
{
    /// <summary>The file is taken away.</summary>
    public bool Removed { get; init; }

    /// <summary>The file is moved there.</summary>
    public string? MovedTo { get; init; }

    public override string ToString() => $"{Code}: {Short(Find)} -> {Short(Replace)}";

    internal IReadOnlyList<ContentFile> Made()
    {
        var file = Shipped.Files.Single(one => one.Path == File);
        if (Removed)
        {
            return [.. Shipped.Files.Where(one => one != file)];
        }

        if (MovedTo is not null)
        {
            return [.. Shipped.Files.Select(one => one == file ? file with { Path = MovedTo } : one)];
        }

        var at = file.Text.IndexOf(Find, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{Find}' is not in {File}.");
        Assert.True(file.Text.IndexOf(Find, at + 1, StringComparison.Ordinal) < 0, $"'{Find}' is in {File} more than once.");
        var changed = file with { Text = file.Text.Replace(Find, Replace, StringComparison.Ordinal) };
        return [.. Shipped.Files.Select(one => one == file ? changed : one)];
    }

    /// <summary>Where the finding must be, as <c>file:line</c>.</summary>
    internal string Place()
    {
        if (At is not null)
        {
            return At;
        }

        var text = Shipped.Files.Single(one => one.Path == File).Text;
        var start = text.IndexOf(Find, StringComparison.Ordinal);
        var same = Find.Zip(Replace).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{File}:{text[..(start + same)].Count(letter => letter == '\n') + 1}";
    }

    private static string Short(string text) => text.ReplaceLineEndings(" ")[..Math.Min(text.Length, 40)];
}
