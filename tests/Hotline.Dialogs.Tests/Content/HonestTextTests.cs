using System.Text.RegularExpressions;
using Hotline.Content;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;

namespace Hotline.Dialogs.Tests.Content;

/// <summary>What is shipped promises nothing that the directory or the rota does not hold.</summary>
public sealed partial class HonestTextTests
{
    private static readonly DateTimeOffset AllExpired = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Texts said on the way to a person that promise nobody: what they say holds with nobody on duty too.</summary>
    private static readonly HashSet<string> PromisingNobody = ["common.danger.numbers"];

    [Fact]
    public void With_every_number_expired_no_text_names_one_and_none_has_a_hole()
    {
        var bundle = Shipped.Bundle;
        var hidden = bundle.Contacts.Hidden(AllExpired).Select(contact => contact.Digits).ToHashSet();
        Assert.True(hidden.Count >= 5, "Too few contacts expire for this test to show anything.");
        foreach (var (key, locale) in bundle.Texts.Keys.SelectMany(key => Locales.All.Select(locale => (key, locale))))
        {
            var (whole, today) = Said(key, locale, new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));
            var (other, later) = Said(key, locale, AllExpired);

            Assert.Equal(key, whole);
            Assert.DoesNotContain(NumberPattern().Matches(later).Select(match => match.Value), hidden.Contains);
            Assert.All(later.Split('\n'), line => Assert.False(string.IsNullOrWhiteSpace(line), $"{other} has an empty line in {locale}."));
            Assert.True(!later.EndsWith(':') || today.EndsWith(':'), $"{other} ends in the middle in {locale}: a list without its entries.");
        }
    }

    [Fact]
    public void While_nobody_is_on_duty_no_text_says_that_a_person_is_coming()
    {
        var bundle = Shipped.Bundle;
        var before = bundle.Dialogs.Values.SelectMany(dialog => dialog.Steps.Values).OfType<Step.HandOff>().SelectMany(step => step.Texts)
            .Concat(bundle.Interruptions[Interruption.Person].Texts)
            .Concat(bundle.Interruptions[Interruption.Danger].Texts)
            .Concat([TextKeys.NotUnderstoodHandOff, TextKeys.Rescue])
            .Where(key => !PromisingNobody.Contains(key));

        Assert.All(before, key => Assert.NotNull(bundle.Texts.Find(key + TextKeys.Nobody, Locale.Kk)));
    }

    [Fact]
    public void A_contact_that_tells_the_police_says_so_in_its_line()
    {
        var bundle = Shipped.Bundle;
        var told = bundle.Contacts.ValuesOf(bundle.Texts, "{card:family}", Locale.En)["card:family"];

        Assert.Equal("111 — advice for families, women and children: day and night, free, you can write. They record the contact and work with the police.", told);
    }

    [Fact]
    public void Lint_finds_what_has_expired_from_the_day_after_its_last()
    {
        Assert.Empty(ContactDates.Check(Shipped.Files, new DateOnly(2027, 2, 21)));

        var found = ContactDates.Check(Shipped.Files, new DateOnly(2027, 2, 22));

        Assert.Equal(Shipped.Bundle.Contacts.All.Count, found.Count);
        Assert.Equal(["emergency", "police"], found.Where(one => one.Code == "contact-old").Select(one => one.Text.Split('\'')[1]));
    }

    private static (string Key, string Text) Said(string key, Locale locale, DateTimeOffset now)
    {
        var bundle = Shipped.Bundle;
        var (chosen, values) = bundle.Contacts.Choose(bundle.Texts, key, locale, new Dictionary<string, string>(), now);
        return (chosen, Texts.Fill(bundle.Texts.Load(chosen, locale), values));
    }

    [GeneratedRegex("[0-9]+(?: [0-9]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();
}
