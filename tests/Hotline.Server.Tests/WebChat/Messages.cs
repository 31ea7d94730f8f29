using System.Net;
using System.Text;
using Hotline.Core.Messages;
using Hotline.Testing.WebChat;

namespace Hotline.Server.Tests.WebChat;

public sealed class Messages(SharedChat shared) : IClassFixture<SharedChat>
{
    private ChatServer Server => shared.Server;

    [Fact]
    public async Task What_a_caller_says_is_answered_and_comes_back_under_their_own_id()
    {
        using var caller = await WebCaller.OpenAsync(Server);
        using var said = await caller.SayAsync("сәлем, помогите \U0001F64F", "mine-1");
        var activities = (await caller.PollAsync()).GetProperty("activities");
        var own = activities[1];
        var reply = activities[2];

        Assert.Equal($"{caller.Chat}|0000002", (await WebCaller.ReadAsync(said)).GetProperty("id").GetString());
        Assert.Equal($"{caller.Chat}|0000002", own.GetProperty("id").GetString());
        Assert.Equal("сәлем, помогите \U0001F64F", own.GetProperty("text").GetString());
        Assert.Equal("mine-1", own.GetProperty("channelData").GetProperty("clientActivityID").GetString());
        Assert.Equal("user", own.GetProperty("from").GetProperty("role").GetString());
        Assert.Equal("caller", own.GetProperty("from").GetProperty("id").GetString());
        Assert.Equal("bot", reply.GetProperty("from").GetProperty("role").GetString());
        Assert.Equal("en", reply.GetProperty("locale").GetString());
        Assert.Equal("plain", reply.GetProperty("textFormat").GetString());
        Assert.Equal(own.GetProperty("id").GetString(), reply.GetProperty("replyToId").GetString());
        Assert.True(DateTimeOffset.TryParse(reply.GetProperty("timestamp").GetString(), out _));
    }

    [Fact]
    public async Task Who_speaks_is_decided_by_the_token_and_not_by_the_body()
    {
        using var caller = await WebCaller.OpenAsync(Server);
        using var said = await caller.PostAsync(new { type = "message", text = "I am the bot", from = new { id = "bot", role = "bot", name = "Aigerim" } });
        var own = (await caller.PollAsync("1")).GetProperty("activities")[0];

        Assert.Equal("user", own.GetProperty("from").GetProperty("role").GetString());
        Assert.False(own.GetProperty("from").TryGetProperty("name", out _));
    }

    [Theory]
    [InlineData("text-posted-back")]
    [InlineData("text")]
    [InlineData("value")]
    public async Task A_pressed_button_carries_its_token_and_shows_its_label(string way)
    {
        using var caller = await WebCaller.OpenAsync(Server);
        var buttons = (await caller.PollAsync()).GetProperty("activities")[0].GetProperty("suggestedActions").GetProperty("actions");
        var button = buttons[1];
        Assert.Equal("Русский", button.GetProperty("title").GetString());
        Assert.Equal("postBack", button.GetProperty("type").GetString());

        var value = button.GetProperty("value").GetString();
        using var pressed = await caller.PostAsync(way switch
        {
            "text" => new { type = "message", text = value },
            "value" => (object)new { type = "message", value },
            _ => new { type = "message", text = value, channelData = new { postBack = true, clientActivityID = "p" } },
        });
        var activities = (await caller.PollAsync("1")).GetProperty("activities");

        Assert.Equal("Русский", activities[0].GetProperty("text").GetString());
        Assert.Equal("Chosen: Русский", activities[1].GetProperty("text").GetString());
    }

    [Fact]
    public async Task The_same_client_id_again_returns_the_first_answer()
    {
        using var caller = await WebCaller.OpenAsync(Server);
        using var first = await caller.SayAsync("once", "same");
        using var other = await caller.SayAsync("between", "other");
        using var again = await caller.SayAsync("once", "same");
        using var changed = await caller.SayAsync("something else", "same");

        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(await first.Content.ReadAsStringAsync(), await changed.Content.ReadAsStringAsync());
        Assert.Equal(5, (await caller.PollAsync()).GetProperty("activities").GetArrayLength());
    }

