using System.Net.Http.Json;
using System.Net;
using Hotline.Desk.Cases;
using Hotline.Desk;
using Hotline.Server.Desk;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Server.Tests.Desk;

public sealed class DoorsTests
{
    private static readonly string[] Anonymous =
        ["/sign-in", "/enrol", "/enrol/open", "/sign-in/passkey", "/sign-in/passkey/begin", "/sign-in/password"];

    /// <summary>Added by the framework for files made while developing. It names nothing, so the fallback closes it to everybody.</summary>
    private const string Closed = "/{**path:file}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_endpoint_names_its_policy()
    {
        await using var desk = await DeskUnderTest.StartAsync(demo: true);
        var endpoints = desk.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        Assert.True(endpoints.Count > 10);
        foreach (var endpoint in endpoints.Where(e => "/" + e.RoutePattern.RawText?.Trim('/') != Closed))
        {
            var path = "/" + endpoint.RoutePattern.RawText?.Trim('/');
            var named = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => a.Policy is DeskPolicies.Cases or DeskPolicies.Staff or Policies.Enrolling);
            var open = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            Assert.True(named || open, path);
            Assert.True(!open || Anonymous.Contains(path) || IsFile(path), path);
        }
    }

    [Fact]
    public async Task What_names_no_policy_is_closed_to_the_signed_in_too()
    {
        await using var desk = await DeskUnderTest.StartAsync();
        using var browser = desk.Browser();
        await desk.EnrolAsync(browser, "Timur");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/nothing", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/nothing.css", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Every_answer_carries_the_headers()
    {
        await using var desk = await DeskUnderTest.StartAsync();
        using var browser = desk.Browser();
        foreach (var path in (string[])["/sign-in", "/", "/_content/Hotline.Desk/desk.css", "/nothing"])
        {
            var headers = (await browser.GetAsync(path, Cancel)).Headers;
            var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal("DENY", Assert.Single(headers.GetValues("X-Frame-Options")));
            Assert.Equal("no-referrer", Assert.Single(headers.GetValues("Referrer-Policy")));
            Assert.Equal("same-origin", Assert.Single(headers.GetValues("Cross-Origin-Opener-Policy")));
            Assert.True(headers.CacheControl?.NoStore);
        }
    }

    [Fact]
    public async Task On_https_the_cookie_is_tied_to_the_host()
    {
        await using var desk = await DeskUnderTest.StartAsync(deskUrl: "https://desk.example.org");
        var token = await desk.InviteAsync("Aigerim");
        using var browser = new HttpClient { BaseAddress = desk.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/enrol/open") { Content = JsonContent.Create(new { token }) };
        request.Headers.Host = "desk.example.org";
        request.Headers.Add("Origin", "https://desk.example.org");

        var answer = await browser.SendAsync(request, Cancel);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.Contains("enrolment=", StringComparison.Ordinal));
        Assert.StartsWith("__Host-enrolment=", cookie, StringComparison.Ordinal);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("max-age=63072000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData(null)]
    public async Task A_foreign_page_may_not_act(string? origin)
    {
        await using var desk = await DeskUnderTest.StartAsync();
        var token = await desk.InviteAsync("Aigerim");
        using var browser = new HttpClient { BaseAddress = desk.Address };
        if (origin is not null)
        {
            browser.DefaultRequestHeaders.Add("Origin", origin);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsJsonAsync("/enrol/open", new { token }, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Another_name_for_our_address_is_not_us()
    {
        await using var desk = await DeskUnderTest.StartAsync();
        using var browser = new HttpClient { BaseAddress = desk.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Host = "rebound.example";

        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await browser.SendAsync(request, Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("Позвоните мне +7 701 555 44 33", Risk.Number)]
    [InlineData("смотрите https://t.me/somebody", Risk.Link)]
    [InlineData("приходите на ул. Абая, дом 12", Risk.Address)]
    [InlineData("Абай көшесі, 12-үй", Risk.Address)]
    [InlineData("our office is at 5 Main street", Risk.Address)]
    public void A_reply_that_could_lead_somebody_there_is_asked_about(string text, Risk risk) => Assert.Contains(risk, RiskyWords.Find(text));

    [Theory]
    [InlineData("Вы можете позвонить 112")]
    [InlineData("Я рядом. Расскажите, что произошло.")]
    [InlineData("Сіз қауіпсіз жердесіз бе?")]
    [InlineData("See you at 10:30, it costs 5000 tenge")]
    public void A_plain_reply_is_not(string text) => Assert.Empty(RiskyWords.Find(text));

    private static bool IsFile(string path) =>
        path.StartsWith("/_content/", StringComparison.Ordinal) || path.StartsWith("/_framework/", StringComparison.Ordinal);
}
