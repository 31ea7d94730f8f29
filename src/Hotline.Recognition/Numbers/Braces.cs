namespace Hotline.Recognition.Numbers;

/// <summary>Expands «пят{ь,и,ью}десят{,и}» into its forms.</summary>
internal static class Braces
{
    public static IEnumerable<string> Expand(string pattern, IReadOnlyList<string> adjective)
    {
        var open = pattern.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
        {
            return [pattern];
        }

        var close = pattern.IndexOf('}', open);
        var inside = pattern[(open + 1)..close];
        IEnumerable<string> choices = inside == "adj" ? adjective : inside.Split(',');
        return choices.SelectMany(choice => Expand(pattern[..open] + choice + pattern[(close + 1)..], adjective));
    }
}
