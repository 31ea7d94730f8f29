using Hotline.Core.Messages;
using Hotline.Recognition.Places;

namespace Hotline.Recognition.Tests;

public sealed class PlaceNamesTests
{
    private static readonly PlaceNames Names = PlaceNames.Load();

    [Fact]
    public void A_place_is_named_in_the_language_of_its_reader()
    {
        Assert.Equal(["Шымкент", "Шымкент", "Shymkent"], new[] { Locale.Kk, Locale.Ru, Locale.En }.Select(locale => Names.Find("shymkent", locale)));
        Assert.Null(Names.Find("atlantis", Locale.En));
    }
}
