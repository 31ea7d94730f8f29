using Hotline.Core.Recognition;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Signals;

/// <summary>Hears danger in any message, in every language at once. The answer is the highest level found.</summary>
internal sealed class DangerRecognizer(SignalRules rules) : IRecognizer<DangerLevel>
{
    public Recognition<DangerLevel> Read(string text, ReadingContext context)
    {
        using var tokens = Tokens.Of(text);
        var findings = Array.FindAll(rules.Find(tokens), static finding => !finding.Denied && finding.Pattern.Kind == SignalKind.Danger);
        if (findings.Length == 0)
        {
            return Recognition<DangerLevel>.Nothing;
        }

        var matches = new List<Match<DangerLevel>>(findings.Length);
        foreach (var finding in findings)
        {
            Findings.Keep(matches, tokens, finding, finding.Pattern.Finds == "R3" ? DangerLevel.R3 : DangerLevel.R2);
        }

        matches.Sort(static (a, b) => a.Value != b.Value ? b.Value.CompareTo(a.Value) : a.Start.CompareTo(b.Start));
        return new Recognition<DangerLevel>(matches[0], matches);
    }
}
