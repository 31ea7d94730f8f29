#pragma warning disable CA1845
namespace Hotline.Recognition.Tests;
public sealed class Probe(ITestOutputHelper output)
{
    [Fact]
    public void Show()
    {
        var c = new Hotline.Core.Recognition.ReadingContext(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(5)));
        foreach (var line in File.ReadLines("/tmp/probe.txt"))
        {
            output.WriteLine(line + " :: D " + string.Join(" ; ", Ours.Recognizers.Danger.Read(line, c).Matches.Select(m => m.Rule + " «" + line.Substring(m.Start, m.Length) + "»")) + " :: I " + string.Join(" ; ", Ours.Recognizers.Indicators.Read(line, c).Matches.Select(m => m.Rule + " «" + line.Substring(m.Start, m.Length) + "»")) + " :: Y " + string.Join(" ; ", Ours.Recognizers.YesNo.Read(line, c).Matches.Select(m => m.Rule + line.Substring(m.Start, m.Length))) + " :: N " + string.Join(" ; ", Ours.Recognizers.Number.Read(line, c).Matches.Select(m => m.Value + m.Rule)) + " :: L " + Ours.Recognizers.Language.Read(line, c).Answer?.Value);
        }
    }
}
