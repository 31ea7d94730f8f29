using Hotline.Desk.Words;
using Hotline.Server.Desk.Accounts;
using Hotline.Server.Desk.Sessions;
using Hotline.Server.Storage.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Desk.Doors;

/// <summary>From a one-time link to a passkey, or to a password and an authenticator app.</summary>
internal static class EnrolDoor
{
    private const string Purpose = "enrol";
    private const int MostPasskeys = 5;

    public static void Map(IEndpointRouteBuilder endpoints, bool demo)
    {
        endpoints.MapPost("/enrol/open", OpenAsync).AllowAnonymous();

        var enrolling = endpoints.MapGroup("/enrol").RequireAuthorization(Policies.Enrolling);
        enrolling.MapPost("/passkey/begin", BeginPasskeyAsync);
        enrolling.MapPost("/passkey", FinishPasskeyAsync);
        enrolling.MapPost("/password", PasswordAsync);
        enrolling.MapPost("/move", MoveAsync);
        if (demo)
        {
            enrolling.MapPost("/later", LaterAsync);
        }
    }

    private static async Task<IResult> OpenAsync(LinkAnswer answer, HttpContext context, EnrolmentRows links, UserManager<StaffMember> staff)
    {
        if (await links.TakeAsync(answer.Token, context.RequestAborted) is not { } id || await staff.FindByIdAsync(id.ToString()) is not { } member)
        {
            return DoorsFeature.Refuse(StatusCodes.Status401Unauthorized, "link", Texts.Of(context).Doors.LinkOver);
        }

        if (!member.Secrets.TotpConfirmed)
        {
            // A fresh key for every opened link: one that somebody else has seen is worth nothing.
            await staff.ResetAuthenticatorKeyAsync(member);
        }

        // Whoever was signed in here before leaves first. The cookies are forgotten before the new session is made, as the cookie
        // handler would otherwise go on with the key of an enrolment that was open here.
        await context.SignOutAsync(Schemes.Desk);
        context.Request.Headers.Cookie = default;
        await context.SignInAsync(Schemes.Enrolment, StaffClaims.Make(member, Schemes.Enrolment));
        return DoorsFeature.Opened("/enrol");
    }

    private static async Task<IResult> BeginPasskeyAsync(
        HttpContext context, UserManager<StaffMember> staff, IPasskeyHandler<StaffMember> passkeys, PasskeyState state, IOptions<DeskOptions> desk)
    {
        var member = await LoadAsync(context, staff);
        if (!desk.Value.CanHavePasskeys(context.Request.Host.Host) || (await staff.GetPasskeysAsync(member)).Count >= MostPasskeys)
        {
            return DoorsFeature.Refuse(StatusCodes.Status409Conflict, "passkey", Texts.Of(context).Doors.PasskeyNotMade);
        }

        // The passkey is shown by its name in the person's own list of passkeys: the sign-in name, which they know.
        var name = member.Secrets.SignInName;
        var options = await passkeys.MakeCreationOptionsAsync(new() { Id = member.Id.ToString(), Name = name, DisplayName = name }, context);
        state.Keep(context, Purpose, options.AttestationState);
        return Results.Content(options.CreationOptionsJson, "application/json");
    }

    private static async Task<IResult> FinishPasskeyAsync(
        PasskeyAnswer answer, HttpContext context, UserManager<StaffMember> staff, IPasskeyHandler<StaffMember> passkeys, PasskeyState state)
    {
        var member = await LoadAsync(context, staff);
        var texts = Texts.Of(context).Doors;
        if (state.Take(context, Purpose) is not { } kept)
        {
            return DoorsFeature.Refuse(StatusCodes.Status409Conflict, "passkey", texts.PasskeyTooLate);
        }

        var result = await passkeys.PerformAttestationAsync(new() { HttpContext = context, CredentialJson = answer.Credential, AttestationState = kept });
        if (!result.Succeeded || result.UserEntity.Id != member.Id.ToString() || !state.TrySpend(context))
        {
            return DoorsFeature.Refuse(StatusCodes.Status409Conflict, "passkey", texts.PasskeyNotMade);
        }

        await staff.AddOrUpdatePasskeyAsync(member, result.Passkey);
        return await FinishAsync(context, staff, member);
    }

