using System.Text.Json;
using Hotline.Core.Recognition;
using Hotline.Server.Commands;

namespace Hotline.Server.Tests.Commands;

public class ScreenCommandTests
{
    private static readonly Dictionary<IndicatorId, Indicator> Catalogue = new Indicator[]
    {
        new(new("coercion.documents_confiscated"), Dimension.Coercion, Strength.Strong, Ages.Both, ["labour"], true),
        new(new("coercion.threat_of_police"), Dimension.Coercion, Strength.Medium, Ages.Both, ["labour"], false),
        new(new("exploitation.begging_forced"), Dimension.Exploitation, Strength.Strong, Ages.Both, ["begging"], true),
        new(new("exploitation.low_or_no_pay"), Dimension.Exploitation, Strength.Medium, Ages.Both, ["labour"], false),
        new(new("exploitation.no_contract"), Dimension.Exploitation, Strength.Medium, Ages.Both, ["labour"], false),
    }.ToDictionary(indicator => indicator.Id);

    [Fact]
    public async Task Each_line_of_indicators_is_answered_with_the_level_and_why()
    {
        var (code, lines, _) = await Run("""
            {"ageGroup":"adult","indicators":["exploitation.low_or_no_pay","exploitation.no_contract"]}
            {"ageGroup":"adult","indicators":["coercion.documents_confiscated","coercion.threat_of_police"]}
            """);

        Assert.Equal(0, code);
        Assert.Equal(["none_yet", "potential"], lines.Select(line => line.GetProperty("level").GetString()));
        Assert.Equal(["coercion"], lines[1].GetProperty("dimensions").EnumerateObject().Select(dimension => dimension.Name));
        Assert.Equal(["adult.4", "coercion.documents_confiscated"], lines[1].GetProperty("because").EnumerateArray().Select(one => one.GetString()));
    }

    [Fact]
    public async Task For_an_unknown_age_the_level_of_a_child_stands_beside_it()
    {
        var (_, lines, _) = await Run("""{"ageGroup":"unknown","indicators":["exploitation.begging_forced"]}""");

        Assert.Equal("potential", lines[0].GetProperty("level").GetString());
        Assert.Equal("presumed", lines[0].GetProperty("ifChild").GetProperty("level").GetString());
        Assert.Equal("presumed", lines[0].GetProperty("queue").GetString());
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"ageGroup":"old","indicators":[]}""")]
    [InlineData("""{"ageGroup":"adult"}""")]
    [InlineData("""{"ageGroup":"adult","indicators":[null]}""")]
    [InlineData("""{"ageGroup":"adult","indicators":["nothing.known"]}""")]
    [InlineData("""{"age":"adult","indicators":[]}""")]
    public async Task What_is_not_understood_is_wrong_usage(string line)
    {
        var (code, lines, errors) = await Run(line);

        Assert.Equal(2, code);
        Assert.Empty(lines);
        Assert.NotEmpty(errors);
    }

    private static async Task<(int Code, JsonElement[] Lines, string Errors)> Run(string input)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await ScreenCommand.RunAsync([], Catalogue, new StringReader(input), output, errors);
        return (code, [.. output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)], errors.ToString());
    }
}
