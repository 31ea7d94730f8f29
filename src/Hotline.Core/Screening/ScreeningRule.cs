using Hotline.Core.Recognition;

namespace Hotline.Core.Screening;

/// <summary>The rule of the instrument: from the indicators that count to a level, line by line.</summary>
public static class ScreeningRule
{
    public static Judgement Judge(AgeGroup age, IEnumerable<Indicator> present)
    {
        var all = new Indicators([.. present.DistinctBy(indicator => indicator.Id).OrderBy(indicator => indicator.Id.Value, StringComparer.Ordinal)]);
        return age switch
        {
            AgeGroup.Adult => Adult(all.ForAdults()),
            AgeGroup.Child => Child(all),
            _ => Adult(all.ForAdults()) with { IfChild = Child(all) },
        };
    }

    private static Judgement Adult(Indicators found)
    {
        var exploited = found.IsPositive(Dimension.Exploitation);
        var coerced = found.IsPositive(Dimension.Coercion);
        if (exploited && coerced)
        {
            return found.Say(Level.Presumed, "adult.1", [Dimension.Exploitation, Dimension.Coercion]);
        }

        var recruited = Indicators.Recruitment.Where(found.IsPositive).ToArray();
        var controlled = Indicators.Control.Where(found.IsPositive).ToArray();
        if (exploited && recruited.Length > 0 && controlled.Length > 0)
        {
            return found.Say(Level.Presumed, "adult.2", [Dimension.Exploitation, .. recruited, .. controlled]);
        }

        if (exploited)
        {
            return found.Say(Level.Potential, "adult.3", [Dimension.Exploitation]);
        }

        if (found.Any(indicator => indicator.StandsAlone))
        {
            return found.Say(Level.Potential, "adult.4", indicator => indicator.StandsAlone);
        }

        if (coerced && found.Any(indicator => indicator.Dimension == Dimension.Exploitation || Indicators.Recruitment.Contains(indicator.Dimension)))
        {
            return found.Say(Level.Potential, "adult.5", [Dimension.Coercion, Dimension.Exploitation, .. Indicators.Recruitment]);
        }

        Dimension[] trapped = [.. recruited.Where(dimension => dimension != Dimension.VulnerableRecruitment)];
        if (trapped.Length > 0)
        {
            return found.Say(Level.Potential, "adult.6", trapped);
        }

        return found.IsExploitationUnderControl()
            ? found.Say(Level.Potential, "adult.7", [Dimension.Exploitation, .. Indicators.Control])
            : found.Say(Level.NoneYet, "adult.8", []);
    }

    private static Judgement Child(Indicators found)
    {
        var strong = found.Count(Strength.Strong, Dimension.Exploitation);
        var medium = found.Count(Strength.Medium, Dimension.Exploitation);
        if (strong >= 1 || medium >= 2)
        {
            return found.Say(Level.Presumed, "child.1", [Dimension.Exploitation]);
        }

        var adult = Adult(found);
        if (adult.Level == Level.Presumed)
        {
            return adult with { Line = "child.2" };
        }

        if (found.Any(indicator => indicator.Dimension == Dimension.Exploitation))
        {
            return found.Say(Level.Potential, "child.3", [Dimension.Exploitation]);
        }

        if (adult.Level == Level.Potential)
        {
            return adult with { Line = "child.3" };
        }

        if (found.Any(indicator => indicator.Strength == Strength.Strong))
        {
            return found.Say(Level.Potential, "child.4", indicator => indicator.Strength == Strength.Strong);
        }

        Dimension[] positive = [.. Indicators.Recruitment.Concat(Indicators.Control).Where(found.IsPositive)];
        return positive.Length > 0 ? found.Say(Level.Potential, "child.4", positive) : found.Say(Level.NoneYet, "child.5", []);
    }
}

/// <summary>The indicators that count, as the rule asks about them.</summary>
internal sealed class Indicators(IReadOnlyList<Indicator> found)
{
    public static IReadOnlyList<Dimension> Recruitment { get; } =
        [Dimension.DeceptiveRecruitment, Dimension.CoerciveRecruitment, Dimension.VulnerableRecruitment];

    public static IReadOnlyList<Dimension> Control { get; } = [Dimension.Coercion, Dimension.Dependency];

    public Indicators ForAdults() => new([.. found.Where(indicator => indicator.Ages != Ages.Child)]);

    public bool Any(Func<Indicator, bool> holds) => found.Any(holds);

    public int Count(Strength strength, Dimension dimension) =>
        found.Count(indicator => indicator.Strength == strength && indicator.Dimension == dimension);

    /// <summary>ILO's rule: two strong, one strong and any other, three medium, or two medium and one weak.</summary>
    public bool IsPositive(Dimension dimension)
    {
        var strong = Count(Strength.Strong, dimension);
        var medium = Count(Strength.Medium, dimension);
        var weak = Count(Strength.Weak, dimension);
        return strong >= 2 || (strong == 1 && medium + weak >= 1) || medium >= 3 || (medium == 2 && weak >= 1);
    }

    public bool IsExploitationUnderControl()
    {
        var both = found.Where(indicator => indicator.Dimension == Dimension.Exploitation || Control.Contains(indicator.Dimension)).ToArray();
        return both.Any(indicator => indicator.Dimension == Dimension.Exploitation)
            && both.Any(indicator => indicator.Dimension != Dimension.Exploitation)
            && (both.Any(indicator => indicator.Strength == Strength.Strong) || both.Count(indicator => indicator.Strength == Strength.Medium) >= 3);
    }

    public Judgement Say(Level level, string line, IReadOnlyList<Dimension> because) =>
        Say(level, line, indicator => because.Contains(indicator.Dimension));

    public Judgement Say(Level level, string line, Func<Indicator, bool> because) => new(
        level,
        line,
        Enum.GetValues<Dimension>().Where(IsPositive).ToDictionary(
            dimension => dimension,
            IReadOnlyList<IndicatorId> (dimension) => [.. found.Where(indicator => indicator.Dimension == dimension).Select(indicator => indicator.Id)]),
        [.. found.Where(because).Select(indicator => indicator.Id)],
        [.. found.SelectMany(indicator => indicator.Forms).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
}
