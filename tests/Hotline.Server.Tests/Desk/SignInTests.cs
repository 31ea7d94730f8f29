using System.Net.Http.Json;
using System.Net;
using Hotline.Server.Storage.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Server.Tests.Desk;

public sealed class SignInTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Name_password_and_code_open_the_desk()
    {
        await using var desk = await DeskUnderTest.StartAsync();
        using var first = desk.Browser();
        var enrolled = await desk.EnrolAsync(first, "Timur");
        desk.Time.Advance(Step);
        using var browser = desk.Browser();

        var answer = await SignInAsync(browser, enrolled.Name, enrolled.Password, enrolled.Code());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_code_that_was_used_is_refused()
    {
        await using var desk = await DeskUnderTest.StartAsync();
        using var first = desk.Browser();
        var enrolled = await desk.EnrolAsync(first, "Timur");
        desk.Time.Advance(Step);
        var code = enrolled.Code();
        using var one = desk.Browser();
        using var two = desk.Browser();

        Assert.Equal(HttpStatusCode.OK, (await SignInAsync(one, enrolled.Name, enrolled.Password, code)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync(two, enrolled.Name, enrolled.Password, code)).StatusCode);
    }

    [Fact]
    public async Task A_code_two_steps_away_is_refused()
    {
        await using var desk = await DeskUnderTest.StartAsync();
        using var first = desk.Browser();
        var enrolled = await desk.EnrolAsync(first, "Timur");
        desk.Time.Advance(Step);
        using var browser = desk.Browser();

        Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync(browser, enrolled.Name, enrolled.Password, enrolled.Code(3))).StatusCode);
    }

    [Fact]
    public async Task Guessing_is_slowed_and_the_delay_ends_by_itself()
    {
        await using var desk = await DeskUnderTest.StartAsync();
        using var first = desk.Browser();
        var enrolled = await desk.EnrolAsync(first, "Timur");
        using var browser = desk.Browser();

        await SignInAsync(browser, "Timur", "not the password at all", "000000");
        await SignInAsync(browser, "Timur", "not the password at all", "000000");
        desk.Time.Advance(TimeSpan.FromSeconds(1));
        await SignInAsync(browser, "Timur", "not the password at all", "000000");
        var slowed = await SignInAsync(browser, "Timur", "not the password at all", "000000");
        desk.Time.Advance(TimeSpan.FromMinutes(1));
        var later = await SignInAsync(browser, enrolled.Name, enrolled.Password, enrolled.Code());

        Assert.Equal(HttpStatusCode.TooManyRequests, slowed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_answer_alike()
    {
        await using var desk = await DeskUnderTest.StartAsync();
        using var first = desk.Browser();
        await desk.EnrolAsync(first, "Timur");
        using var browser = desk.Browser();

        var known = await SignInAsync(browser, "Timur", "not the password at all", "000000");
        var unknown = await SignInAsync(browser, "Nobody", "not the password at all", "000000");

        Assert.Equal(known.StatusCode, unknown.StatusCode);
        Assert.Equal(await known.Content.ReadAsStringAsync(Cancel), await unknown.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task A_session_ends_after_a_shift()
    {
        await using var desk = await DeskUnderTest.StartAsync();
        using var browser = desk.Browser();
        await desk.EnrolAsync(browser, "Timur");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/", Cancel)).StatusCode);

        desk.Time.Advance(TimeSpan.FromHours(12));

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_once()
    {
        await using var desk = await DeskUnderTest.StartAsync();
        using var browser = desk.Browser();
        var enrolled = await desk.EnrolAsync(browser, "Timur");
        var rows = desk.Services.GetRequiredService<StaffRows>();
        var member = await rows.FindByNameAsync(enrolled.Name, Cancel);
        member!.DisabledAt = desk.Time.GetUtcNow();
        await rows.SaveAsync(member, Cancel);
        desk.Time.Advance(Step);
        using var other = desk.Browser();

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync(other, enrolled.Name, enrolled.Password, enrolled.Code())).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_clears_the_browser()
    {
        await using var desk = await DeskUnderTest.StartAsync();
        using var browser = desk.Browser();
        await desk.EnrolAsync(browser, "Timur");

        var answer = await browser.PostAsJsonAsync("/sign-out", new { }, Cancel);

        Assert.Equal("\"*\"", Assert.Single(answer.Headers.GetValues("Clear-Site-Data")));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_passkey_is_asked_for_with_the_person_verified_and_our_domain()
    {
        await using var desk = await DeskUnderTest.StartAsync();
        using var browser = desk.Browser();

        var asked = await browser.PostAsJsonAsync("/sign-in/passkey/begin", new { }, Cancel);
        var options = await asked.Content.ReadAsStringAsync(Cancel);

        Assert.Contains("\"rpId\":\"localhost\"", options, StringComparison.Ordinal);
        Assert.Contains("\"userVerification\":\"required\"", options, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string name, string password, string code) =>
        browser.PostAsJsonAsync("/sign-in/password", new { name, password, code }, Cancel);
}
