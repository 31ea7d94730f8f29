using System.Text.Json;
using Hotline.Testing.WebChat;

namespace Hotline.Browser.Tests.WebChat;

/// <summary><c>botframework-directlinejs</c> works unchanged, by socket and by polling.</summary>
public sealed class DirectLineJsTests
{
    private const string Secret = "a-secret-for-a-sites-own-server-0123456789";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_public_client_talks_with_a_token_drawn_by_a_sites_server(bool webSocket)
    {
        await using var server = await ChatServer.StartAsync(("WebChat:Secret", Secret));
        using var site = new WebCaller(server.Url, origin: null) { Token = Secret };
        using var drawn = await site.SendAsync(HttpMethod.Post, "tokens/generate");
        var token = (await WebCaller.ReadAsync(drawn)).GetProperty("token").GetString();

        var lines = await PublicClients.RunAsync("directline.cjs", new { domain = new Uri(server.Url, "/v3/directline"), token, webSocket });

        Assert.Equal(["Uninitialized", "Connecting", "Online"], All(lines, "status").Select(s => s.GetString()));
        Assert.Equal(["Қазақша", "I need advice"], All(lines, "echo").Select(Text));
        Assert.Equal(["Chosen: Қазақша", "Heard: I need advice"], All(lines, "answer").Select(Text));
        Assert.Equal(["Hello (en)", "Қазақша", "Chosen: Қазақша", "I need advice", "Heard: I need advice"], All(lines, "activity").Select(Text));

        var posted = lines.Single(line => line.TryGetProperty("again", out _));
        Assert.Equal(posted.GetProperty("posted").GetString(), posted.GetProperty("again").GetString());
        Assert.Equal(webSocket ? 1 : 0, server.Hotline.Watches);
    }

    private static IEnumerable<JsonElement> All(IEnumerable<JsonElement> lines, string name) =>
        lines.Where(line => line.TryGetProperty(name, out _)).Select(line => line.GetProperty(name));

    private static string? Text(JsonElement activity) => activity.GetProperty("text").GetString();
}
