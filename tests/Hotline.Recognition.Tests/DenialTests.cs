using Hotline.Core.Recognition;

namespace Hotline.Recognition.Tests;

/// <summary>What a caller says did not happen is told apart, so that it takes back what they said before.</summary>
public sealed class DenialTests
{
    private static readonly ReadingContext Context = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(5)));

    [Theory]
    [InlineData("they did not take my passport", "coercion.documents_confiscated")]
    [InlineData("паспорт у меня не отбирали, он у меня", "coercion.documents_confiscated")]
    [InlineData("паспортымды алып қойған жоқ", "coercion.documents_confiscated")]
    [InlineData("pasport ne zabirali", "coercion.documents_confiscated")]
    [InlineData("меня не бьют", "coercion.violence")]
    [InlineData("мені ұрмайды", "coercion.violence")]
    [InlineData("мне никто не угрожает", "coercion.threats")]
    [InlineData("they don't lock us in", "coercion.confined")]
    public void What_did_not_happen_is_no_finding_and_is_told(string text, string indicator)
    {
        var read = Ours.Recognizers.Indicators.Read(text, Context);

        Assert.Empty(read.Matches);
        Assert.Contains(read.Denied, denied => denied.Value.Value == indicator && denied.Rule.EndsWith(".denied", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("у меня забрали паспорт и не отдают")]
    [InlineData("паспорт забрал не хозяин, а бригадир")]
    [InlineData("they took my passport")]
    [InlineData("мені ұрады, үйге жібермейді")]
    public void What_happened_is_not_denied(string text)
    {
        var read = Ours.Recognizers.Indicators.Read(text, Context);

        Assert.NotEmpty(read.Matches);
        Assert.DoesNotContain(read.Denied, denied => read.Matches.Any(match => match.Value == denied.Value));
    }
}
