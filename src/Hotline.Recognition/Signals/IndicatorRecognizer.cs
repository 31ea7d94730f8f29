using Hotline.Core.Recognition;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Signals;

/// <summary>
/// Finds what a caller says of their situation in their own words. What was only supposed or told of long ago is left out;
/// what was denied is told apart, so that it takes back what was said before;
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
        var denied = new List<Match<IndicatorId>>();
        foreach (var finding in findings)
        {
            if (finding.Denied)
            {
                Findings.Keep(denied, tokens, finding, new IndicatorId(finding.Pattern.Finds));
            }
            else if (!Array.Exists(findings, other => rules.Covers(other, finding)))
            {
                Findings.Keep(matches, tokens, finding, new IndicatorId(finding.Pattern.Finds));
            }
        }

        // Said and denied in one message: the sign is there until a person has asked.
        denied.RemoveAll(one => matches.Exists(match => match.Value == one.Value));
        matches.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return new Recognition<IndicatorId>(matches.Count > 0 ? matches[0] : null, matches) { Denied = denied };
    }
}
