using System.Text.RegularExpressions;
using Hotline.Content;
using Hotline.Core.Conversations;
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
        Assert.Empty(ContactDates.Check(Shipped.Files, new DateOnly(2027, 1, 22)));
        Assert.All(ContactDates.Check(Shipped.Files, new DateOnly(2027, 2, 21)), one => Assert.Equal("contact-expires", one.Code));

        var found = ContactDates.Check(Shipped.Files, new DateOnly(2027, 2, 22));

        Assert.Equal(Shipped.Bundle.Contacts.All.Count, found.Count);
        Assert.Equal(["emergency", "police"], found.Where(one => one.Code == "contact-old").Select(one => one.Text.Split('\'')[1]));
    }

    /// <summary>Whatever is pressed anywhere, with every number of the directory expired: a calm sentence and a number that never does.</summary>
    [Fact]
    public void With_every_number_expired_every_answer_that_would_name_one_still_tells_of_112()
    {
        var bundle = Shipped.Bundle;
        var hidden = bundle.Contacts.Hidden(AllExpired).Select(contact => contact.Digits).ToHashSet();
        var met = new HashSet<string>();
        foreach (var (at, ask) in Asks())
        {
            foreach (var (code, locale) in ask.Options.SelectMany(option => Locales.All.Select(locale => (option.Code, locale))))
            {
                var said = Press(at, code, locale);
                var named = said.Where(one => NamesContact(one.Key)).Select(one => one.Key).ToList();
                if (named.Count > 0)
                {
                    met.UnionWith(named.Select(BareKey));
                    Assert.True(said.Any(one => one.Text.Contains("112", StringComparison.Ordinal) || one.Text.Contains("102", StringComparison.Ordinal)), $"{at} {code} {locale}: {string.Join(" | ", said)}");
                }

                Assert.All(said, one => Assert.DoesNotContain(NumberPattern().Matches(one.Text).Select(match => match.Value), hidden.Contains));
                Assert.All(said, one => Assert.False(string.IsNullOrWhiteSpace(one.Text) || one.Text.Contains('{', StringComparison.Ordinal), one.Key));
            }
        }

        // Those said by the rules and not in a dialog stand for themselves.
        foreach (var key in bundle.Texts.Keys.Where(NamesContact).Select(BareKey).Distinct().Where(key => !met.Contains(key) && key != Decoy))
        {
            Assert.All(Locales.All, locale => Assert.Matches("102|112", Said(key, locale, AllExpired).Text));
        }
    }

    /// <summary>The neutral page for whoever else looks at the phone: it speaks of no emergency.</summary>
    private const string Decoy = "common.hidden";

    private static string BareKey(string key) =>
        key.EndsWith(ContactDirectory.Without, StringComparison.Ordinal) ? key[..^ContactDirectory.Without.Length] : key;

    private static bool NamesContact(string key) =>
        Texts.PlacesOf(Shipped.Bundle.Texts.Load(BareKey(key), Locale.En)).Select(ContactDirectory.FindId).OfType<string>().Any(id => !Shipped.Bundle.Contacts.Find(id)!.IsLasting);

    private static IEnumerable<(StepId At, Step.Ask Ask)> Asks() =>
        Shipped.Bundle.Dialogs.Values.SelectMany(dialog => dialog.Steps.Select(step => (new StepId(dialog.Id, step.Key), step.Value)))
            .Where(step => step.Value is Step.Ask).Select(step => (step.Item1, (Step.Ask)step.Value));

    private static List<(string Key, string Text)> Press(StepId at, string code, Locale locale)
    {
        var library = new ContentLibrary(Shipped.Bundle);
        var conversation = new Conversation
        {
            Id = new(new Guid(1, 0, 0, new byte[8])),
            Channel = "telegram",
            Ngo = new("main"),
            Content = Shipped.Bundle.Id,
            Phase = Phase.InDialog,
            Chosen = locale,
            Speaking = locale,
            HeardAt = AllExpired,
            At = at,
            Buttons = [new Button(code, "t", TextKeys.ButtonYes)],
        };
        var input = new TurnInput.FromCaller(new InboundMessage(new DeliveryKey("d"), new Said.Tap("t"), AllExpired));
        var turn = new TurnRules(library, Scripts.Readers.All).Take(conversation, input, new TurnContext(AllExpired, new Guid(2, 0, 0, new byte[8]), Core.Handoff.Duty.Nobody));
        return
        [
            .. turn.Effects.OfType<TurnEffect.Say>().SelectMany(say => (say.Message.Words as Words.Several)?.Parts ?? [(Words.Keyed)say.Message.Words])
                .Select(words => (words.Key, library.Render(new OutboundMessage(words, [], Lane.Dialog)).Text.Reveal())),
        ];
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
