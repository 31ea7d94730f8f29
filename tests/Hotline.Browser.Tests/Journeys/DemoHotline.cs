using System.Text.RegularExpressions;
using Hotline.Browser.Tests.Widget;
using Hotline.Testing;
using Hotline.Testing.Processes;

namespace Hotline.Browser.Tests.Journeys;

/// <summary>The whole program as anyone first sees it, <c>serve --demo</c>, with windows on both sides of it.</summary>
internal sealed partial class DemoHotline(SharedChromium chromium, HotlineProcess process) : IAsyncDisposable
{
    public HotlineProcess Process => process;

    public static async Task<DemoHotline> StartAsync(SharedChromium chromium, Dictionary<string, string>? settings = null)
    {
        var process = await HotlineProcess.StartAsync(["serve", "--demo"], settings);
        await Eventually.HoldsAsync(() => Link().Count(process.Output) == 2, "two caseworkers are invited");
        return new DemoHotline(chromium, process);
    }

    /// <summary>The one-time link of a caseworker, as the terminal shows it.</summary>
    public string LinkOf(string caseworker) => Link().Matches(process.Output).Last(link => link.Groups[2].Value == caseworker).Groups[1].Value;

    public async Task<CallerWindow> CallAsync(string language = "en")
    {
        var window = await chromium.OpenAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync($"{process.ChatUrl}/#{language}");
        return new CallerWindow(new ChatPage(page));
    }

    /// <summary>A caseworker at an open desk, by the shortest way the demonstration offers.</summary>
    public async Task<DeskWindow> SitDownAsync(string caseworker = "Aigerim", string language = "en")
    {
        var desk = await OpenDeskAsync(language);
        await desk.Page.GotoAsync(LinkOf(caseworker));
        await desk.Page.Locator("[data-later]").ClickAsync();
        await desk.SeesQueueAsync();
        return desk;
    }

    public async Task<DeskWindow> OpenDeskAsync(string language = "en")
    {
        var window = await chromium.OpenAsync();
        await window.AddCookiesAsync([new() { Name = "desk-language", Value = language, Url = process.DeskUrl }]);
        return new DeskWindow(await window.NewPageAsync());
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    [GeneratedRegex(@"(http\S+/enrol#\S+)  one-time link for (\w+)")]
    private static partial Regex Link();
}
