using Hotline.Core.Dialogs;
using Hotline.Core.Messages;

namespace Hotline.Core.Tests.Dialogs;

public class TextTests
{
    [Theory]
    [InlineData("about {minutes} min", "about 5 min")]
    [InlineData("{minutes}{minutes}", "55")]
    [InlineData("no place", "no place")]
    [InlineData("open { only", "open { only")]
    [InlineData("{unknown} gone", " gone")]
    [InlineData("", "")]
    public void Values_are_put_in_their_places(string text, string filled)
    {
        Assert.Equal(filled, Texts.Fill(text, new Dictionary<string, string> { ["minutes"] = "5" }));
    }

    [Fact]
    public void A_value_that_looks_like_a_place_is_not_filled_again()
    {
        Assert.Equal("{minutes}", Texts.Fill("{name}", new Dictionary<string, string> { ["name"] = "{minutes}", ["minutes"] = "5" }));
    }

    [Fact]
    public void A_text_missing_in_one_language_is_said_in_another_rather_than_not_at_all()
    {
        var texts = new Texts(new Dictionary<string, IReadOnlyDictionary<Locale, string>> { ["a"] = new Dictionary<Locale, string> { [Locale.Ru] = "да" } });

        Assert.Equal("да", texts.Load("a", Locale.En));
        Assert.Equal("b", texts.Load("b", Locale.En));
    }

    [Fact]
    public void A_message_of_a_bundle_that_is_gone_is_shown_from_the_current_one()
    {
        var library = new ContentLibrary(SomeContent.Bundle("new"));
        var message = new OutboundMessage(new Words.Keyed(TextKeys.Hello, Locale.En, "gone", new Dictionary<string, string>()), [new Button("yes", "t0k3n", TextKeys.ButtonYes)], Lane.Dialog);

        var rendered = library.Render(message);

        Assert.Equal("common.hello (en)", rendered.Text.Reveal());
        Assert.Equal(new RenderedButton("t0k3n", "common.button.yes (en)", "yes"), Assert.Single(rendered.Buttons));
    }
}
