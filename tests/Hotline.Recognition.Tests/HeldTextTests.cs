using Hotline.Core.Recognition;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Tests;

public sealed class HeldTextTests
{
    private static readonly ReadingContext Context = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(5)));

    [Fact]
    public void A_held_text_is_cut_once_and_forgotten_when_given_back()
    {
        var text = new string("хозяин забрал паспорт");
        Tokens first;
        using (Ours.Recognizers.Hold(text))
        {
            first = Tokens.Of(text);
            first.Kept = "found";
            first.Dispose();
            using var second = Tokens.Of(text);
            Assert.Same(first, second);
            Assert.Equal("found", second.Kept);
            using var other = Tokens.Of("другой текст");
            Assert.NotSame(first, other);
        }

        Assert.Equal(0, first.Count);
        Assert.Null(first.Kept);
    }

    [Fact]
    public void A_held_text_is_read_as_it_would_be_alone()
    {
        const string text = "паспортымды хозяин бермей жатыр, мен Қарағандыдамын";
        var alone = (Ours.Recognizers.Language.Read(text, Context).Answer, Ours.Recognizers.Place.Read(text, Context).Answer);
        using var held = Ours.Recognizers.Hold(text);
        Assert.Equal(alone, (Ours.Recognizers.Language.Read(text, Context).Answer, Ours.Recognizers.Place.Read(text, Context).Answer));
    }
}
