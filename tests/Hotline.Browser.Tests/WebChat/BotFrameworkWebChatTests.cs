using Hotline.Testing.WebChat;
using Microsoft.Playwright;

namespace Hotline.Browser.Tests.WebChat;

/// <summary>The real <c>botframework-webchat</c> bundle, on an allowed site, in a real browser.</summary>
public sealed class BotFrameworkWebChatTests(SharedChromium chromium)
{
    [Fact]
    public async Task The_public_chat_shows_buttons_labels_words_and_a_person()
    {
        await using var site = await OtherSite.StartAsync();
        await using var server = await ChatServer.StartAsync(("WebChat:AllowedSites", site.Origin));
        await using var window = await chromium.OpenAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync($"{site.Origin}/#{Uri.EscapeDataString(server.Origin + "/v3/directline")}");

        await Assertions.Expect(Bubble(page, "Hello (en)")).ToBeVisibleAsync();
        await Button(page, "Русский").ClickAsync();
        await Assertions.Expect(Bubble(page, "Русский")).ToBeVisibleAsync();
        await Assertions.Expect(Bubble(page, "Chosen: Русский")).ToBeVisibleAsync();
        await Assertions.Expect(Button(page, "Қазақша")).ToHaveCountAsync(0);

        var box = page.GetByTestId("send box text area").Or(page.Locator("[data-id='webchat-sendbox-input']")).First;
        await box.FillAsync("I need *advice* https://example.com");
        await box.PressAsync("Enter");
        await Assertions.Expect(Bubble(page, "I need *advice* https://example.com")).ToHaveCountAsync(1);
        await Assertions.Expect(Bubble(page, "Heard: I need *advice* https://example.com")).ToBeVisibleAsync();

        server.Hotline.SayAsCaseworker(server.Hotline.LastChat, "I am here now");
        await Assertions.Expect(Bubble(page, "I am here now")).ToBeVisibleAsync();

        // Nothing failed to send, every bubble is there once, and a link in somebody's words stays words.
        await Assertions.Expect(page.GetByText("Send failed")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".webchat__bubble__content")).ToHaveCountAsync(6);
        await Assertions.Expect(page.Locator(".webchat__bubble__content a")).ToHaveCountAsync(0);
        Assert.Equal(1, server.OpenSockets);
    }

    [Fact]
    public async Task A_site_that_is_not_listed_gets_nothing()
    {
        await using var site = await OtherSite.StartAsync();
        await using var server = await ChatServer.StartAsync();
        await using var window = await chromium.OpenAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync($"{site.Origin}/#");
        var got = await page.EvaluateAsync<string>("url => fetch(url, { method: 'POST' }).then(() => 'an answer', () => 'nothing')", $"{server.Origin}/v3/directline/tokens/generate");

        Assert.Equal("nothing", got);
        Assert.Empty(server.Hotline.Heard);
    }

    private static ILocator Button(IPage page, string label) =>
        page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = label });

    private static ILocator Bubble(IPage page, string words) =>
        page.Locator(".webchat__bubble__content").GetByText(words, new() { Exact = true });
}
