using Hotline.Core.Dialogs;
using Hotline.Core.Messages;

namespace Hotline.Core.Tests.Dialogs;

public class ContactDirectoryTests
{
    private static readonly DateOnly Last = new(2027, 2, 21);

    private static readonly ContactDirectory Directory = new(
    [
        Contact("emergency", "112", null) with { Hours = Core.Dialogs.Contact.Always, Free = Known.Yes },
        Contact("family", "111", Last) with { Hours = "09:00-18:00", Channels = ["voice", "text"] },
        Contact("fire", "101", Last.AddDays(9)),
    ]);

    private static readonly Texts Texts = new(new Dictionary<string, string>
    {
        ["ask"] = "Ask {contact:family}.",
        ["ask.without"] = "Ask here.",
        ["list"] = "Now: {contact:emergency}\n{card:family}\nor {contact:fire}",
        ["two"] = "Call:\n{contact:family}\n{contact:fire}",
        ["two.without"] = "Call nobody.",
        ["minutes"] = "In {minutes} min: {contact:family}",
        ["contacts.emergency.name"] = "any emergency",
        ["contacts.family.name"] = "families",
        ["contacts.family.note"] = "They tell the police.",
        ["contacts.parts.always"] = "always",
        ["contacts.parts.free"] = "free",
        ["contacts.parts.write"] = "you can write",
    }.ToDictionary(entry => entry.Key, IReadOnlyDictionary<Locale, string> (entry) => new Dictionary<Locale, string> { [Locale.En] = entry.Value }));

    [Theory]
    [InlineData("2027-02-21T18:59:59Z", "ask", "Ask 111.")]
    [InlineData("2027-02-21T19:00:00Z", "ask.without", "Ask here.")]
    public void The_last_day_ends_at_midnight_in_Kazakhstan(string now, string key, string text)
    {
        Assert.Equal((key, text), Say("ask", now));
    }

    [Fact]
    public void A_list_loses_the_lines_of_hidden_contacts_and_nothing_else()
    {
        Assert.Equal(("list", "Now: 112\n111 — families: 09:00-18:00, you can write. They tell the police.\nor 101"), Say("list", "2027-01-01T00:00:00Z"));
        Assert.Equal(("list", "Now: 112\nor 101"), Say("list", "2027-03-01T00:00:00Z"));
        Assert.Equal(("list", "Now: 112"), Say("list", "2027-04-01T00:00:00Z"));
    }

    [Fact]
    public void A_list_is_replaced_only_when_none_of_its_contacts_is_left()
    {
        Assert.Equal(("two", "Call:\n101"), Say("two", "2027-03-01T00:00:00Z"));
        Assert.Equal(("two.without", "Call nobody."), Say("two", "2027-04-01T00:00:00Z"));
    }

    [Fact]
    public void Other_values_stay_beside_the_contact()
    {
        var (key, values) = Directory.Choose(Texts, "minutes", Locale.En, new Dictionary<string, string> { ["minutes"] = "5" }, DateTimeOffset.UnixEpoch);

        Assert.Equal("In 5 min: 111", Texts.Fill(Texts.Load(key, Locale.En), values));
    }

    [Fact]
    public void A_card_says_no_more_than_is_known()
    {
        var texts = new Texts(new Dictionary<string, IReadOnlyDictionary<Locale, string>>
        {
            ["card"] = new Dictionary<Locale, string> { [Locale.En] = "{card:fire}" },
            ["contacts.fire.name"] = new Dictionary<Locale, string> { [Locale.En] = "fire" },
        });

        Assert.Equal("101 — fire", Directory.ValuesOf(texts, "{card:fire}", Locale.En)["card:fire"]);
    }

    [Fact]
    public void Only_expired_contacts_are_hidden()
    {
        Assert.Empty(Directory.Hidden(DateTimeOffset.Parse("2027-02-21T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(["family", "fire"], Directory.Hidden(DateTimeOffset.Parse("2030-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture)).Select(contact => contact.Id).Order());
    }

    private static (string Key, string Text) Say(string key, string now)
    {
        var (chosen, values) = Directory.Choose(Texts, key, Locale.En, new Dictionary<string, string>(), DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        return (chosen, Texts.Fill(Texts.Load(chosen, Locale.En), values));
    }

    private static Contact Contact(string id, string digits, DateOnly? last) => new(id, digits)
    {
        TelUri = "tel:" + digits,
        Operator = "somebody",
        Channels = ["voice"],
        Area = "country",
        CheckedOn = new(2026, 11, 23),
        CheckedBy = "a test",
        ExpiresOn = last,
    };
}
