using static Microsoft.Playwright.Assertions;

namespace Hotline.Browser.Tests.Widget;

public sealed class NetworkTests(SharedChromium chromium)
{
    [Fact]
    public async Task Where_sockets_are_refused_the_talk_goes_on_by_asking()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        fake.RefuseSockets = true;
        await using var context = await chromium.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, fake);

        await chat.SayAsync("one");
        fake.Say("two");
        await chat.SeesAsync("two");
        await chat.SayAsync("three");
        await Expect(chat.Sending).ToHaveCountAsync(0);
        fake.Say("four");
        await chat.SeesAsync("four");

        Assert.Equal(0, fake.Conversation.OpenSockets);
        Assert.Equal([FakeDirectLine.Hello, "one", "two", "three", "four"], await chat.TalkAsync());
        await Expect(chat.Status).ToBeEmptyAsync();
    }

    [Fact]
    public async Task A_dropped_network_loses_nothing_and_doubles_nothing()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, fake);
        await chat.SayAsync("before");
        await Expect(chat.Sending).ToHaveCountAsync(0);

        await context.SetOfflineAsync(true);
        await Expect(chat.Status).ToContainTextAsync("Связь прервалась");
        await chat.SayAsync("first while away");
        await chat.SayAsync("second while away");
        await Expect(chat.Sending).ToHaveCountAsync(2);
        fake.Say("said meanwhile");
        await context.SetOfflineAsync(false);

        await Expect(chat.Sending).ToHaveCountAsync(0);
        await chat.SeesAsync("said meanwhile");
        await Expect(chat.Status).ToContainTextAsync("восстановлена");
        fake.Say("after");
        await chat.SeesAsync("after");
        Assert.Equal(["before", "first while away", "second while away"], fake.Conversation.Said);
        Assert.Equal(6, (await chat.TalkAsync()).Count);
    }

    [Fact]
    public async Task A_server_that_was_away_gets_every_message_once_and_in_order()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, fake);
        string[] all = [.. Enumerable.Range(1, 8).Select(number => $"answer {number}")];

        for (var i = 0; i < all.Length; i++)
        {
            fake.Down = i is 2 or 3 or 6;
            fake.LoseAnswers = i is 4;
            if (fake.Down)
            {
                fake.Conversation.CutSockets();
            }

            await chat.SayAsync(all[i]);
            fake.Say($"reply {i}");
        }

        fake.LoseAnswers = false;
        await Expect(chat.Sending).ToHaveCountAsync(0);
        await chat.SeesAsync("reply 7");

        Assert.Equal(all, fake.Conversation.Said);
        var replies = (await chat.TalkAsync()).Where(line => line.StartsWith("reply", StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(0, 8).Select(number => $"reply {number}"), replies);
    }

    [Fact]
    public async Task An_answer_lost_on_the_way_back_is_asked_for_again_without_doubling()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, fake);
        fake.LoseAnswers = true;
        await chat.Page.RunAndWaitForRequestAsync(() => chat.SayAsync("once"), request => request.Method == "POST" && fake.Conversation.Arrivals > 0);

        fake.LoseAnswers = false;

        await Expect(chat.Sending).ToHaveCountAsync(0);
        Assert.True(fake.Conversation.Arrivals > 1);
        Assert.Equal(["once"], fake.Conversation.Said);
        Assert.Equal([FakeDirectLine.Hello, "once"], await chat.TalkAsync());
    }

    [Fact]
    public async Task A_token_that_ran_out_begins_a_new_conversation_calmly_and_takes_along_what_was_not_received()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, fake);
        await chat.SayAsync("old");
        await Expect(chat.Sending).ToHaveCountAsync(0);

        fake.ForgetEverybody();
        await chat.SayAsync("help");

        await Expect(chat.Part(".note")).ToContainTextAsync("Прежний разговор закрыт");
        await Expect(chat.Sending).ToHaveCountAsync(0);
        await chat.SeesAsync(FakeDirectLine.Hello);
        Assert.Equal(["help"], fake.Conversation.Said);
        Assert.DoesNotContain("old", await chat.TalkAsync());
    }

    [Fact]
    public async Task Without_a_server_the_page_says_so_with_a_number_to_call_and_goes_on_by_itself()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await context.NewPageAsync();
        fake.Closed = true;
        var chat = new ChatPage(page);
        await page.GotoAsync($"{fake.Address}/#ru");

        await Expect(chat.Status).ToContainTextAsync("112");
        fake.Closed = false;

        await chat.SeesAsync(FakeDirectLine.Hello);
    }
}
