using Hotline.Core.Messages;
using Hotline.Desk.Cases;
using Hotline.Server.Conversations;
using Hotline.Testing.WebChat;

namespace Hotline.Server.Tests.Conversations;

/// <summary>A caller on a fake Telegram and a caseworker at the desk, with the shipped dialogs, over the real store, on a clock that is moved on.</summary>
public sealed class Returning
{
    private const long Chat = CallerAndDesk.Chat;

    private readonly ShiftedTime time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reply_to_a_silent_caller_is_a_neutral_line_until_they_tap_and_the_desk_says_that_it_waits()
    {
        await using var talk = await StartAsync();

        // To the next ten in the morning in Kazakhstan, whenever the test runs.
        MoveToHour(10);
        await talk.ToConsentAsync();
        await talk.TapAsync("Yes, pass it on");
        await talk.TapAsync("Say how to answer me");
        await talk.SeesAsync("May we write");
        foreach (var label in (string[])["Yes, you may", "Day, 12–18", "Your order is ready", "3 days", "No"])
        {
            await talk.TapAsync(label);
        }

        await talk.SeesAsync("You can come back");
        var (who, id) = await talk.AcceptAsync();
        await talk.SeesAsync("Aigul");
        time.MoveOn(TimeSpan.FromMinutes(20));
        var before = talk.Telegram.SentTo(Chat).Count;
        Assert.Equal(ActionResult.Done, await talk.Cases.ReplyAsync(who, id, "c1", new PrivateText("The bus leaves at six."), Cancellation));

        var card = await talk.Cases.FindAsync(who, id, Cancellation);
        Assert.Equal(("Day, 12–18", "Your order is ready", false), (card!.Contact!.Hours, card.Contact.Look, card.Contact.IsOver));
        Assert.False(card.HasCodeWord);
        Assert.Equal("held", (await talk.ThreadAsync(who, id))[^1].Delivery);
        Assert.Equal(before, talk.Telegram.SentTo(Chat).Count);

        MoveToHour(13);
        await talk.SeesAsync("Your order is ready");
        Assert.DoesNotContain(talk.Telegram.SentTo(Chat), sent => sent.Text.Contains("bus", StringComparison.Ordinal));
        Assert.Equal(["Continue"], talk.Telegram.SentTo(Chat)[^1].Buttons.Select(button => button.Label));

        await talk.TapAsync("Continue");

        await talk.SeesAsync("The bus leaves at six.");
        await Eventually.HoldsAsync(
            async () => (await talk.ThreadAsync(who, id)).Where(line => line.Text.Reveal().Contains("bus", StringComparison.Ordinal)).Select(line => line.Delivery).SequenceEqual(["shown", "sent"]));

        time.MoveOn(TimeSpan.FromMinutes(10));
        await talk.GoneAsync("bus");
        Assert.DoesNotContain(talk.Telegram.Shown(Chat), text => text.Contains("leaves the chat by itself", StringComparison.Ordinal));
        Assert.Contains(talk.Telegram.Shown(Chat), text => text.Contains("Your order is ready", StringComparison.Ordinal));
        Assert.Equal(2, (await talk.ThreadAsync(who, id)).Count(line => line.Text.Reveal().Contains("bus", StringComparison.Ordinal)));
        Assert.Empty(await talk.ReplayAsync());
    }

    [Fact]
    public async Task A_reply_that_still_waited_when_the_caseworker_ended_is_told_of_as_not_shown_also_after_the_caller_came_back()
    {
        await using var talk = await StartAsync();
        await talk.ToConsentAsync();
        await talk.TapAsync("Yes, pass it on");
        await talk.TapAsync("Say how to answer me");
        await talk.SeesAsync("May we write");
        var (who, id) = await talk.AcceptAsync();
        await talk.SeesAsync("Aigul");
        await talk.Cases.ReplyAsync(who, id, "c0", new PrivateText("I am here."), Cancellation);
        time.MoveOn(TimeSpan.FromMinutes(20));
        await talk.Cases.ReplyAsync(who, id, "c1", new PrivateText("The bus leaves at six."), Cancellation);
        Assert.Equal("held", (await talk.ThreadAsync(who, id))[^1].Delivery);

        Assert.Equal(ActionResult.Done, await talk.Cases.EndAsync(who, id, Cancellation));

        Assert.Equal("unsent", Assert.Single(await talk.ThreadAsync(who, id), line => line.Text.Reveal() == "The bus leaves at six.").Delivery);
        await talk.WriteAsync("hello again");
        Assert.Equal("unsent", Assert.Single(await talk.ThreadAsync(who, id), line => line.Text.Reveal() == "The bus leaves at six.").Delivery);
        Assert.DoesNotContain(talk.Telegram.SentTo(Chat), sent => sent.Text.Contains("bus", StringComparison.Ordinal));
        Assert.Empty(await talk.ReplayAsync());
    }

