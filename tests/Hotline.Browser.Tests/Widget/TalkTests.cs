using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Browser.Tests.Widget;

public sealed class TalkTests(SharedChromium chromium)
{
    [Fact]
    public async Task A_visitor_reads_the_first_question_and_answers_by_button()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, fake);

        await chat.Choices.GetByText("Русский").ClickAsync();

        await Expect(chat.Sending).ToHaveCountAsync(0);
        await Expect(chat.Choices).ToHaveCountAsync(0);
        Assert.Equal([FakeDirectLine.Hello, "Русский"], await chat.TalkAsync());
        Assert.Equal(["Русский"], fake.Conversation.Said);
    }

    [Fact]
    public async Task A_pressed_button_sends_its_value_and_shows_its_label()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, fake);
        fake.Conversation.Add(JsonNode.Parse("""
            {"type":"message","text":"Safe?","locale":"en","from":{"id":"hotline","role":"bot"},
             "suggestedActions":{"actions":[{"type":"postBack","title":"Yes","value":"tap:abc"},{"type":"messageBack","title":"No","text":"No","value":"tap:def"}]}}
            """)!.AsObject());

        await chat.Choices.GetByText("Yes").ClickAsync();

        await Expect(chat.Sending).ToHaveCountAsync(0);
        Assert.Equal("Yes", (await chat.TalkAsync())[^1]);
        Assert.Equal("tap:abc", (string?)fake.Conversation.LastSaid["text"]);
        Assert.True((bool?)fake.Conversation.LastSaid["channelData"]!["postBack"]);
    }

    [Fact]
    public async Task A_language_pressed_above_is_asked_for_and_changes_the_page()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, fake);

        await chat.Part("#languages").GetByText("Қазақша").ClickAsync();

        await Expect(chat.Leave).ToContainTextAsync("Беттен шығу");
        await Expect(chat.Sending).ToHaveCountAsync(0);
        Assert.Equal("kk", await chat.Part("html").GetAttributeAsync("lang"));
        Assert.Equal(["Қазақша"], fake.Conversation.Said);
    }

    [Fact]
    public async Task The_page_turns_to_the_language_the_conversation_has_turned_to()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, fake);

        fake.Say("Is it safe for you to write right now?", "en", "Yes", "Not now");

        await Expect(chat.Leave).ToContainTextAsync("Leave this page");
        await Expect(chat.Part("#notice")).ToContainTextAsync("history");
    }

    [Fact]
    public async Task What_is_said_is_shown_as_words_and_never_as_markup()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, fake);

        fake.Say("<img src=x onerror=alert(1)> **bold**", "ru", "<b>yes</b>");
        await chat.SayAsync("<script>1</script>");

        await chat.SeesAsync("<img src=x onerror=alert(1)> **bold**");
        await chat.SeesAsync("<script>1</script>");
        Assert.Equal(0, await chat.Part("#log img, #log script, #choices b").CountAsync());
    }

    [Fact]
    public async Task Opening_pays_with_a_proof_of_work_when_asked()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        fake.AskForProof = true;
        await using var context = await chromium.OpenAsync();

        await ChatPage.OpenAsync(context, fake);

        Assert.Contains("GET /v3/directline/tokens/challenge", fake.Requests);
    }

    [Fact]
    public async Task A_refused_message_says_so_and_can_be_sent_again()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, fake);
        fake.RefuseMessages = 413;
        await chat.SayAsync("long");
        await Expect(chat.Sending).ToContainTextAsync("Не отправлено");

        fake.RefuseMessages = null;
        await chat.Sending.GetByRole(AriaRole.Button).ClickAsync();

        await Expect(chat.Sending).ToHaveCountAsync(0);
        Assert.Equal(["long"], fake.Conversation.Said);
        Assert.Equal([FakeDirectLine.Hello, "long"], await chat.TalkAsync());
    }

    [Fact]
    public async Task An_ended_conversation_can_be_begun_anew()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync();
        var chat = await ChatPage.OpenAsync(context, fake);
        var first = fake.Conversation;
        first.Add(JsonNode.Parse("""{"type":"endOfConversation","from":{"id":"hotline","role":"bot"}}""")!.AsObject());
        await Expect(chat.Words).ToBeHiddenAsync();

        await chat.Choices.GetByText("Начать снова").ClickAsync();

        await Expect(chat.Words).ToBeVisibleAsync();
        await chat.SeesAsync(FakeDirectLine.Hello);
        Assert.NotSame(first, fake.Conversation);
    }

    [Fact]
    public async Task Nothing_is_fetched_from_another_host_and_nothing_is_kept_in_the_browser()
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await context.NewPageAsync();
        var elsewhere = new List<string>();
        var complaints = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(fake.Address, StringComparison.Ordinal))
            {
                elsewhere.Add(request.Url);
            }
        };
        page.Console += (_, message) => complaints.Add(message.Text);
        var chat = new ChatPage(page);
        await page.GotoAsync(fake.Address);
        await chat.SeesAsync(FakeDirectLine.Hello);
        await chat.SayAsync("test");
        await Expect(chat.Sending).ToHaveCountAsync(0);

        Assert.Empty(elsewhere);
        Assert.Empty(complaints);
        Assert.Empty(await context.CookiesAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("sessionStorage.length + localStorage.length"));
        Assert.Equal(1, await page.EvaluateAsync<int>("indexedDB.databases().then(all => all.length + 1)"));
        Assert.Equal(2, await page.EvaluateAsync<int>("history.length"));
    }
}
