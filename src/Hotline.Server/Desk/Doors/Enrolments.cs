using System.Security.Claims;
using Hotline.Desk.Doors;
using Hotline.Server.Desk.Accounts;
using Hotline.Server.Desk.Sessions;
using Hotline.Server.Storage.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Desk.Doors;

/// <summary>Tells the enrolment page what it may show to whom.</summary>
internal sealed class Enrolments(StaffRows staff, IOptions<DeskOptions> desk) : IEnrolments
{
    public async Task<EnrolmentView?> FindAsync(HttpContext context)
    {
        var ticket = await context.AuthenticateAsync(Schemes.Enrolment);
        if (ticket.Principal is not { } principal || StaffClaims.FindId(principal) is not { } id || await staff.FindAsync(id, context.RequestAborted) is not { } member)
        {
            return null;
        }

        var shown = member.Secrets is { TotpKey: { } key, TotpConfirmed: false } ? key : null;
        return new EnrolmentView(
            principal.FindFirstValue(Hotline.Desk.DeskClaims.WorkingName) ?? "",
            member.Secrets.SignInName,
            shown,
            shown is null ? null : Totp.Address(member.Secrets.SignInName, shown),
            desk.Value.Demo,
            PasskeyPlaceOf(context));
    }

    public async Task<bool> IsSignedInAsync(HttpContext context) => (await context.AuthenticateAsync(Schemes.Desk)).Succeeded;

    public string? PasskeyPlaceOf(HttpContext context)
    {
        if (desk.Value.CanHavePasskeys(context.Request.Host.Host))
        {
            return null;
        }

        var port = context.Request.Host.Port is { } p ? $":{p}" : "";
        return $"{desk.Value.Url.Scheme}://{desk.Value.PasskeyDomain}{port}";
    }
}
