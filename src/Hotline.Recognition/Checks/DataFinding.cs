namespace Hotline.Recognition.Checks;

/// <summary>One mistake in the recognizers' data. Prints as <c>file:line: code: text</c>, as the content's do.</summary>
public sealed record DataFinding(string File, int Line, string Code, string Text)
{
    public override string ToString() => $"{File}:{Line}: {Code}: {Text}";
}
