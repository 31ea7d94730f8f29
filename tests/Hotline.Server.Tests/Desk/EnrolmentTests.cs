using System.Net.Http.Json;
using System.Net;
using Hotline.Server.Storage.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Server.Tests.Desk;

public sealed class EnrolmentTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_opens_the_enrolment_once()
    {
        await using var desk = await DeskUnderTest.StartAsync();
        var token = await desk.InviteAsync("Aigerim");
        using var first = desk.Browser();
        using var second = desk.Browser();

        Assert.Equal(HttpStatusCode.OK, (await first.PostAsJsonAsync("/enrol/open", new { token }, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await second.PostAsJsonAsync("/enrol/open", new { token }, Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_link_older_than_a_day_opens_nothing()
    {
        await using var desk = await DeskUnderTest.StartAsync();
        var token = await desk.InviteAsync("Aigerim");
        desk.Time.Advance(EnrolmentRows.Lifetime);
        using var browser = desk.Browser();

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.PostAsJsonAsync("/enrol/open", new { token }, Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_new_link_ends_the_one_before()
    {
        await using var desk = await DeskUnderTest.StartAsync();
        var token = await desk.InviteAsync("Aigerim");
        var member = await desk.Services.GetRequiredService<StaffRows>().FindByNameAsync("aigerim ", Cancel);
        await desk.Accounts.IssueLinkAsync(member!.Id, desk.Address, Cancel);
        using var browser = desk.Browser();

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.PostAsJsonAsync("/enrol/open", new { token }, Cancel)).StatusCode);
    }

    [Fact]
    public async Task An_opened_link_alone_does_not_open_the_desk()
    {
        await using var desk = await DeskUnderTest.StartAsync();
        var token = await desk.InviteAsync("Aigerim");
        using var browser = desk.Browser();
        await browser.PostAsJsonAsync("/enrol/open", new { token }, Cancel);

        Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync("/", Cancel)).StatusCode);
        Assert.False((await browser.PostAsJsonAsync("/enrol/later", new { }, Cancel)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task In_a_demonstration_the_factor_can_wait()
    {
        await using var desk = await DeskUnderTest.StartAsync(demo: true);
        var token = await desk.InviteAsync("Aigerim");
        using var browser = desk.Browser();
        await browser.PostAsJsonAsync("/enrol/open", new { token }, Cancel);

        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsJsonAsync("/enrol/later", new { }, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/", Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("passwordpassword")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa")]
    [InlineData("qwertyuiopasdfghjkl")]
    [InlineData("Aigerim1234567890")]
    public async Task A_weak_password_is_refused(string password)
    {
        await using var desk = await DeskUnderTest.StartAsync();
        var token = await desk.InviteAsync("Aigerim");
        using var browser = desk.Browser();
        await browser.PostAsJsonAsync("/enrol/open", new { token }, Cancel);

        var answer = await browser.PostAsJsonAsync("/enrol/password", new { password, code = "000000" }, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("\"password\"", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_an_account_lies_readable_in_the_data()
    {
        await using var desk = await DeskUnderTest.StartAsync();
        using var browser = desk.Browser();
        var enrolled = await desk.EnrolAsync(browser, "Zhumagul-Canary");
        var member = await desk.Services.GetRequiredService<StaffRows>().FindByNameAsync(enrolled.Name, Cancel);
        Assert.Equal(enrolled.Name, member!.Secrets.SignInName);

        foreach (var file in Directory.EnumerateFiles(desk.DataDirectory, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy, Cancel);
            var text = System.Text.Encoding.Latin1.GetString(copy.ToArray());
            Assert.DoesNotContain("Canary", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(member.Secrets.TotpKey!, text, StringComparison.Ordinal);
            Assert.DoesNotContain(member.Secrets.PasswordHash!, text, StringComparison.Ordinal);
            Assert.DoesNotContain("masterKey", text, StringComparison.Ordinal);
        }
    }
}
