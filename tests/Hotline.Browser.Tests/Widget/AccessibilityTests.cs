using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Browser.Tests.Widget;

public sealed class AccessibilityTests(SharedChromium chromium)
{
    public static TheoryData<string, ColorScheme> LooksAndLanguages { get; } = new()
    {
        { "kk", ColorScheme.Light },
        { "ru", ColorScheme.Light },
        { "en", ColorScheme.Light },
        { "kk", ColorScheme.Dark },
        { "ru", ColorScheme.Dark },
        { "en", ColorScheme.Dark },
    };

    [Theory]
    [MemberData(nameof(LooksAndLanguages))]
    public async Task Axe_finds_nothing(string language, ColorScheme scheme)
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        var chat = await ChatPage.OpenAsync(context, fake, "#" + language);
        await chat.SayAsync("answer");
        await Expect(chat.Sending).ToHaveCountAsync(0);
        fake.Say("Question?", language, "Yes", "No");
        await chat.SeesAsync("Question?");
        await FindsNothingAsync(chat.Page);

        fake.RefuseMessages = 413;
        await chat.SayAsync("unsent");
        await Expect(chat.Sending.GetByRole(AriaRole.Button)).ToBeVisibleAsync();
        await context.SetOfflineAsync(true);
        await Expect(chat.Status).Not.ToBeEmptyAsync();
        await FindsNothingAsync(chat.Page);
    }

    [Fact]
    public async Task Axe_finds_nothing_on_the_demonstration_page_with_the_chat_open()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(fake.Address + "/demo");
        await FindsNothingAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Написать нам" }).ClickAsync();
        await new ChatPage(page, page.FrameLocator("iframe[title]")).SeesAsync(FakeDirectLine.Hello);

        await FindsNothingAsync(page);
    }

    [Theory]
    [InlineData("kk", 320, 568)]
    [InlineData("ru", 320, 568)]
    [InlineData("en", 320, 568)]
    [InlineData("ru", 320, 256)]
    [InlineData("kk", 640, 360)]
    public async Task A_small_phone_needs_no_sideways_scrolling_and_has_buttons_for_thumbs(string language, int width, int height)
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        var chat = await ChatPage.OpenAsync(context, fake, "#" + language);
        fake.Say(
            "Unbrokenwordthatgoesonandonandonandonandonandonandonandonandon?", language,
            "Жауап бергім келмейді, кейінірек айтамын, себебі қазір жанымда адам бар", "Да", "Not sure");
        await Expect(chat.Choices).ToHaveCountAsync(3);

        Assert.Equal(width, await chat.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Equal(0, await chat.Page.EvaluateAsync<int>("(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.getElementById('scroll'))"));
        await Expect(chat.Leave).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(chat.Words).ToBeInViewportAsync(new() { Ratio = 1 });
        foreach (var button in await chat.Part("button:visible, #leave").AllAsync())
        {
            var box = await button.BoundingBoxAsync();
            Assert.InRange(box!.Height, 44, 400);
            Assert.InRange(box.Width, 44, width);
        }
    }

    [Fact]
    public async Task Every_part_is_reached_and_used_by_keyboard_alone()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, fake);
        var keys = chat.Page.Keyboard;

        foreach (var expected in new[] { "leave", "kk", "ru", "en", "scroll", "kk", "ru" })
        {
            await keys.PressAsync("Tab");
            Assert.Equal(expected, await FocusAsync(chat.Page));
        }

        await keys.PressAsync("Enter");
        await Expect(chat.Choices).ToHaveCountAsync(0);
        await Expect(chat.Sending).ToHaveCountAsync(0);
        fake.Say("Safe?", "ru", "Да", "Не сейчас");
        await chat.SeesAsync("Safe?");
        await keys.PressAsync("Tab");
        Assert.Equal("Да", await chat.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        await keys.PressAsync("Space");
        await Expect(chat.Sending).ToHaveCountAsync(0);
        await keys.PressAsync("Tab");
        Assert.Equal("words", await FocusAsync(chat.Page));
        await keys.TypeAsync("typed");
        await keys.PressAsync("Shift+Enter");
        await keys.TypeAsync("twice");
        await keys.PressAsync("Enter");
        await Expect(chat.Sending).ToHaveCountAsync(0);

        Assert.Equal(["Русский", "Да", "typed\ntwice"], fake.Conversation.Said);
        Assert.Equal("words", await FocusAsync(chat.Page));
    }

    [Fact]
    public async Task Words_carry_their_language_and_what_is_said_is_announced()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, fake);

        fake.Say("Қауіпсіз бе?", "kk", "Иә", "English");
        await chat.SeesAsync("Қауіпсіз бе?");

        await Expect(chat.Lines.Last).ToHaveAttributeAsync("lang", "kk");
        await Expect(chat.Choices.First).ToHaveAttributeAsync("lang", "kk");
        await Expect(chat.Choices.Last).ToHaveAttributeAsync("lang", "en");
        await Expect(chat.Part("#log")).ToHaveAttributeAsync("aria-live", "polite");
        await Expect(chat.Part("#log .line").Last).ToHaveTextAsync("Жауап: Қауіпсіз бе?");
    }

    private static Task<string> FocusAsync(IPage page) =>
        page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.lang");

    private static async Task FindsNothingAsync(IPage page)
    {
        var found = await page.RunAxe();

        Assert.Empty(found.Violations.Select(each => $"{each.Id}: {string.Join(" | ", each.Nodes.Select(node => node.Html))}"));
    }
}
