using System.Text.RegularExpressions;
using System.Net;
using Hotline.Testing.WebChat;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Browser.Tests.Widget;

/// <summary>The widget against the hotline's own Direct Line, headers and ways out.</summary>
public sealed class RealServerTests(SharedChromium chromium)
{
    [Fact]
    public async Task A_talk_with_buttons_words_and_a_person_over_one_socket()
    {
        await using var server = await ChatServer.StartAsync();
        await using var context = await chromium.OpenAsync();
        var chat = await OpenAsync(context, server);

        await chat.Choices.GetByText("Русский").ClickAsync();
        await chat.SeesAsync("Chosen: Русский");
        await chat.SayAsync("I need *advice*");
        await chat.SeesAsync("Heard: I need *advice*");
        server.Hotline.SayAsCaseworker(server.Hotline.LastChat, "I am here now");
        await chat.SeesAsync("I am here now");

        await Expect(chat.Part(".name")).ToHaveTextAsync("Aigerim");
        await Expect(chat.Sending).ToHaveCountAsync(0);
        Assert.Equal(6, (await chat.TalkAsync()).Count);
        Assert.Equal(1, server.OpenSockets);
    }

    [Fact]
    public async Task A_dropped_network_and_a_store_that_is_closed_for_a_while_lose_and_double_nothing()
    {
        await using var server = await ChatServer.StartAsync();
        await using var context = await chromium.OpenAsync();
        var chat = await OpenAsync(context, server);

        await context.SetOfflineAsync(true);
        await chat.SayAsync("one");
        await context.SetOfflineAsync(false);
        await chat.SeesAsync("Heard: one");
        server.Hotline.IsClosed = true;
        await chat.SayAsync("two");
        await chat.SayAsync("three");
        await Expect(chat.Sending).ToHaveCountAsync(2);
        server.Hotline.IsClosed = false;
        await chat.SeesAsync("Heard: three");

        await Expect(chat.Sending).ToHaveCountAsync(0);
        Assert.Equal(["Heard: one", "Heard: two", "Heard: three"], (await chat.TalkAsync()).Where(line => line.StartsWith("Heard", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task While_many_open_a_conversation_the_page_does_the_work_asked_for()
    {
        await using var server = await ChatServer.StartAsync(("WebChat:FreeOpeningsPerMinute", "0"));
        await using var context = await chromium.OpenAsync();

        await OpenAsync(context, server);
        await OpenAsync(context, server);

        Assert.Equal(2, server.OpenSockets);
    }

    [Fact]
    public async Task Leaving_revokes_the_token_and_back_does_not_lead_to_the_chat()
    {
        await using var elsewhere = await FakeDirectLine.StartAsync();
        await using var server = await ChatServer.StartAsync(("WebChat:ExitUrl", elsewhere.Address + "/neutral"));
        await using var context = await chromium.OpenAsync();
        var page = await context.NewPageAsync();
        var revoked = page.WaitForRequestAsync("**/tokens/revoke");
        await page.GotoAsync(elsewhere.Address + "/before");
        await page.GotoAsync(server.Origin);
        var chat = new ChatPage(page);
        await Expect(chat.Choices).ToHaveCountAsync(3);

        await chat.Leave.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/neutral$")); // two may leave at once: the frame and its host

        await page.GoBackAsync();
        Assert.EndsWith("/before", page.Url, StringComparison.Ordinal);
        using var client = new HttpClient();
        using var reuse = new HttpRequestMessage(HttpMethod.Post, server.Origin + "/v3/directline/tokens/refresh");
        reuse.Headers.Add("Authorization", (await revoked).Headers["authorization"]);
        using var answer = await client.SendAsync(reuse, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task An_allowed_site_embeds_it_and_leaves_with_it()
    {
        await using var elsewhere = await FakeDirectLine.StartAsync();
        var port = ChatServer.FreePort();
        await using var server = await ChatServer.StartAsync(
            ("WebChat:AllowedSites:0", $"http://localhost:{port}"), ("WebChat:ExitUrl", elsewhere.Address + "/neutral"));
        var (site, address) = await LocalSite.HostPageAsync(server.Origin, port: port);
        await using var context = await chromium.OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        await page.GetByRole(AriaRole.Button, new() { Name = "Бізге жазу" }).ClickAsync();
        var chat = new ChatPage(page, page.FrameLocator("iframe[title]"));
        await chat.SayAsync("hello");
        await chat.SeesAsync("Heard: hello");

        await chat.PressShiftAsync(3);

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/neutral$")); // two may leave at once: the frame and its host
        await site.DisposeAsync();
    }

    private static async Task<ChatPage> OpenAsync(IBrowserContext context, ChatServer server)
    {
        var chat = new ChatPage(await context.NewPageAsync());
        await chat.Page.GotoAsync($"{server.Origin}/#ru");
        await Expect(chat.Choices).ToHaveCountAsync(3);
        return chat;
    }
}
