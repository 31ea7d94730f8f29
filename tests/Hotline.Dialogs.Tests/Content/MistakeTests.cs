using System.Text.RegularExpressions;
using Hotline.Content;

namespace Hotline.Dialogs.Tests.Content;

public sealed partial class MistakeTests
{
    public static TheoryData<Mistake> Seeded => [.. Mistakes.All];

    [Theory]
    [MemberData(nameof(Seeded))]
    public void A_mistake_is_found_at_its_line(Mistake mistake)
    {
        var loaded = ContentLoader.Load(mistake.Made());

        Assert.Null(loaded.Bundle);
        var found = loaded.Findings.Where(finding => finding.Code == mistake.Code).Select(finding => $"{finding.File}:{finding.Line}").ToList();
        Assert.True(found.Contains(mistake.Place()), $"Expected {mistake.Code} at {mistake.Place()}; found:\n{string.Join('\n', loaded.Findings)}");
    }

    [Fact]
    public void Mistakes_of_many_kinds_are_seeded_and_no_two_are_the_same()
    {
        Assert.True(Mistakes.All.Select(mistake => mistake.Code).Distinct().Count() >= 40);
        Assert.Equal(Mistakes.All.Count, Mistakes.All.Select(mistake => (mistake.Code, mistake.File, mistake.Find, mistake.Replace, mistake.MovedTo)).Distinct().Count());
    }

    [Fact]
    public void Every_rule_has_a_seeded_mistake()
    {
        var folder = Path.Combine(Shipped.Root, "src", "Hotline.Content");
        var codes = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.EndsWith("ContentSchemas.cs", StringComparison.Ordinal))
            .SelectMany(file => CodePattern().Matches(File.ReadAllText(file)))
            .SelectMany(match => match.Groups[1].Captures.Concat(match.Groups[2].Captures))
            .Select(capture => capture.Value)
            .Concat(["length-question", "length-say", "length-label"])
            .ToHashSet();

        Assert.True(codes.Count > 50, $"The pattern finds only {codes.Count} codes.");
        Assert.Empty(codes.Except(Mistakes.All.Select(mistake => mistake.Code)));
    }

    [Fact]
    public void The_page_for_authors_lists_every_code()
    {
        var page = File.ReadAllText(Path.Combine(Shipped.Root, "dialogs", "README.md"));

        Assert.DoesNotContain(Mistakes.All.Select(mistake => mistake.Code).Distinct(), code => !page.Contains($"`{code}`", StringComparison.Ordinal));
    }

    /// <summary>The code in <c>findings.Add(place, "code", …)</c>, both of them where a condition chooses.</summary>
    [GeneratedRegex("""indings\.Add\((?:[^;"]|\$?"\{?[^"]*\.yaml")*?"([a-z][a-z-]+)"(?: : "([a-z][a-z-]+)")?,""", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();
}
