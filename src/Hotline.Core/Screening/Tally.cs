using Hotline.Core.Recognition;

namespace Hotline.Core.Screening;

/// <summary>
/// How many indicators of each strength each dimension has: all that the rule asks about. Indicators may be added and taken away
/// again, so that "what if this were there too" costs next to nothing.
/// </summary>
internal sealed class Tally
{
    private static readonly int Dimensions = Enum.GetValues<Dimension>().Length;
    private static readonly int Strengths = Enum.GetValues<Strength>().Length;

    private readonly int[] forAll = new int[Dimensions * Strengths];
    private readonly int[] forAdults = new int[Dimensions * Strengths];
    private readonly Dictionary<IndicatorId, int> times = [];
    private int alone;

    public static Tally Of(IEnumerable<Indicator> present)
    {
        var tally = new Tally();
        foreach (var indicator in present)
        {
            tally.Add(indicator);
        }

        return tally;
    }

    /// <summary>Counts an indicator. The same one twice counts once, and goes when it was taken away as often.</summary>
    public void Add(Indicator indicator)
    {
        var before = times.GetValueOrDefault(indicator.Id);
        times[indicator.Id] = before + 1;
        if (before == 0)
        {
            Count(indicator, 1);
        }
    }

    public void Remove(Indicator indicator)
    {
        var left = times[indicator.Id] - 1;
        times[indicator.Id] = left;
        if (left == 0)
        {
            Count(indicator, -1);
        }
    }

    /// <summary>Counts all that another tally has; none of it may be counted here already.</summary>
    public void Add(Tally more) => Add(more, 1);

    public void Remove(Tally less) => Add(less, -1);

    private void Add(Tally other, int times)
    {
        for (var i = 0; i < forAll.Length; i++)
        {
            forAll[i] += times * other.forAll[i];
            forAdults[i] += times * other.forAdults[i];
        }

        alone += times * other.alone;
    }

    /// <summary>The line of the rule for adults that holds; indicators of children alone are left out.</summary>
    public (Level Level, int Line) Adult()
    {
        var exploited = IsPositive(forAdults, Dimension.Exploitation);
        var coerced = IsPositive(forAdults, Dimension.Coercion);
        if (exploited && coerced)
        {
            return (Level.Presumed, 1);
        }

        var deceived = IsPositive(forAdults, Dimension.DeceptiveRecruitment);
        var forced = IsPositive(forAdults, Dimension.CoerciveRecruitment);
        var recruited = deceived || forced || IsPositive(forAdults, Dimension.VulnerableRecruitment);
        if (exploited && recruited && (coerced || IsPositive(forAdults, Dimension.Dependency)))
        {
            return (Level.Presumed, 2);
        }

        return exploited ? (Level.Potential, 3)
            : alone > 0 ? (Level.Potential, 4)
            : coerced && (Has(forAdults, Dimension.Exploitation) || IsRecruited(forAdults)) ? (Level.Potential, 5)
            : deceived || forced ? (Level.Potential, 6)
            : IsExploitationUnderControl() ? (Level.Potential, 7)
            : (Level.NoneYet, 8);
    }

    /// <summary>The line of the rule for children that holds.</summary>
    public (Level Level, int Line) Child()
    {
        if (Of(forAll, Dimension.Exploitation, Strength.Strong) >= 1 || Of(forAll, Dimension.Exploitation, Strength.Medium) >= 2)
        {
            return (Level.Presumed, 1);
        }

        var adult = Adult().Level;
        if (adult == Level.Presumed)
        {
            return (Level.Presumed, 2);
        }

        if (adult == Level.Potential || Has(forAll, Dimension.Exploitation))
        {
            return (Level.Potential, 3);
        }

        return HasStrong() || Indicators.Recruitment.Concat(Indicators.Control).Any(dimension => IsPositive(forAll, dimension))
            ? (Level.Potential, 4)
            : (Level.NoneYet, 5);
    }

    /// <summary>The levels for the age, added up: for an unknown one both count, as the queue takes the higher.</summary>
    public int Height(AgeGroup age) => age switch
    {
        AgeGroup.Adult => (int)Adult().Level,
        AgeGroup.Child => (int)Child().Level,
        _ => (int)Adult().Level + (int)Child().Level,
    };

    private static int Of(int[] counts, Dimension dimension, Strength strength) => counts[((int)dimension * Strengths) + (int)strength];

    private static bool Has(int[] counts, Dimension dimension) =>
        Of(counts, dimension, Strength.Weak) + Of(counts, dimension, Strength.Medium) + Of(counts, dimension, Strength.Strong) > 0;

    /// <summary>ILO's rule: two strong, one strong and any other, three medium, or two medium and one weak.</summary>
    public static bool IsPositive(int strong, int medium, int weak) =>
        strong >= 2 || (strong == 1 && medium + weak >= 1) || medium >= 3 || (medium == 2 && weak >= 1);

    private static bool IsPositive(int[] counts, Dimension dimension) => IsPositive(
        Of(counts, dimension, Strength.Strong), Of(counts, dimension, Strength.Medium), Of(counts, dimension, Strength.Weak));

    private static bool IsRecruited(int[] counts) =>
        Has(counts, Dimension.DeceptiveRecruitment) || Has(counts, Dimension.CoerciveRecruitment) || Has(counts, Dimension.VulnerableRecruitment);

    private bool IsExploitationUnderControl()
    {
        if (!Has(forAdults, Dimension.Exploitation) || !(Has(forAdults, Dimension.Coercion) || Has(forAdults, Dimension.Dependency)))
        {
            return false;
        }

        var (strong, medium) = (0, 0);
        foreach (var dimension in (ReadOnlySpan<Dimension>)[Dimension.Exploitation, Dimension.Coercion, Dimension.Dependency])
        {
            strong += Of(forAdults, dimension, Strength.Strong);
            medium += Of(forAdults, dimension, Strength.Medium);
        }

        return strong > 0 || medium >= 3;
    }

    private bool HasStrong()
    {
        for (var dimension = 0; dimension < Dimensions; dimension++)
        {
            if (Of(forAll, (Dimension)dimension, Strength.Strong) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private void Count(Indicator indicator, int one)
    {
        var at = ((int)indicator.Dimension * Strengths) + (int)indicator.Strength;
        forAll[at] += one;
        if (indicator.Ages != Ages.Child)
        {
            forAdults[at] += one;
            alone += indicator.StandsAlone ? one : 0;
        }
    }
}
