using Hotline.Testing.Processes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Browser.Tests.WebChat;

/// <summary>The real program and its real dialog, through the public <c>botframework-webchat</c>.</summary>
public sealed class WholeWalkTests(SharedChromium chromium)
{
    [Fact]
    public async Task The_public_chat_leads_from_the_first_line_to_a_person()
    {
        await using var site = await OtherSite.StartAsync();
        await using var hotline = await HotlineProcess.StartAsync(settings: new() { ["Hotline__WebChat__AllowedSites"] = site.Origin });
        await using var window = await chromium.OpenAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync($"{site.Origin}/#{Uri.EscapeDataString(hotline.ChatUrl.TrimEnd('/') + "/v3/directline")}");

        await PressAsync(page, "Choose a language", "English");
        await PressAsync(page, "Is it safe for you to write", "Yes");
        await PressAsync(page, "I will close everything", "Continue");
        await PressAsync(page, "Is this clear?", "Continue");
        await PressAsync(page, "What brings you here?", "About me");
        await PressAsync(page, "Is your life in danger", "No");
        await PressAsync(page, "Are you 18 or older?", "18 or older");
        await SayAsync(page, "Which region or city", "Almaty");
        await PressAsync(page, "Are you paid little", "Yes");
        await PressAsync(page, "very long hours", "Yes");
        await PressAsync(page, "written contract", "No");
        await PressAsync(page, "What shall we do next?", "Continue");
        await PressAsync(page, "keep your passport", "Yes");
        await PressAsync(page, "Can you go out freely", "No");
        await PressAsync(page, "Shall I leave this for our team", "Yes, pass it on");
        await SayAsync(page, "they write in this chat only", "thank you");

        await Expect(Theirs(page, "Your message is here; a person will read it")).ToBeVisibleAsync();
        await Expect(page.GetByText("Send failed")).ToHaveCountAsync(0);

        // Everything the caller did stands in the chat once, buttons by their labels.
        string[] mine = ["English", "Yes", "Continue", "Continue", "About me", "No", "18 or older", "Almaty", "Yes", "Yes", "No", "Continue", "Yes", "No", "Yes, pass it on", "thank you"];
        await Expect(page.Locator(".webchat__bubble--from-user .webchat__bubble__content")).ToHaveTextAsync(mine);
    }

    private static async Task PressAsync(IPage page, string asked, string label)
    {
        await Expect(Theirs(page, asked)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).ClickAsync();
    }

    private static async Task SayAsync(IPage page, string asked, string words)
    {
        await Expect(Theirs(page, asked)).ToBeVisibleAsync();
        var box = page.Locator("[data-id='webchat-sendbox-input']");
        await box.FillAsync(words);
        await box.PressAsync("Enter");
    }

    private static ILocator Theirs(IPage page, string words) =>
        page.Locator(".webchat__bubble:not(.webchat__bubble--from-user) .webchat__bubble__content").Filter(new() { HasText = words });
}
