using Hotline.Core.Recognition;

namespace Hotline.Recognition.Tests;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("Қарағанды", "караганды")]
    [InlineData("  СТОП!!! ", "стоп")]
    [InlineData("hеlp", "help")]
    [InlineData("пoмoгите", "помогите")]
    [InlineData("ещё", "еще")]
    [InlineData("don't", "dont")]
    [InlineData("п\u200Bо\u0301ка", "пока")]
    [InlineData("айтады", "айтады")]
    [InlineData("\uD800да\uDC00", "да")]
    [InlineData("", "")]
    public void Words_are_folded_to_what_people_type(string text, string folded) => Assert.Equal(folded, Folding.Fold(text));

    [Fact]
    public void A_folded_place_leads_back_to_the_original()
    {
        var text = "Ол, «ҚАРАҒАНДЫДА» тұр";
        var map = Folding.Map(text);
        var at = map.Text.IndexOf("караганды", StringComparison.Ordinal);
        var (start, length) = map.Original(at, "караганды".Length);
        Assert.Equal("ҚАРАҒАНДЫ", text.Substring(start, length));
    }
}
