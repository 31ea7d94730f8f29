using System.Globalization;
using Hotline.Core.Recognition;
using Hotline.Core.Screening;

namespace Hotline.Core.Tests.Screening;

public class RulePropertyTests
{
    private static readonly Dimension[] Recruitment = [Dimension.DeceptiveRecruitment, Dimension.CoerciveRecruitment, Dimension.VulnerableRecruitment];

    private static readonly Dictionary<string, Func<IReadOnlyList<Indicator>, bool>> AdultLines = new()
    {
        ["adult.1"] = signs => Positive(signs, Dimension.Exploitation) && Positive(signs, Dimension.Coercion),
        ["adult.2"] = signs => Positive(signs, Dimension.Exploitation) && Recruitment.Any(one => Positive(signs, one)) && (Positive(signs, Dimension.Coercion) || Positive(signs, Dimension.Dependency)),
        ["adult.3"] = signs => Positive(signs, Dimension.Exploitation),
        ["adult.4"] = signs => signs.Any(sign => sign.StandsAlone),
        ["adult.5"] = signs => Positive(signs, Dimension.Coercion) && signs.Any(sign => sign.Dimension == Dimension.Exploitation || Recruitment.Contains(sign.Dimension)),
        ["adult.6"] = signs => Positive(signs, Dimension.DeceptiveRecruitment) || Positive(signs, Dimension.CoerciveRecruitment),
        ["adult.7"] = UnderControl,
        ["adult.8"] = _ => true,
    };

    private static readonly Indicator[] All = [.. Made()];

    [Fact]
    public void One_more_sign_never_lowers_a_level()
    {
        foreach (var signs in Sets(4000))
        {
            var more = signs.Append(All[signs.Count % All.Length]);
            foreach (var age in Enum.GetValues<AgeGroup>())
            {
                var (before, after) = (ScreeningRule.Judge(age, signs), ScreeningRule.Judge(age, more));
                Assert.True(after.Level >= before.Level && after.ForQueue >= before.ForQueue);
            }
        }
    }

    [Fact]
    public void The_order_of_signs_never_matters()
    {
        var random = new Dice(7);
        foreach (var signs in Sets(2000))
        {
            var other = signs.ToArray();
            random.Shuffle(other);
            foreach (var age in Enum.GetValues<AgeGroup>())
            {
                Assert.Equivalent(ScreeningRule.Judge(age, signs), ScreeningRule.Judge(age, other), strict: true);
            }
        }
    }

    [Fact]
    public void The_line_named_is_the_first_that_holds()
    {
        var met = new HashSet<string>();
        foreach (var signs in Sets(20_000))
        {
            Indicator[] counted = [.. signs.Where(sign => sign.Ages != Ages.Child)];
            var line = ScreeningRule.Judge(AgeGroup.Adult, signs).Line;
            Assert.Equal(AdultLines.First(one => one.Value(counted)).Key, line);
            met.Add(line);
        }

        Assert.Equal(AdultLines.Keys, met.Order());
    }

    [Fact]
    public void The_level_is_what_the_text_of_the_rule_says_written_a_second_time()
    {
        foreach (var signs in Sets(20_000))
        {
            Assert.Equal(Rebuilt.Adult([.. signs.Where(sign => sign.Ages != Ages.Child)]), (int)ScreeningRule.Judge(AgeGroup.Adult, signs).Level);
            Assert.Equal(Rebuilt.Child(signs), (int)ScreeningRule.Judge(AgeGroup.Child, signs).Level);
        }
    }

    [Fact]
    public void What_stands_behind_a_level_is_enough_for_it()
    {
        foreach (var signs in Sets(2000))
        {
            var judgement = ScreeningRule.Judge(AgeGroup.Adult, signs);
            var again = ScreeningRule.Judge(AgeGroup.Adult, signs.Where(sign => judgement.Because.Contains(sign.Id)));
            Assert.Equal(judgement.Level, again.Level);
        }
    }

    private static bool UnderControl(IReadOnlyList<Indicator> signs)
    {
        var exploitation = signs.Where(sign => sign.Dimension == Dimension.Exploitation).ToList();
        var control = signs.Where(sign => sign.Dimension is Dimension.Coercion or Dimension.Dependency).ToList();
        var both = exploitation.Concat(control).ToList();
        return exploitation.Count > 0 && control.Count > 0 && (both.Any(sign => sign.Strength == Strength.Strong) || both.Count(sign => sign.Strength == Strength.Medium) >= 3);
    }

    private static bool Positive(IReadOnlyList<Indicator> signs, Dimension dimension)
    {
        int Of(Strength strength) => signs.Count(sign => sign.Dimension == dimension && sign.Strength == strength);
        var (strong, medium, weak) = (Of(Strength.Strong), Of(Strength.Medium), Of(Strength.Weak));
        return strong >= 2 || (strong >= 1 && medium + weak >= 1) || medium >= 3 || (medium >= 2 && weak >= 1);
    }

    /// <summary>Two signs of each dimension and strength, some standing alone, some of children only.</summary>
    private static IEnumerable<Indicator> Made() =>
        from dimension in Enum.GetValues<Dimension>()
        from strength in Enum.GetValues<Strength>()
        from n in Enumerable.Range(0, 3)
        select new Indicator(
            new IndicatorId(string.Create(CultureInfo.InvariantCulture, $"{dimension}.{strength}{n}")),
            dimension,
            strength,
            dimension == Dimension.Exploitation && n == 2 ? Ages.Child : Ages.Both,
            n == 0 ? ["labour"] : ["labour", "domestic", "sexual"],
            strength == Strength.Strong && n == 0 && dimension is Dimension.Exploitation or Dimension.Coercion);

    private static IEnumerable<IReadOnlyList<Indicator>> Sets(int count)
    {
        var random = new Dice(20261124);
        for (var i = 0; i < count; i++)
        {
            var size = random.Next(0, 9);
            yield return [.. Enumerable.Range(0, size).Select(_ => All[random.Next(All.Length)]).DistinctBy(sign => sign.Id)];
        }
    }
}
