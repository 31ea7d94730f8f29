using System.Diagnostics;
using Hotline.Core.Recognition;

namespace Hotline.Recognition.Tests;

public sealed class LoadTests
{
    private static readonly ReadingContext Context = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(5)));

    [Theory]
    [InlineData("хозяин забрал паспорт и не отдаёт", "coercion.documents_confiscated")]
    [InlineData("паспортымды хозяин бермей жатыр", "coercion.documents_confiscated")]
    [InlineData("they dont let me go out", "coercion.confined")]
    public void An_indicator_is_found_in_free_text(string text, string indicator)
    {
        var found = Ours.Recognizers.Indicators.Read(text, Context).Matches;
        Assert.Contains(found, match => match.Value.Value == indicator);
    }

    [Fact]
    public void Everything_is_loaded_within_the_start_up_budget()
    {
        var watch = Stopwatch.StartNew();
        RecognizerSet.Load();
        Assert.True(watch.ElapsedMilliseconds < 1500, $"{watch.ElapsedMilliseconds} ms");
    }
}

internal static class Ours
{
    public static Recognizers Recognizers { get; } = RecognizerSet.Load();
}