    [Fact]
    public async Task Three_wrong_words_show_nothing_on_the_phone_and_a_warning_at_the_desk_and_the_right_word_is_nowhere()
    {
        await using var talk = await StartAsync();
        await talk.ToConsentAsync();
        foreach (var label in (string[])["Yes, pass it on", "Say how to answer me", "No, do not write", "Yes"])
        {
            await talk.TapAsync(label);
        }

        await talk.WriteAsync("Marigold");
        await talk.SeesAsync("Would you like a second word");
        await talk.TapAsync("No");
        await talk.SeesAsync("give your word");
        Assert.DoesNotContain("Marigold", talk.Telegram.Shown(Chat));
        var (who, id) = await talk.AcceptAsync();
        await talk.SeesAsync("Aigul");
        time.MoveOn(TimeSpan.FromMinutes(20));
        await talk.Cases.ReplyAsync(who, id, "c1", new PrivateText("The bus leaves at six."), Cancellation);

        foreach (var words in (string[])["hello there", "tulip", "daisy", "lily"])
        {
            await talk.WriteAsync(words);
        }

        await talk.SeesAsync("Is it safe for you to write right now?", after: "lily");
        var card = await talk.Cases.FindAsync(who, id, Cancellation);
        Assert.Equal("wrong_word", Assert.Single(card!.Warnings).Kind);
        Assert.True(card.HasCodeWord);
        Assert.Null(card.Contact);
        Assert.DoesNotContain(talk.Telegram.SentTo(Chat), sent => sent.Text.Contains("bus", StringComparison.Ordinal));
        var thread = await talk.ThreadAsync(who, id);
        Assert.DoesNotContain(thread, line => line.Text.Reveal().Contains("Marigold", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(thread, line => line.Text.Reveal() == "•••");

        time.MoveOn(TimeSpan.FromHours(2));
        await talk.WriteAsync("marigold");

        await talk.SeesAsync("The bus leaves at six.");
        Assert.Empty(await talk.ReplayAsync());
    }

    [Fact]
    public async Task In_button_only_mode_one_message_is_changed_and_its_buttons_stay()
    {
        await using var talk = await StartAsync();
        talk.Telegram.Write(Chat, "/start", "en");
        await talk.SeesAsync("Choose a language");
        await talk.TapAsync("English");
        await talk.SeesAsync("Is it safe");
        var sent = talk.Telegram.SentTo(Chat).Count;
        var message = talk.Telegram.SentTo(Chat)[^1].MessageId;

        await talk.TapAsync("I am not sure");
        foreach (var (sees, label) in ((string, string)[])[("Write \"Stop\"", "Continue"), ("Is this clear", "Continue"), ("What brings you here", "About me"), ("Is your life in danger", "No")])
        {
            await talk.ChangesToAsync(sees);
            await talk.TapChangedAsync(label);
        }

        await talk.ChangesToAsync("Are you 18");
        Assert.Equal(sent, talk.Telegram.SentTo(Chat).Count);
        Assert.All(talk.Telegram.ChangedIn(Chat), change => Assert.Equal(message, change.MessageId));
        Assert.True(talk.Telegram.HasKeyboard(Chat, message));
        Assert.Empty(await talk.ReplayAsync());
    }

    [Fact]
    public async Task Consent_names_the_organisation_and_what_is_left_out_is_not_at_the_desk()
    {
        await using var talk = await StartAsync(new Organisation("Helping Hand"));
        await talk.ToConsentAsync();
        Assert.Contains("Helping Hand", talk.Telegram.SentTo(Chat)[^1].Text, StringComparison.Ordinal);
        await talk.TapAsync("Leave something out");
        await talk.TapAsync("My answers");
        await talk.SeesAsync("Only this: your words, your age group.");

        await talk.TapAsync("Yes, pass it on");
        await talk.SeesAsync("What suits you better?");

        var (who, id) = await talk.AcceptAsync();
        var card = await talk.Cases.FindAsync(who, id, Cancellation);
        Assert.True(card!.IsPartial);
        Assert.DoesNotContain(card.Answers, answer => answer.Question.Contains("danger", StringComparison.Ordinal));
        Assert.Contains(card.Answers, answer => answer.Question.Contains("18", StringComparison.Ordinal));
        Assert.All((await talk.ThreadAsync(who, id)).Where(line => line.Speaker == CaseSpeaker.Caller), line => Assert.Equal("•••", line.Text.Reveal()));
    }

    private void MoveToHour(int hour)
    {
        var local = time.GetUtcNow().ToOffset(TimeSpan.FromHours(5));
        var next = new DateTimeOffset(local.Date, local.Offset).AddHours(hour);
        time.MoveOn((next > local ? next : next.AddDays(1)) - local);
    }

    private Task<CallerAndDesk> StartAsync(Organisation? organisation = null) => CallerAndDesk.StartAsync(time, organisation);
}
