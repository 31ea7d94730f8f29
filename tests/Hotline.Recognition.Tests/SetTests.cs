using Hotline.Recognition.Tests.Measuring;

namespace Hotline.Recognition.Tests;

/// <summary>
/// Sets of public, generated and hand-written data, one row a file; the floors stand in <c>Sets/floors.tsv</c>. Raise them when the rules get better,
/// never lower them. Half of each set is kept elsewhere, unseen, to tell whether the rules know the language or only these rows.
/// </summary>
public sealed class SetTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, SetFile> Sets = SetFile.LoadAll(SetFile.Folder).ToDictionary(file => file.Path);
    private static readonly Floors Floors = Floors.Load(Path.Combine(SetFile.Folder, "floors.tsv"));

    public static TheoryData<string> Files() => [.. Sets.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_set_reaches_its_floors(string path)
    {
        Assert.True(Sets[path].Rows.Count > 0, $"{path} is empty");
        var accuracy = Accuracy.Of(Sets[path]);
        var wrong = string.Join('\n', accuracy.Wrong);
        output.WriteLine(wrong);
        var missed = Floors.Missed(accuracy);
        Assert.True(missed.Count == 0, $"{string.Join('\n', missed)}\n{wrong}");
    }
}
