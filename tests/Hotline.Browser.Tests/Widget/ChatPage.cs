using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Hotline.Browser.Tests.Widget;

/// <summary>The chat as a visitor uses it: in a tab of its own, or in a frame of another page.</summary>
internal sealed class ChatPage(IPage page, IFrameLocator? frame = null)
{
    public IPage Page => page;

    public ILocator Leave => Part("#leave");

    public ILocator Words => Part("#words");

    public ILocator Status => Part("#status");

    public ILocator Choices => Part("#choices button");

    public ILocator Lines => Part("#log .line p");

    public ILocator Sending => Part("#log .mark");

    public ILocator Part(string selector) => frame is null ? page.Locator(selector) : frame.Locator(selector);

    public static async Task<ChatPage> OpenAsync(IBrowserContext context, FakeDirectLine fake, string hash = "#ru")
    {
        var chat = new ChatPage(await context.NewPageAsync());
        await chat.Page.GotoAsync($"{fake.Address}/{hash}");
        await chat.SeesAsync(FakeDirectLine.Hello);
        return chat;
    }

    public async Task SayAsync(string text)
    {
        await Words.FillAsync(text);
        await Words.PressAsync("Enter");
    }

    public Task SeesAsync(string text) => Assertions.Expect(Lines.Filter(new() { HasTextRegex = new($"^{Regex.Escape(text)}$") })).ToBeVisibleAsync();

    /// <summary>Everything said on the page, both sides, in order.</summary>
    public async Task<IReadOnlyList<string>> TalkAsync() => await Lines.AllInnerTextsAsync();

    public async Task PressShiftAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await page.Keyboard.PressAsync("Shift");
        }
    }
}