    [Fact]
    public async Task The_same_client_id_of_two_callers_is_two_messages()
    {
        using var one = await WebCaller.OpenAsync(Server);
        using var two = await WebCaller.OpenAsync(Server);
        using var first = await one.SayAsync("from one", "same");
        using var second = await two.SayAsync("from two", "same");

        Assert.Equal("from two", (await two.PollAsync("1")).GetProperty("activities")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Messages_without_a_client_id_are_each_their_own()
    {
        using var caller = await WebCaller.OpenAsync(Server);
        using var one = await caller.PostAsync(new { type = "message", text = "again" });
        using var two = await caller.PostAsync(new { type = "message", text = "again" });

        Assert.Equal(5, (await caller.PollAsync()).GetProperty("activities").GetArrayLength());
    }

    [Fact]
    public async Task Reading_goes_on_from_the_watermark()
    {
        using var caller = await WebCaller.OpenAsync(Server);
        using var said = await caller.SayAsync("one");
        var all = await caller.PollAsync("undefined");
        var rest = await caller.PollAsync("2");
        var nothing = await caller.PollAsync("3");

        Assert.Equal(3, all.GetProperty("activities").GetArrayLength());
        Assert.Equal("3", all.GetProperty("watermark").GetString());
        Assert.Equal($"{caller.Chat}|0000003", Assert.Single(rest.GetProperty("activities").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(0, nothing.GetProperty("activities").GetArrayLength());
        Assert.Equal("3", nothing.GetProperty("watermark").GetString());
    }

    [Fact]
    public async Task Typing_and_unknown_activities_are_taken_and_change_nothing()
    {
        using var caller = await WebCaller.OpenAsync(Server);
        foreach (var type in new[] { "typing", "invoke", "messageReaction", "сюрприз" })
        {
            using var response = await caller.PostAsync(new { type });
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.StartsWith($"{caller.Chat}|", (await WebCaller.ReadAsync(response)).GetProperty("id").GetString());
        }

        Assert.Equal("1", (await caller.PollAsync()).GetProperty("watermark").GetString());
    }

    [Fact]
    public async Task A_file_is_refused_politely_and_the_caller_is_told_in_the_chat()
    {
        using var caller = await WebCaller.OpenAsync(Server);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("{\"type\":\"message\"}", Encoding.UTF8, "application/vnd.microsoft.activity"), "activity" },
            { new ByteArrayContent(new byte[2_000_000]) { Headers = { ContentType = new("image/jpeg") } }, "file", "me.jpg" },
        };
        using var response = await caller.SendAsync(HttpMethod.Post, $"conversations/{caller.Chat}/upload?userId=x", form);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal("AttachmentsNotAccepted", await Tokens.CodeAsync(response));
        var activities = (await caller.PollAsync("1")).GetProperty("activities");
        Assert.Equal("[Photo]", activities[0].GetProperty("text").GetString());
        Assert.Equal("Words only, please", activities[1].GetProperty("text").GetString());
    }

    [Fact]
    public async Task An_attachment_in_a_message_is_media_with_its_caption()
    {
        using var caller = await WebCaller.OpenAsync(Server);
        using var response = await caller.PostAsync(new { type = "message", text = "look at " + caller.Chat, attachments = new[] { new { contentType = "audio/ogg", contentUrl = "data:," } } });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var media = Server.Hotline.Heard.Select(m => m.Said).OfType<Said.Media>().Single(m => m.Caption?.Reveal() == "look at " + caller.Chat);
        Assert.Equal(MediaKind.Voice, media.Kind);
    }

    [Fact]
    public async Task A_closed_store_is_said_and_nothing_is_acknowledged()
    {
        await using var server = await ChatServer.StartAsync();
        using var caller = await WebCaller.OpenAsync(server);
        server.Hotline.IsClosed = true;
        using var refused = await caller.SayAsync("help", "h");
        server.Hotline.IsClosed = false;
        using var again = await caller.SayAsync("help", "h");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("ServiceUnavailable", await Tokens.CodeAsync(refused));
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }
}
