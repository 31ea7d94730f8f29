using System.Text.Json;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Recognition;

namespace Hotline.Core.Tests.Screening;

/// <summary>
/// The level once more, from the stored conversation and the text of the rule, sharing no code with the product: what stands on
/// the screen must be what anybody can work out from the evidence.
/// </summary>
internal static class Rebuilt
{
    /// <summary>As <c>level if adult/level if child</c>, each 0 none yet, 1 potential, 2 presumed.</summary>
    public static (int Adult, int Child) Of(Conversation conversation, ContentBundle bundle)
    {
        using var stored = JsonDocument.Parse(ConversationJson.Write(conversation));
        var present = Ids(stored.RootElement, bundle).Where(id => IsThere(id, stored.RootElement, bundle)).Select(id => bundle.Indicators[new IndicatorId(id)]).ToList();
        return (Adult([.. present.Where(sign => sign.Ages != Ages.Child)]), Child(present));
    }

    public static int Adult(IReadOnlyList<Indicator> signs)
    {
        var recruitment = (string[])["DeceptiveRecruitment", "CoerciveRecruitment", "VulnerableRecruitment"];
        var (exploitation, coercion) = (Positive(signs, "Exploitation"), Positive(signs, "Coercion"));
        var control = coercion || Positive(signs, "Dependency");
        if ((exploitation && coercion) || (exploitation && control && recruitment.Any(name => Positive(signs, name))))
        {
            return 2;
        }

        var both = signs.Where(sign => Name(sign) is "Exploitation" or "Coercion" or "Dependency").ToList();
        var enough = both.Any(sign => sign.Strength == Strength.Strong) || both.Count(sign => sign.Strength == Strength.Medium) > 2;
        var mixed = both.Any(sign => Name(sign) == "Exploitation") && both.Any(sign => Name(sign) != "Exploitation");
        return exploitation
            || signs.Any(sign => sign.StandsAlone)
            || (coercion && signs.Any(sign => Name(sign) == "Exploitation" || recruitment.Contains(Name(sign))))
            || Positive(signs, "DeceptiveRecruitment") || Positive(signs, "CoerciveRecruitment")
            || (mixed && enough) ? 1 : 0;
    }

    public static int Child(IReadOnlyList<Indicator> signs)
    {
        var exploitation = signs.Where(sign => Name(sign) == "Exploitation").ToList();
        if (exploitation.Any(sign => sign.Strength == Strength.Strong) || exploitation.Count(sign => sign.Strength == Strength.Medium) > 1)
        {
            return 2;
        }

        var adult = Adult([.. signs.Where(sign => sign.Ages != Ages.Child)]);
        var positive = signs.Select(Name).Distinct().Where(name => name != "Movement").Any(name => Positive(signs, name));
        return adult == 2 ? 2 : exploitation.Count > 0 || adult == 1 || positive || signs.Any(sign => sign.Strength == Strength.Strong) ? 1 : 0;
    }

    /// <summary>ILO's rule, on the three strongest: a strong one and any other, or two medium and any third.</summary>
    private static bool Positive(IReadOnlyList<Indicator> signs, string dimension)
    {
        var strengths = signs.Where(sign => Name(sign) == dimension).Select(sign => sign.Strength).OrderDescending().Take(3).ToList();
        return strengths switch
        {
            [Strength.Strong, _, ..] => true,
            [Strength.Medium, Strength.Medium, _] => true,
            _ => false,
        };
    }

    private static string Name(Indicator sign) => sign.Dimension.ToString();

    private static HashSet<string> Ids(JsonElement state, ContentBundle bundle)
    {
        var ids = List(state, "mentions").Concat(List(state, "reviews")).Select(one => one.GetProperty("indicator").GetString()!).ToHashSet();
        foreach (var ask in List(state, "path").Select(answer => Find(answer, bundle)).OfType<Step.Ask>())
        {
            ids.UnionWith(ask.Indicators.Values.SelectMany(shown => shown).Select(id => id.Value));
        }

        return [.. ids.Where(id => bundle.Indicators.ContainsKey(new IndicatorId(id)))];
    }

    private static bool IsThere(string id, JsonElement state, ContentBundle bundle)
    {
        // A caseworker's last word decides, unless the caller spoke of a rejected sign again.
        var reviews = List(state, "reviews").Where(one => one.GetProperty("indicator").GetString() == id).OrderBy(When).ToList();
        var since = DateTimeOffset.MinValue;
        if (reviews.Count > 0)
        {
            if (reviews[^1].GetProperty("kind").GetString() != "Rejected")
            {
                return true;
            }

            since = When(reviews[^1]);
        }

        // A yes anywhere; else the last of words, words taken back, and a no.
        var answers = List(state, "path").Select(answer => (At: When(answer), Shows: Shows(id, answer, bundle))).Where(one => one.Shows is not null && one.At > since).ToList();
        if (answers.Any(one => one.Shows == "yes"))
        {
            return true;
        }

        var words = List(state, "mentions").Where(one => one.GetProperty("indicator").GetString() == id)
            .SelectMany(one => List(one, "evidence")).Where(one => When(one) > since)
            .Select(one => (At: When(one), Shows: one.TryGetProperty("state", out var says) && says.GetString() == "Absent" ? "no" : "words"));
        return words.Concat(answers.Where(one => one.Shows == "no").Select(one => (one.At, Shows: one.Shows!))).OrderBy(one => one.At).LastOrDefault().Shows == "words";
    }

    private static string? Shows(string id, JsonElement answer, ContentBundle bundle)
    {
        var code = answer.GetProperty("code").GetString()!;
        if (Find(answer, bundle) is not Step.Ask ask || !ask.Indicators.Values.Any(shown => shown.Any(one => one.Value == id)))
        {
            return null;
        }

        return ask.Indicators.TryGetValue(code, out var here) && here.Any(one => one.Value == id) ? "yes"
            : code is "unsure" or "skipped" or "not-understood" ? "open"
            : "no";
    }

    private static Step? Find(JsonElement answer, ContentBundle bundle) => bundle.FindStep(StepId.Find(answer.GetProperty("step").GetString())!.Value);

    private static DateTimeOffset When(JsonElement one) => one.GetProperty("at").GetDateTimeOffset();

    private static JsonElement.ArrayEnumerator List(JsonElement of, string name) => of.TryGetProperty(name, out var list) ? list.EnumerateArray() : default;
}
