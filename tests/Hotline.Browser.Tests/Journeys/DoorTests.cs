using System.Text.RegularExpressions;
using Hotline.Server.Desk.Accounts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Browser.Tests.Journeys;

/// <summary>Into the desk and out again, by each way in.</summary>
public sealed class DoorTests(SharedChromium chromium)
{
    [Fact]
    public async Task A_password_and_an_authenticator_app()
    {
        const string password = "seven green apples on a roof";
        await using var hotline = await DemoHotline.StartAsync(chromium);
        await using var desk = await hotline.OpenDeskAsync();
        var page = desk.Page;
        await page.GotoAsync(hotline.LinkOf("Aigerim"));
        await page.GetByText("Password and authenticator app").ClickAsync();
        var name = await page.GetByLabel("You sign in as").InputValueAsync();
        var key = Base32.Decode((await page.Locator(".key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal));
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.GetByLabel("Code from the app").FillAsync(Code(key));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and open the desk" }).ClickAsync();
        await desk.SeesQueueAsync();

        await SignOutAsync(page);
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.GetByLabel("Code from the app").FillAsync(Code(key, stepsAhead: 1));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();

        await desk.SeesQueueAsync();
    }

    [Fact]
    public async Task A_passkey_at_the_address_where_passkeys_work()
    {
        await using var hotline = await DemoHotline.StartAsync(chromium);
        await using var desk = await hotline.OpenDeskAsync();
        var page = desk.Page;
        await AddAuthenticatorAsync(page);
        await page.GotoAsync(hotline.LinkOf("Aigerim"));
        await page.Locator("[data-move]").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("^http://localhost:"));
        await page.Locator("[data-passkey]").ClickAsync();
        await desk.SeesQueueAsync();

        await SignOutAsync(page);
        await page.Locator("[data-passkey]").ClickAsync();

        await desk.SeesQueueAsync();
    }

    [Fact]
    public async Task A_link_opens_once()
    {
        await using var hotline = await DemoHotline.StartAsync(chromium);
        await using var first = await hotline.SitDownAsync();
        await using var second = await hotline.OpenDeskAsync();

        await second.Page.GotoAsync(hotline.LinkOf("Aigerim"));

        await Expect(second.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("has been used");
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Aigerim" }).ClickAsync();
        await page.GetByText("Sign out").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/sign-in$"));
    }

    private static string Code(byte[] key, int stepsAhead = 0) =>
        Totp.CodeAt(key, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30 + stepsAhead);

    /// <summary>Chromium's own virtual authenticator, which answers as a person with a fingerprint would.</summary>
    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
