using Hotline.Core.Recognition;
using Hotline.Core.Screening;

namespace Hotline.Core.Tests.Screening;

public class ScreeningRuleTests
{
    [Theory]
    [InlineData("exploitation.low_or_no_pay exploitation.no_contract", Level.NoneYet, "adult.8")]
    [InlineData("exploitation.low_or_no_pay exploitation.no_contract exploitation.bad_living", Level.Potential, "adult.3")]
    [InlineData("coercion.violence coercion.no_contact", Level.NoneYet, "adult.8")]
    [InlineData("movement.transport_controlled coercive_recruitment.debt", Level.NoneYet, "adult.8")]
    [InlineData("coercion.documents_confiscated", Level.Potential, "adult.4")]
    [InlineData("coercion.documents_confiscated coercion.threat_of_police exploitation.excessive_hours exploitation.low_or_no_pay", Level.Presumed, "adult.1")]
    [InlineData("deceptive_recruitment.job_or_employer deceptive_recruitment.wages exploitation.excessive_hours exploitation.bad_living dependency.no_status dependency.housing_food dependency.alone", Level.Presumed, "adult.2")]
    [InlineData("coercion.debt_bondage exploitation.others_keep_earnings exploitation.low_or_no_pay", Level.Potential, "adult.3")]
    [InlineData("deceptive_recruitment.job_or_employer deceptive_recruitment.papers", Level.Potential, "adult.6")]
    [InlineData("coercion.watched coercion.threats exploitation.no_contract", Level.Potential, "adult.7")]
    [InlineData("coercion.violence coercion.watched vulnerable_recruitment.poverty", Level.Potential, "adult.5")]
    [InlineData("vulnerable_recruitment.poverty vulnerable_recruitment.no_papers vulnerable_recruitment.homeless_or_runaway", Level.NoneYet, "adult.8")]
    [InlineData("exploitation.child_labour", Level.NoneYet, "adult.8")]
    [InlineData("", Level.NoneYet, "adult.8")]
    public void An_adult(string indicators, Level level, string line) => Judged(AgeGroup.Adult, indicators, level, line);

    [Theory]
    [InlineData("exploitation.begging_forced", Level.Presumed, "child.1")]
    [InlineData("exploitation.low_or_no_pay exploitation.hazardous_work", Level.Presumed, "child.1")]
    [InlineData("exploitation.no_schooling", Level.Potential, "child.3")]
    [InlineData("coercion.documents_confiscated", Level.Potential, "child.3")]
    [InlineData("coercion.violence", Level.Potential, "child.4")]
    [InlineData("vulnerable_recruitment.poverty vulnerable_recruitment.no_papers vulnerable_recruitment.homeless_or_runaway", Level.Potential, "child.4")]
    [InlineData("vulnerable_recruitment.homeless_or_runaway", Level.NoneYet, "child.5")]
    public void A_child(string indicators, Level level, string line) => Judged(AgeGroup.Child, indicators, level, line);

    [Fact]
    public void An_unknown_age_is_judged_as_an_adult_and_queued_by_the_higher()
    {
        var judgement = Judged(AgeGroup.Unknown, "exploitation.begging_forced", Level.Potential, "adult.4");

        Assert.Equal(Level.Presumed, judgement.IfChild!.Level);
        Assert.Equal(Level.Presumed, judgement.ForQueue);
    }

    [Fact]
    public void The_answer_names_the_positive_dimensions_and_the_indicators_behind_them()
    {
        var judgement = Judged(AgeGroup.Adult, "coercion.violence coercion.no_contact exploitation.low_or_no_pay", Level.Potential, "adult.5");

        Assert.Equal(["coercion.no_contact", "coercion.violence"], Assert.Single(judgement.Dimensions).Value.Select(id => id.Value));
        Assert.Equal(["coercion.no_contact", "coercion.violence", "exploitation.low_or_no_pay"], judgement.Because.Select(id => id.Value));
    }

    [Fact]
    public void The_same_indicator_twice_counts_once()
    {
        Judged(AgeGroup.Adult, "exploitation.excessive_hours exploitation.excessive_hours", Level.NoneYet, "adult.8");
    }

    private static Judgement Judged(AgeGroup age, string indicators, Level level, string line)
    {
        var judgement = ScreeningRule.Judge(age, indicators.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Catalogue.Find));
        Assert.Equal((level, line), (judgement.Level, judgement.Line));
        return judgement;
    }
}

/// <summary>The indicators of the worked cases, as the catalogue has them.</summary>
internal static class Catalogue
{
    private static readonly HashSet<string> Strong =
    [
        "deceptive_recruitment.job_or_employer", "exploitation.excessive_hours", "exploitation.begging_forced", "exploitation.others_keep_earnings",
        "exploitation.child_labour", "coercion.documents_confiscated", "coercion.debt_bondage", "coercion.violence",
    ];

    private static readonly HashSet<string> Weak = ["movement.transport_controlled", "exploitation.no_schooling", "dependency.alone"];

    private static readonly HashSet<string> Alone = ["exploitation.begging_forced", "exploitation.child_labour", "coercion.documents_confiscated", "coercion.debt_bondage"];

    private static readonly HashSet<string> OfChildren = ["exploitation.child_labour", "exploitation.no_schooling"];

    public static Indicator Find(string id) => new(
        new IndicatorId(id),
        Enum.Parse<Dimension>(id.Split('.')[0].Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
        Strong.Contains(id) ? Strength.Strong : Weak.Contains(id) ? Strength.Weak : Strength.Medium,
        OfChildren.Contains(id) ? Ages.Child : Ages.Both,
        ["labour"],
        Alone.Contains(id));
}