    private static async Task<IResult> PasswordAsync(
        NewPassword answer, HttpContext context, UserManager<StaffMember> staff, Guesses guesses, IPasswordHasher<StaffMember> hasher)
    {
        var member = await LoadAsync(context, staff);
        var texts = Texts.Of(context).Doors;
        var password = (answer.Password ?? "").Normalize();
        if (PassphraseRules.FindFault(password, member.Secrets.SignInName) is { } fault)
        {
            return DoorsFeature.Refuse(StatusCodes.Status422UnprocessableEntity, "password", texts.PasswordFault(fault));
        }

        var attempt = "enrol:" + member.Id;
        var source = context.Connection.RemoteIpAddress;
        if (guesses.Wait(attempt, source) is { Ticks: > 0 } wait)
        {
            var seconds = (int)Math.Ceiling(wait.TotalSeconds);
            return DoorsFeature.Refuse(StatusCodes.Status429TooManyRequests, "wait", texts.Wait(seconds), seconds);
        }

        if (!await staff.VerifyTwoFactorTokenAsync(member, Totp.Name, answer.Code ?? ""))
        {
            guesses.Failed(attempt, source, knewPassword: true);
            return DoorsFeature.Refuse(StatusCodes.Status422UnprocessableEntity, "code", texts.CodeWrong);
        }

        guesses.Succeeded(attempt, source);
        member.Secrets = member.Secrets with { PasswordHash = hasher.HashPassword(member, password), TotpConfirmed = true };

        // Saves the account under a new stamp, which ends every older session of it.
        var saved = await staff.UpdateSecurityStampAsync(member);
        return saved.Succeeded
            ? await FinishAsync(context, staff, member)
            : DoorsFeature.Refuse(StatusCodes.Status409Conflict, "again", texts.Away);
    }

    /// <summary>Takes an enrolment to the address where passkeys work: a new link there, for the one used up here.</summary>
    private static async Task<IResult> MoveAsync(HttpContext context, UserManager<StaffMember> staff, StaffAccounts accounts, Enrolments enrolments)
    {
        if (enrolments.PasskeyPlaceOf(context) is not { } place)
        {
            return DoorsFeature.Opened("/enrol");
        }

        var member = await LoadAsync(context, staff);
        await context.SignOutAsync(Schemes.Enrolment);
        return DoorsFeature.Opened(await accounts.IssueLinkAsync(member.Id, new Uri(place), context.RequestAborted));
    }

    private static async Task<IResult> LaterAsync(HttpContext context, UserManager<StaffMember> staff) =>
        await FinishAsync(context, staff, await LoadAsync(context, staff));

    private static async Task<IResult> FinishAsync(HttpContext context, UserManager<StaffMember> staff, StaffMember member)
    {
        await context.SignOutAsync(Schemes.Enrolment);
        if ((await context.AuthenticateAsync(Schemes.Desk)).Succeeded)
        {
            // Somebody signed in here meanwhile, in another tab: that session ends, and this person signs in with what they made.
            await context.SignOutAsync(Schemes.Desk);
            return DoorsFeature.Opened("/sign-in");
        }

        var fresh = await staff.FindByIdAsync(member.Id.ToString()) ?? member;
        return await SignInDoor.OpenDeskAsync(context, fresh);
    }

    private static async Task<StaffMember> LoadAsync(HttpContext context, UserManager<StaffMember> staff) =>
        await staff.FindByIdAsync(StaffClaims.FindId(context.User)?.ToString() ?? "")
        ?? throw new InvalidOperationException("An enrolment without an account.");
}

internal sealed record LinkAnswer(string? Token);

internal sealed record NewPassword(string? Password, string? Code);
