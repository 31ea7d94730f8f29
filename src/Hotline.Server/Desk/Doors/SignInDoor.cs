using Hotline.Desk.Words;
using Hotline.Server.Desk.Accounts;
using Hotline.Server.Desk.Sessions;
using Hotline.Server.Storage.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Server.Desk.Doors;

/// <summary>Signing in: by passkey, or by name, password and code together, so that no answer tells which of the three was wrong.</summary>
internal static class SignInDoor
{
    private const string Purpose = "sign-in";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/sign-in/passkey/begin", BeginPasskeyAsync).AllowAnonymous();
        endpoints.MapPost("/sign-in/passkey", FinishPasskeyAsync).AllowAnonymous();
        endpoints.MapPost("/sign-in/password", PasswordAsync).AllowAnonymous();
    }

    /// <summary>A new session, with a new key: whoever still has one must sign out first.</summary>
    public static async Task<IResult> OpenDeskAsync(HttpContext context, StaffMember member)
    {
        await context.SignInAsync(Schemes.Desk, StaffClaims.Make(member, Schemes.Desk));
        return DoorsFeature.Opened("/");
    }

    private static async Task<IResult> BeginPasskeyAsync(HttpContext context, IPasskeyHandler<StaffMember> passkeys, PasskeyState state)
    {
        // No name is asked for: the passkey itself says whose it is, and nobody learns who has an account.
        var options = await passkeys.MakeRequestOptionsAsync(null, context);
        state.Keep(context, Purpose, options.AssertionState);
        return Results.Content(options.RequestOptionsJson, "application/json");
    }

    private static async Task<IResult> FinishPasskeyAsync(
        PasskeyAnswer answer, HttpContext context, IPasskeyHandler<StaffMember> passkeys, PasskeyState state, UserManager<StaffMember> staff)
    {
        var texts = Texts.Of(context).Doors;
        if (await IsSignedInAsync(context))
        {
            return DoorsFeature.Opened("/");
        }

        if (state.Take(context, Purpose) is not { } kept)
        {
            return DoorsFeature.Refuse(StatusCodes.Status401Unauthorized, "passkey", texts.PasskeyTooLate);
        }

        var result = await passkeys.PerformAssertionAsync(new() { HttpContext = context, CredentialJson = answer.Credential, AssertionState = kept });
        if (!result.Succeeded || result.User.DisabledAt is not null || !state.TrySpend(context))
        {
            return DoorsFeature.Refuse(StatusCodes.Status401Unauthorized, "passkey", texts.PasskeyNotKnown);
        }

        await staff.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        return await OpenDeskAsync(context, result.User);
    }

    private static async Task<IResult> PasswordAsync(
        PasswordAnswer answer, HttpContext context, UserManager<StaffMember> staff, Guesses guesses, PasswordWork work)
    {
        var texts = Texts.Of(context).Doors;
        if (await IsSignedInAsync(context))
        {
            return DoorsFeature.Opened("/");
        }

        var (name, source) = (answer.Name ?? "", context.Connection.RemoteIpAddress);
        if (name.Length > 200 || answer.Password is null or { Length: > PassphraseRules.Most } || answer.Code is null or { Length: > 20 })
        {
            return DoorsFeature.Refuse(StatusCodes.Status401Unauthorized, "wrong", texts.Wrong);
        }

        if (guesses.Wait(name, source) is { Ticks: > 0 } wait)
        {
            var seconds = (int)Math.Ceiling(wait.TotalSeconds);
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return DoorsFeature.Refuse(StatusCodes.Status429TooManyRequests, "wait", texts.Wait(seconds), seconds);
        }

        var member = await staff.FindByNameAsync(name);
        var knew = await work.VerifyAsync(member, answer.Password);
        if (member is { DisabledAt: null, Secrets.TotpConfirmed: true } && knew && await staff.VerifyTwoFactorTokenAsync(member, Totp.Name, answer.Code))
        {
            guesses.Succeeded(name, source);
            return await OpenDeskAsync(context, member);
        }

        guesses.Failed(name, source, knew);
        return DoorsFeature.Refuse(StatusCodes.Status401Unauthorized, "wrong", texts.Wrong);
    }

    private static async Task<bool> IsSignedInAsync(HttpContext context) => (await context.AuthenticateAsync(Schemes.Desk)).Succeeded;
}

internal sealed record PasskeyAnswer(string Credential);

internal sealed record PasswordAnswer(string? Name, string? Password, string? Code);
