using Hotline.Core.Recognition;

namespace Hotline.Core.Screening;

/// <summary>The rule of the instrument: from the indicators that count to a level, and why. Its lines are in <see cref="Tally"/>.</summary>
public static class ScreeningRule
{
    public static Judgement Judge(AgeGroup age, IEnumerable<Indicator> present)
    {
        var all = present.DistinctBy(indicator => indicator.Id).OrderBy(indicator => indicator.Id.Value, StringComparer.Ordinal).ToArray();
        var tally = Tally.Of(all);
        return age switch
        {
            AgeGroup.Adult => Adult(all, tally),
            AgeGroup.Child => Child(all, tally),
            _ => Adult(all, tally) with { IfChild = Child(all, tally) },
        };
    }

    private static Judgement Adult(Indicator[] all, Tally tally)
    {
        var (level, line) = tally.Adult();
        return new Indicators([.. all.Where(indicator => indicator.Ages != Ages.Child)]).Adult(level, line);
    }

    private static Judgement Child(Indicator[] all, Tally tally)
    {
        var (level, line) = tally.Child();
        return new Indicators(all).Child(level, line, () => Adult(all, tally));
    }
}

/// <summary>The indicators that count, and which of them made a line hold.</summary>
internal sealed class Indicators(IReadOnlyList<Indicator> found)
{
    public static IReadOnlyList<Dimension> Recruitment { get; } =
        [Dimension.DeceptiveRecruitment, Dimension.CoerciveRecruitment, Dimension.VulnerableRecruitment];

    public static IReadOnlyList<Dimension> Control { get; } = [Dimension.Coercion, Dimension.Dependency];

    public Judgement Adult(Level level, int line) => Say(level, $"adult.{line}", line switch
    {
        1 => Of(Dimension.Exploitation, Dimension.Coercion),
        2 => Of([Dimension.Exploitation, .. Positive(Recruitment), .. Positive(Control)]),
        3 => Of(Dimension.Exploitation),
        4 => indicator => indicator.StandsAlone,
        5 => Of([Dimension.Coercion, Dimension.Exploitation, .. Recruitment]),
        6 => Of([.. Positive([Dimension.DeceptiveRecruitment, Dimension.CoerciveRecruitment])]),
        7 => Of([Dimension.Exploitation, .. Control]),
        _ => _ => false,
    });

    public Judgement Child(Level level, int line, Func<Judgement> adult)
    {
        switch (line)
        {
            case 2:
                return adult() with { Line = "child.2" };
            case 3 when !found.Any(indicator => indicator.Dimension == Dimension.Exploitation):
                return adult() with { Line = "child.3" };
            case 4 when found.Any(indicator => indicator.Strength == Strength.Strong):
                return Say(level, "child.4", indicator => indicator.Strength == Strength.Strong);
            case 4:
                return Say(level, "child.4", Of([.. Positive([.. Recruitment, .. Control])]));
            default:
                return Say(level, $"child.{line}", line == 5 ? _ => false : Of(Dimension.Exploitation));
        }
    }

    private static Func<Indicator, bool> Of(params Dimension[] dimensions) => indicator => dimensions.Contains(indicator.Dimension);

    private IEnumerable<Dimension> Positive(IEnumerable<Dimension> dimensions) => dimensions.Where(IsPositive);

    private bool IsPositive(Dimension dimension) => Tally.IsPositive(
        Count(dimension, Strength.Strong), Count(dimension, Strength.Medium), Count(dimension, Strength.Weak));

    private int Count(Dimension dimension, Strength strength) =>
        found.Count(indicator => indicator.Dimension == dimension && indicator.Strength == strength);

    private Judgement Say(Level level, string line, Func<Indicator, bool> because) => new(
        level,
        line,
        Enum.GetValues<Dimension>().Where(IsPositive).ToDictionary(
            dimension => dimension,
            IReadOnlyList<IndicatorId> (dimension) => [.. found.Where(indicator => indicator.Dimension == dimension).Select(indicator => indicator.Id)]),
        [.. found.Where(because).Select(indicator => indicator.Id)],
        [.. found.Where(indicator => !indicator.FitsEveryForm).SelectMany(indicator => indicator.Forms).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
}
