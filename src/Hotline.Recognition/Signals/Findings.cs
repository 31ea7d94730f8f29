using Hotline.Core.Recognition;
using Hotline.Core.Screening;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Signals;

internal static class Findings
{
    [ThreadStatic]
    private static List<Finding>? spare;

    /// <summary>The thread's list, empty. It holds no words, only rules and positions.</summary>
    public static List<Finding> Borrow()
    {
        spare ??= new List<Finding>(16);
        spare.Clear();
        return spare;
    }

    /// <summary>Adds a finding, unless the same was found already in an overlapping place; the shorter proof is kept.</summary>
    public static void Keep<T>(List<Match<T>> matches, Tokens tokens, Finding finding, T value)
    {
        var start = tokens[finding.FirstToken].Start;
        var length = tokens[finding.LastToken].End - start;
        for (var i = 0; i < matches.Count; i++)
        {
            var other = matches[i];
            if (EqualityComparer<T>.Default.Equals(other.Value, value) && start < other.Start + other.Length && other.Start < start + length)
            {
                if (length < other.Length)
                {
                    matches[i] = Made(start, length, value, finding);
                }

                return;
            }
        }

        matches.Add(Made(start, length, value, finding));
    }

    private static Match<T> Made<T>(int start, int length, T value, Finding finding) =>
        new(start, length, value, finding.Language, finding.Pattern.Rule + (finding.OfOther ? ".reported" : "") + (finding.Denied ? States.Denied : ""));
}
