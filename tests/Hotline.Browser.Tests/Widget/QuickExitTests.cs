using static Microsoft.Playwright.Assertions;

namespace Hotline.Browser.Tests.Widget;

public sealed class QuickExitTests(SharedChromium chromium)
{
    private const string Neutral = "**/neutral";

    /// <summary>Presses the button and looks after the next frame; a moment later, at what is left.</summary>
    private const string PressAndLook = """
        () => new Promise((done) => {
          sessionStorage.setItem('left', 'behind');
          const from = performance.now();
          document.getElementById('leave').click();
          requestAnimationFrame(() => setTimeout(() => {
            const ms = performance.now() - from;
            const visible = document.body.checkVisibility();
            const colour = getComputedStyle(document.documentElement).backgroundColor;
            setTimeout(() => done({
              ms, visible, colour,
              left: document.getElementById('log').textContent + document.getElementById('words').value + sessionStorage.length,
            }));
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
        await page.WaitForURLAsync(Neutral);
        await page.GoBackAsync();

        Assert.EndsWith("/before", page.Url, StringComparison.Ordinal);
        Assert.Equal([$"Bearer {fake.Conversation.Token}"], fake.Revoked);
    }

    [Fact]
    public async Task Nothing_is_seen_after_100_ms_on_a_slow_phone_even_when_the_neutral_page_is_slow()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        fake.ExitTakes = TimeSpan.FromSeconds(5);
        var quickest = double.MaxValue;

        // The best of some tries: other tests may keep the machine busy, the page's own work is the same each time.
        for (var attempt = 0; attempt < 5 && quickest > 100; attempt++)
        {
            await using var context = await chromium.OpenAsync();
            var chat = await ChatPage.OpenAsync(context, fake);
            await chat.SayAsync("something private");
            await Expect(chat.Sending).ToHaveCountAsync(0);
            await chat.Words.FillAsync("not sent yet");
            var slow = await context.NewCDPSessionAsync(chat.Page);
            await slow.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });

            var seen = await chat.Page.EvaluateAsync<Seen>(PressAndLook);

            quickest = Math.Min(quickest, seen.Ms);
            Assert.False(seen.Visible);
            Assert.Equal("rgb(255, 255, 255)", seen.Colour);
            Assert.Equal("0", seen.Left);
        }

        Assert.InRange(quickest, 0, 100);
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

        await chat.Page.WaitForURLAsync(Neutral, new() { WaitUntil = Microsoft.Playwright.WaitUntilState.Commit });
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
        await page.WaitForURLAsync(Neutral);
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
        public double Ms { get; init; }

        public bool Visible { get; init; }

        public string Colour { get; init; } = "";

        public string Left { get; init; } = "";
    }
}
