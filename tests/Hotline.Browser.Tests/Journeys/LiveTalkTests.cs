using static Microsoft.Playwright.Assertions;

namespace Hotline.Browser.Tests.Journeys;

/// <summary>A caller and a caseworker, live, through what happens to real talks.</summary>
public sealed class LiveTalkTests(SharedChromium chromium)
{
    [Fact]
    public async Task Both_write_live_the_caseworker_ends_and_the_caller_comes_back()
    {
        await using var hotline = await DemoHotline.StartAsync(chromium);
        await using var desk = await hotline.SitDownAsync();
        await Expect(desk.Next).ToContainTextAsync("Nobody is waiting");
        await using var caller = await AskingAsync(hotline);

        await desk.AcceptAsync();
        await desk.HearsAsync("I want to talk to a person");
        await caller.HearsAsync("Aigerim will write here now.");
        await desk.SayAsync("Hello, I am here.");
        await caller.HearsAsync("Hello, I am here.");
        await Expect(caller.Chat.Part("#log .name")).ToHaveTextAsync(["Aigerim"]);
        await caller.Chat.SayAsync("They took my passport");
        await desk.HearsAsync("They took my passport");
        await desk.EndAsync();
        await caller.HearsAsync("The talk with the person has ended.");

        await caller.Chat.SayAsync("hello again");
        await caller.Chat.SayAsync("I want to talk to a person");
        await desk.Page.Locator("a.home").ClickAsync();
        await Expect(desk.Next).ToContainTextAsync("asked for a person");
    }

    [Fact]
    public async Task Only_one_caseworker_gets_a_conversation()
    {
        await using var hotline = await DemoHotline.StartAsync(chromium);
        await using var desk = await hotline.SitDownAsync();
        await using var other = await hotline.SitDownAsync("Timur");
        await using var caller = await AskingAsync(hotline);
        await Expect(other.Next).ToContainTextAsync("asked for a person");

        await desk.AcceptAsync();

        await Expect(other.Next).ToContainTextAsync("Nobody is waiting");
        await other.Page.GotoAsync(desk.Page.Url);
        await Expect(other.Page.GetByText("Aigerim is talking with this caller.")).ToBeVisibleAsync();
        await Expect(other.Page.GetByText("I want to talk to a person")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_caller_who_stops_ends_it_for_both()
    {
        await using var hotline = await DemoHotline.StartAsync(chromium);
        await using var desk = await hotline.SitDownAsync();
        await using var caller = await AskingAsync(hotline);
        await desk.AcceptAsync();
        await caller.HearsAsync("Aigerim will write here now.");

        await caller.Chat.SayAsync("stop");

        await caller.HearsAsync("I have stopped. Delete the messages?");
        await Expect(desk.Page.Locator(".talk .ended")).ToHaveTextAsync("Ended by the caller");
        await Expect(desk.Page.Locator("#reply")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_network_that_drops_while_the_caseworker_writes_loses_and_doubles_nothing()
    {
        await using var hotline = await DemoHotline.StartAsync(chromium);
        await using var desk = await hotline.SitDownAsync();
        await using var caller = await AskingAsync(hotline);
        await desk.AcceptAsync();
        await desk.SayAsync("one");
        await caller.HearsAsync("one");

        await caller.Window.SetOfflineAsync(true);
        await desk.SayAsync("two");
        await desk.SayAsync("three");
        await caller.Chat.SayAsync("four");
        await caller.Window.SetOfflineAsync(false);

        await desk.HearsAsync("four");
        await Expect(caller.Theirs.Filter(new() { HasTextRegex = new("^(one|two|three)$") })).ToHaveTextAsync(["one", "two", "three"]);
        await desk.SayAsync("five");
        await caller.HearsAsync("five");
        await Expect(caller.Chat.Sending).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_killed_server_comes_back_and_both_go_on()
    {
        await using var hotline = await DemoHotline.StartAsync(chromium);
        await using var desk = await hotline.SitDownAsync();
        await using var caller = await AskingAsync(hotline);
        await desk.AcceptAsync();
        await desk.SayAsync("before");
        await caller.HearsAsync("before");

        hotline.Process.Kill();
        await caller.Chat.SayAsync("while you were away");
        await hotline.Process.RestartAsync();

        await desk.HearsAsync("while you were away");
        await desk.SayAsync("after");
        await caller.HearsAsync("after");
        await caller.HearsAsync("before");
        await Expect(desk.FromCaseworker).ToHaveTextAsync(["before", "after"]);
        await Expect(caller.Chat.Sending).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_language_changed_midway_keeps_the_place_and_is_seen_at_the_desk()
    {
        await using var hotline = await DemoHotline.StartAsync(chromium);
        await using var desk = await hotline.SitDownAsync();
        await using var caller = await hotline.CallAsync();
        await caller.PressAsync("Choose a language", "English");
        await caller.PressAsync("Is it safe for you to write", "Yes");

        await caller.SayAsync("try it now?", "можно на русском?");
        await caller.PressAsync("Хотите попробовать сейчас?", "Продолжить");
        await caller.SayAsync("Всё понятно?", "қазақша");
        await caller.SayAsync("Бәрі түсінікті ме?", "маманмен сөйлескім келеді");

        await Expect(desk.Next).ToContainTextAsync("Қазақша");
        await desk.AcceptAsync();
        await caller.HearsAsync("Aigerim");
    }

    private static async Task<CallerWindow> AskingAsync(DemoHotline hotline)
    {
        var caller = await hotline.CallAsync();
        await caller.PressAsync("Choose a language", "English");
        await caller.SayAsync("Is it safe for you to write", "I want to talk to a person");
        await caller.HearsAsync("All right, I am calling a person.");
        return caller;
    }
}
