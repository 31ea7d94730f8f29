using System.Net;
using Hotline.Testing;
using Hotline.Testing.WebChat;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Browser.Tests.WebChat;

/// <summary>Our own page against the real protocol: socket, polling, proof of work, and the way out.</summary>
public sealed class OwnWidgetTests(SharedChromium chromium)
{
    [Fact]
    public async Task The_page_greets_takes_a_button_and_words_and_shows_a_person()
    {
        await using var server = await ChatServer.StartAsync();
        await using var window = await chromium.OpenAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync($"{server.Origin}/#kk");

        await Expect(Line(page, "Hello (kk)")).ToBeVisibleAsync();
        await page.Locator("#choices button").GetByText("English").ClickAsync();
        await Expect(Line(page, "Chosen: English")).ToBeVisibleAsync();
        await SayAsync(page, "I need advice");
        await Expect(Line(page, "Heard: I need advice")).ToBeVisibleAsync();
        server.Hotline.SayAsCaseworker(server.Hotline.LastChat, "I am here now");
        await Expect(Line(page, "I am here now")).ToBeVisibleAsync();

        Assert.Equal(1, server.OpenSockets);
        Assert.Equal(6, await page.Locator("#log .line p").CountAsync());
    }

    [Fact]
    public async Task The_page_does_the_work_that_a_flood_makes_it_cost()
    {
        await using var server = await ChatServer.StartAsync(("WebChat:FreeOpeningsPerMinute", "1"), ("WebChat:ProofBits", "12"));
        using var first = await WebCaller.OpenAsync(server);
        using var second = await WebCaller.OpenAsync(server);

        await using var window = await chromium.OpenAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync($"{server.Origin}/#en");

        await Expect(Line(page, "Hello (en)")).ToBeVisibleAsync();
        using var unproven = new WebCaller(server.Url, server.Origin);
        using var refused = await unproven.SendAsync(HttpMethod.Post, "tokens/generate");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
    }

    [Fact]
    public async Task Leaving_revokes_the_token_and_ends_at_the_neutral_site()
    {
        await using var neutral = await ChatServer.StartAsync();
        await using var server = await ChatServer.StartAsync(("WebChat:ExitUrl", neutral.Origin + "/w/icon.svg"));
        await using var window = await chromium.OpenAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync($"{server.Origin}/#en");
        await Expect(Line(page, "Hello (en)")).ToBeVisibleAsync();
        var revoked = page.WaitForRequestAsync(request => request.Url.EndsWith("/tokens/revoke", StringComparison.Ordinal));
        await page.Locator("#leave").ClickAsync();
        await revoked;
        await page.WaitForURLAsync(neutral.Origin + "/w/icon.svg");

        await Eventually.HoldsAsync(() => server.OpenSockets == 0, "the socket is closed");
    }

    [Fact]
    public async Task Nothing_is_kept_in_the_browser_and_nobody_else_is_asked()
    {
        await using var server = await ChatServer.StartAsync();
        await using var window = await chromium.OpenAsync();
        var page = await window.NewPageAsync();
        var others = new List<string>();
        var complaints = new List<string>();
        page.Request += (_, request) => (request.Url.StartsWith(server.Origin, StringComparison.Ordinal) ? [] : others).Add(request.Url);
        page.Console += (_, message) => (message.Type is "error" ? complaints : []).Add(message.Text);
        await page.GotoAsync($"{server.Origin}/#en");
        await Expect(Line(page, "Hello (en)")).ToBeVisibleAsync();
        await SayAsync(page, "hello");
        await Expect(Line(page, "Heard: hello")).ToBeVisibleAsync();

        Assert.Empty(others);
        Assert.Empty(complaints);
        Assert.Empty(await window.CookiesAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("async () => localStorage.length + sessionStorage.length + (await indexedDB.databases()).length + (await caches.keys()).length"));
    }

    private static async Task SayAsync(IPage page, string words)
    {
        await page.Locator("#words").FillAsync(words);
        await page.Locator("#words").PressAsync("Enter");
    }

    private static ILocator Line(IPage page, string words) => page.Locator("#log .line p").GetByText(words, new() { Exact = true });
}
