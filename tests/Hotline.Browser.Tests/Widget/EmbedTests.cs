using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Browser.Tests.Widget;

public sealed class EmbedTests(SharedChromium chromium)
{
    [Fact]
    public async Task The_loader_fetches_nothing_of_the_chat_before_the_button_is_pressed()
    {
        await using var host = await Host.OpenAsync(chromium);

        Assert.Empty(host.Fake.Requests);
        Assert.Equal(0, await host.Page.Locator("iframe").CountAsync());
        await host.OpenChatAsync();
        Assert.NotEmpty(host.Fake.Requests);
    }

    [Fact]
    public async Task The_frame_is_sandboxed_and_speaks_the_language_of_its_page()
    {
        await using var host = await Host.OpenAsync(chromium);
        var chat = await host.OpenChatAsync();

        var frame = host.Page.Locator("iframe");
        await Expect(frame).ToHaveAttributeAsync("sandbox", "allow-scripts allow-same-origin allow-top-navigation-by-user-activation");
        await Expect(frame).ToHaveAttributeAsync("referrerpolicy", "no-referrer");
        await Expect(chat.Leave).ToContainTextAsync("Беттен шығу");
    }

    [Fact]
    public async Task The_talk_survives_being_hidden_and_shown()
    {
        await using var host = await Host.OpenAsync(chromium, "data-language='en' data-position='left'");
        var chat = await host.OpenChatAsync("Write to us");
        await chat.SayAsync("hello");
        await Expect(chat.Sending).ToHaveCountAsync(0);

        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Hide" }).ClickAsync();
        await Expect(host.Page.Locator("iframe")).ToBeHiddenAsync();
        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Write to us" }).ClickAsync();

        await chat.SeesAsync("hello");
        Assert.Equal([FakeDirectLine.Hello, "hello"], await chat.TalkAsync());
    }

    [Fact]
    public async Task The_button_in_the_frame_takes_the_whole_page_away()
    {
        await using var host = await Host.OpenAsync(chromium);
        var chat = await host.OpenChatAsync();

        await chat.Leave.ClickAsync();
        await Assertions.Expect(host.Page).ToHaveURLAsync(new Regex("/neutral$")); // two may leave at once: the frame and its host
        await host.Page.GoBackAsync();

        Assert.EndsWith("/before", host.Page.Url, StringComparison.Ordinal);
        Assert.Single(host.Fake.Revoked);
    }

    [Fact]
    public async Task Shift_three_times_in_the_frame_takes_the_whole_page_away()
    {
        await using var host = await Host.OpenAsync(chromium);
        var chat = await host.OpenChatAsync();
        await chat.Words.FocusAsync();

        await chat.PressShiftAsync(3);
        await Assertions.Expect(host.Page).ToHaveURLAsync(new Regex("/neutral$")); // two may leave at once: the frame and its host
        await host.Page.GoBackAsync();

        Assert.EndsWith("/before", host.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shift_three_times_in_the_host_page_blanks_both_and_revokes_the_token()
    {
        await using var host = await Host.OpenAsync(chromium);
        host.Fake.ExitTakes = TimeSpan.FromSeconds(2);
        var chat = await host.OpenChatAsync();
        await host.Page.Locator("#search").FocusAsync();

        await host.Page.EvaluateAsync("addEventListener('keyup', () => console.log('top: ' + document.elementFromPoint(innerWidth / 2, innerHeight / 2).style.background), true)");

        await host.Page.RunAndWaitForConsoleMessageAsync(
            () => chat.PressShiftAsync(3), new() { Predicate = message => message.Text == "top: rgb(255, 255, 255)" });

        await Assertions.Expect(host.Page).ToHaveURLAsync(new Regex("/neutral$")); // two may leave at once: the frame and its host
        Assert.Single(host.Fake.Revoked);
        await host.Page.GoBackAsync();
        Assert.EndsWith("/before", host.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_in_the_page_cannot_make_it_leave()
    {
        await using var host = await Host.OpenAsync(chromium);
        var chat = await host.OpenChatAsync();

        await host.Page.EvaluateAsync("""
            () => { postMessage('exit', '*'); const other = document.body.appendChild(document.createElement('iframe'));
                    other.contentWindow.eval("parent.postMessage('exit', '*')"); }
            """);
        await host.Page.EvaluateAsync("() => new Promise((done) => { addEventListener('message', (event) => event.data === 'last' && done()); postMessage('last', '*'); })");

        await chat.SeesAsync(FakeDirectLine.Hello);
        Assert.Empty(host.Fake.Revoked);
    }

    [Fact]
    public async Task The_demonstration_page_shows_the_chat_in_three_languages()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        await page.GotoAsync(fake.Address + "/demo");

        foreach (var (language, label) in new[] { ("Қазақша", "Бізге жазу"), ("English", "Write to us"), ("Русский", "Написать нам") })
        {
            await page.GetByRole(AriaRole.Link, new() { Name = language }).ClickAsync();
            await Expect(page.Locator("article:visible")).ToHaveCountAsync(1);
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = label })).ToBeVisibleAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Написать нам" }).ClickAsync();
        await new ChatPage(page, page.FrameLocator("iframe[title]")).SeesAsync(FakeDirectLine.Hello);

        // The demonstration stands on the chat's own address, which the browser remarks on; a real site does not.
        Assert.DoesNotContain(complaints, complaint => !complaint.Contains("escape its sandboxing", StringComparison.Ordinal));
    }

    /// <summary>A page of another origin that embeds the chat, opened after some other page.</summary>
    internal sealed class Host(FakeDirectLine fake, WebApplication site, IBrowserContext context, IPage page) : IAsyncDisposable
    {
        public FakeDirectLine Fake => fake;

        public IPage Page => page;

        public static async Task<Host> OpenAsync(SharedChromium chromium, string attributes = "", BrowserNewContextOptions? options = null)
        {
            var fake = await FakeDirectLine.StartAsync();
            var (site, address) = await LocalSite.HostPageAsync(fake.Address, attributes);
            var context = await chromium.OpenAsync(options);
            var page = await context.NewPageAsync();
            await page.GotoAsync(address + "/before");
            await page.GotoAsync(address);
            return new Host(fake, site, context, page);
        }

        public async Task<ChatPage> OpenChatAsync(string label = "Бізге жазу")
        {
            await page.GetByRole(AriaRole.Button, new() { Name = label }).ClickAsync();
            var chat = new ChatPage(page, page.FrameLocator("iframe[title]"));
            await chat.SeesAsync(FakeDirectLine.Hello);
            return chat;
        }

        public async ValueTask DisposeAsync()
        {
            await context.DisposeAsync();
            await site.DisposeAsync();
            await fake.DisposeAsync();
        }
    }
}
