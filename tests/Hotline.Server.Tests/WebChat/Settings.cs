using Hotline.Testing.WebChat;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Tests.WebChat;

public sealed class Settings
{
    [Theory]
    [InlineData("WebChat:Secret", "short")]
    [InlineData("WebChat:AllowedSites", "https://*.example.kz")]
    [InlineData("WebChat:AllowedSites", "https://ngo.example.kz/page")]
    [InlineData("WebChat:AllowedSites", "ngo.example.kz")]
    [InlineData("WebChat:AllowedSites:0", "javascript:alert(1)")]
    [InlineData("WebChat:ExitUrl", "/here")]
    [InlineData("WebChat:TokenLife", "01:00:00")]
    [InlineData("WebChat:LongestLife", "13:00:00")]
    [InlineData("WebChat:TicketLife", "00:05:00")]
    public async Task A_wrong_setting_stops_the_start(string name, string value) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => ChatServer.StartAsync((name, value)));

    [Fact]
    public async Task A_list_of_sites_may_be_one_text_or_numbered()
    {
        await using var server = await ChatServer.StartAsync(("WebChat:AllowedSites:0", "https://a.example.kz"), ("WebChat:AllowedSites:1", "https://B.example.kz/"));
        foreach (var site in new[] { "https://a.example.kz", "https://b.example.kz" })
        {
            using var caller = new WebCaller(server.Url, site);
            using var generated = await caller.SendAsync(HttpMethod.Post, "tokens/generate");
            Assert.True(generated.IsSuccessStatusCode);
        }
    }
}
