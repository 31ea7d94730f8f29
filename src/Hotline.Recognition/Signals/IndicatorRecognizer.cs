using Hotline.Core.Recognition;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Signals;

/// <summary>
/// Finds what a caller says of their situation in their own words. What was denied, only supposed, or told of long ago is left out;
/// what is said of somebody else is kept, and its rule ends in <c>.reported</c>.
/// </summary>
internal sealed class IndicatorRecognizer(SignalRules rules) : IRecognizer<IndicatorId>
{
    public Recognition<IndicatorId> Read(string text, ReadingContext context)
    {
        using var tokens = Tokens.Of(text);
        var findings = Array.FindAll(rules.Find(tokens), static finding => finding.Pattern.Kind == SignalKind.Indicators);
        if (findings.Length == 0)
        {
            return Recognition<IndicatorId>.Nothing;
        }

        var matches = new List<Match<IndicatorId>>(findings.Length);
        foreach (var finding in findings)
        {
            if (!Array.Exists(findings, other => rules.Covers(other, finding)))
            {
                Findings.Keep(matches, tokens, finding, new IndicatorId(finding.Pattern.Finds));
            }
        }

        matches.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return new Recognition<IndicatorId>(matches[0], matches);
    }
}
