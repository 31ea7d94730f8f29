using Hotline.Browser.Tests.Widget;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Browser.Tests.Journeys;

/// <summary>Our own chat, with a caller before it.</summary>
internal sealed class CallerWindow(ChatPage chat) : IAsyncDisposable
{
    public ChatPage Chat => chat;

    public IBrowserContext Window => chat.Page.Context;

    /// <summary>Answers in turn: waits for each question, then writes.</summary>
    public async Task TalkAsync(params (string Asked, string Answer)[] talk)
    {
        foreach (var (asked, answer) in talk)
        {
            await SayAsync(asked, answer);
        }
    }

    /// <summary>Waits until the last thing asked is this, so that an answer never goes to the question before.</summary>
    public async Task SayAsync(string asked, string answer)
    {
        await IsAskedAsync(asked);
        await chat.SayAsync(answer);
    }

    public async Task PressAsync(string asked, string label)
    {
        await IsAskedAsync(asked);
        await chat.Choices.GetByText(label, new() { Exact = true }).ClickAsync();
    }

    public Task IsAskedAsync(string asked) => Expect(Theirs.Last).ToContainTextAsync(asked);

    public Task HearsAsync(string words) => Expect(Theirs.Filter(new() { HasText = words })).ToHaveCountAsync(1);

    public ILocator Theirs => chat.Part("#log .line.theirs p");

    public ILocator Mine => chat.Part("#log .line.ours p");

    public ValueTask DisposeAsync() => Window.DisposeAsync();
}
