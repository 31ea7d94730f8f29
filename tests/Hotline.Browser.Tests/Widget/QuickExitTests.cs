using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Browser.Tests.Widget;

public sealed class QuickExitTests(SharedChromium chromium)
{
    private static readonly Regex NeutralAddress = new("/neutral$");

    /// <summary>Presses the button and looks before the browser does anything else, whatever the phone; then, in the next task, at what is left.</summary>
    private const string PressAndLook = """
        () => new Promise((done) => {
          sessionStorage.setItem('left', 'behind');
          document.getElementById('leave').click();
          const visible = document.body.checkVisibility();
          const colour = getComputedStyle(document.documentElement).backgroundColor;
          setTimeout(() => done({
            visible, colour,
            left: document.getElementById('log').textContent + document.getElementById('words').value + sessionStorage.length,
          }));
        })
        """;

    [Fact]
    public async Task The_button_leads_to_a_neutral_page_and_back_does_not_lead_to_the_chat()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(fake.Address + "/before");
        await page.GotoAsync(fake.Address);
        var chat = new ChatPage(page);
        await chat.SeesAsync(FakeDirectLine.Hello);
        await chat.SayAsync("something private");
        await Expect(chat.Sending).ToHaveCountAsync(0);

        await chat.Leave.ClickAsync();
        await Expect(page).ToHaveURLAsync(NeutralAddress);
        await page.GoBackAsync();

        Assert.EndsWith("/before", page.Url, StringComparison.Ordinal);
        Assert.Equal([$"Bearer {fake.Conversation.Token}"], fake.Revoked);
    }

    [Fact]
    public async Task Nothing_is_left_to_see_once_the_press_is_handled_even_when_the_neutral_page_is_slow()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        fake.ExitTakes = TimeSpan.FromSeconds(5);
        await using var context = await chromium.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, fake);
        await chat.SayAsync("something private");
        await Expect(chat.Sending).ToHaveCountAsync(0);
        await chat.Words.FillAsync("not sent yet");

        var seen = await chat.Page.EvaluateAsync<Seen>(PressAndLook);

        Assert.False(seen.Visible);
        Assert.Equal("rgb(255, 255, 255)", seen.Colour);
        Assert.Equal("0", seen.Left);
    }

    [Fact]
    public async Task Shift_three_times_leaves_with_the_focus_anywhere_in_the_chat()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, fake);
        await chat.Words.FocusAsync();

        await chat.PressShiftAsync(2);
        await Expect(chat.Part("#presses")).ToContainTextAsync("ещё раз");
        await chat.PressShiftAsync(1);

        await Expect(chat.Page).ToHaveURLAsync(NeutralAddress);
    }

    [Fact]
    public async Task Another_key_begins_the_count_anew_and_capital_letters_do_not_count()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, fake);
        await chat.Words.FocusAsync();

        await chat.PressShiftAsync(2);
        await chat.Page.Keyboard.PressAsync("a");
        await chat.PressShiftAsync(2);
        foreach (var letter in "ABCD")
        {
            await chat.Page.Keyboard.PressAsync($"Shift+{letter}");
        }

        await chat.PressShiftAsync(2);
        await chat.Page.Keyboard.PressAsync("Escape");
        await chat.Page.Keyboard.PressAsync("Escape");

        await Expect(chat.Words).ToHaveValueAsync("aABCD");
        await chat.SeesAsync(FakeDirectLine.Hello);
    }

    [Fact]
    public async Task Presses_of_Shift_more_than_five_seconds_apart_are_forgotten()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync();
        await page.GotoAsync(fake.Address);
        var chat = new ChatPage(page);
        await chat.SeesAsync(FakeDirectLine.Hello);

        await chat.PressShiftAsync(2);
        await page.Clock.FastForwardAsync(5_100);
        await chat.PressShiftAsync(2);

        await Expect(chat.Part("html")).ToHaveAttributeAsync("data-presses", "2");
        await chat.SeesAsync(FakeDirectLine.Hello);
    }

    [Fact]
    public async Task Without_scripts_the_way_out_is_a_plain_link_and_the_numbers_are_there_in_three_languages()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(fake.Address);

        foreach (var language in new[] { "kk", "ru", "en" })
        {
            var words = page.Locator($"noscript p[lang={language}]");
            await Expect(words).ToBeVisibleAsync();
            await Expect(words).ToContainTextAsync("112");
            await Expect(words).ToContainTextAsync("116 16");
        }

        await Expect(page.Locator("#composer")).ToBeHiddenAsync();
        await page.Locator("#leave").ClickAsync();
        await Expect(page).ToHaveURLAsync(NeutralAddress);
    }

    [Fact]
    public async Task A_page_that_comes_back_from_the_browsers_memory_is_blank()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, fake);
        await chat.SayAsync("something private");
        await Expect(chat.Sending).ToHaveCountAsync(0);

        await chat.Page.EvaluateAsync("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");

        await Expect(chat.Part("body")).ToBeHiddenAsync();
        Assert.Empty(await chat.TalkAsync());
    }

    [Fact]
    public async Task Going_away_and_back_shows_nothing_of_what_was_said()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, fake);
        await chat.SayAsync("something private");
        await Expect(chat.Sending).ToHaveCountAsync(0);
        await chat.Words.FillAsync("not sent yet");

        await chat.Page.GotoAsync(fake.Address + "/neutral");
        await chat.Page.GoBackAsync();

        await chat.SeesAsync(FakeDirectLine.Hello);
        Assert.Equal([FakeDirectLine.Hello], await chat.TalkAsync());
        await Expect(chat.Words).ToHaveValueAsync("");
    }

    private sealed record Seen
    {
        public bool Visible { get; init; }

        public string Colour { get; init; } = "";

        public string Left { get; init; } = "";
    }
}
