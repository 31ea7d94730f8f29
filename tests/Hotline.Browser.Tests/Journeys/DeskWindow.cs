using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Browser.Tests.Journeys;

/// <summary>The desk, with a caseworker before it.</summary>
internal sealed class DeskWindow(IPage page) : IAsyncDisposable
{
    public IPage Page => page;

    /// <summary>The conversation that is to be taken next.</summary>
    public ILocator Next => page.Locator(".queue-next .next");

    public ILocator Waiting => page.Locator(".queue-next .row");

    public ILocator Talk => page.Locator(".talk");

    public ILocator Known => page.Locator(".known");

    public ILocator FromCaller => Talk.Locator(".line.caller .line-text");

    public ILocator FromCaseworker => Talk.Locator(".line.caseworker .line-text");

    public Task SeesQueueAsync() => Expect(page.Locator(".queue")).ToBeVisibleAsync();

    /// <summary>Takes the next one and waits for its conversation.</summary>
    public async Task AcceptAsync()
    {
        await Next.Locator("button.big").ClickAsync();
        await Expect(page.Locator("#reply")).ToBeVisibleAsync();
    }

    public async Task SayAsync(string words)
    {
        var reply = page.Locator("#reply");
        await reply.FillAsync(words);
        await reply.PressAsync("Enter");
        await Expect(reply).ToHaveValueAsync("");
    }

    public Task HearsAsync(string words) => Expect(FromCaller.Filter(new() { HasTextRegex = new($"^{Regex.Escape(words)}$") })).ToHaveCountAsync(1);

    /// <summary>Takes the next one, and finds all that was told and answered in it.</summary>
    public async Task SeesAllAsync(Story story)
    {
        await Expect(Next).ToContainTextAsync(story.Name);
        await AcceptAsync();
        await Expect(FromCaller).ToHaveTextAsync(story.Talk.Select(turn => turn.Answer));
        await Expect(Known.Locator(".finding.present")).ToHaveCountAsync(5);
        await Expect(Known.Locator(".level-name")).ToHaveTextAsync("Предполагаемый");
        await Expect(Known.Locator(".answers dd")).ToContainTextAsync(["Шымкент"]);
    }

    /// <summary>Looks where the sign was said and rejects it with a reason; nothing breaks, and the reason stands with it.</summary>
    public async Task RejectsAsync(string name, string reason)
    {
        var sign = Known.Locator(".finding").Filter(new() { HasText = name });
        await sign.GetByRole(AriaRole.Button, new() { Name = "Показать сообщение" }).ClickAsync();
        await sign.GetByRole(AriaRole.Button, new() { Name = "Отклонить" }).ClickAsync();
        await sign.Locator("textarea, input").First.FillAsync(reason);
        await sign.GetByRole(AriaRole.Button, new() { Name = "Сохранить" }).ClickAsync();
        await Expect(sign.Locator(".finding-judged")).ToContainTextAsync(reason);
        await Expect(page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
    }

    /// <summary>Ends the conversation, and says so twice as the desk asks.</summary>
    public async Task EndAsync()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "End conversation" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "End it" }).ClickAsync();
        await Expect(page.Locator(".talk .ended")).ToBeVisibleAsync();
    }

    public ValueTask DisposeAsync() => page.Context.DisposeAsync();
}
