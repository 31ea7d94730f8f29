using Hotline.Core.Dialogs;
using Hotline.Core.Recognition;

namespace Hotline.Core.Tests.Dialogs;

public class PhraseIndexTests
{
    [Theory]
    [InlineData("stop", true)]
    [InlineData("sttop", true)]
    [InlineData("sotp", true)]
    [InlineData("stp", true)]
    [InlineData("stooooop", true)]
    [InlineData("STOP!!!", true)]
    [InlineData("shop", false)]
    [InlineData("st", false)]
    [InlineData("stopover", false)]
    [InlineData("пропустить", true)]
    [InlineData("пропустит", true)]
    [InlineData("пропуситть", true)]
    [InlineData("прпоустит", false)]
    [InlineData("бар", true)]
    [InlineData("бор", false)]
    public void A_phrase_is_found_with_one_slip_of_the_finger(string written, bool found)
    {
        var index = new PhraseIndex<int>();
        index.Add("stop", 1);
        index.Add("Пропустить", 2);
        index.Add("бар", 3);

        Assert.Equal(found, index.FindNear(Folding.Fold(written), out _));
    }

    [Fact]
    public void The_first_meaning_of_a_phrase_stays()
    {
        var index = new PhraseIndex<int>();
        index.Add("help", 1);
        index.Add("HELP", 2);

        Assert.True(index.FindExact("help", out var meaning));
        Assert.Equal(1, meaning);
    }

    [Fact]
    public void A_very_long_text_is_no_phrase()
    {
        var index = new PhraseIndex<int>();
        index.Add(new string('a', 100), 1);

        Assert.True(index.FindExact(new string('a', 100), out _));
        Assert.False(index.FindNear(new string('a', 101), out _));
    }
}
