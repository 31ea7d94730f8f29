using System.Security.Claims;
using Hotline.Core.Messages;
using Hotline.Desk;
using Hotline.Server.Storage.Staff;

namespace Hotline.Server.Desk.Sessions;

/// <summary>What a session says of its account. It is kept sealed and never in the cookie.</summary>
internal static class StaffClaims
{
    private const string Stamp = "stamp";
    private const string Session = "session";

    public static ClaimsPrincipal Make(StaffMember member, string scheme) =>
        new(new ClaimsIdentity(
            [
                new(DeskClaims.Id, member.Id.ToString()),
                new(DeskClaims.Ngo, member.Ngo.Value),
                new(DeskClaims.WorkingName, member.Secrets.WorkingName),
                new(DeskClaims.Role, StaffRows.Name(member.Role)),
                new(Stamp, member.Stamp),
            ],
            scheme,
            DeskClaims.WorkingName,
            DeskClaims.Role));

    public static CaseworkerId? FindId(ClaimsPrincipal principal) => CaseworkerId.Find(principal.FindFirstValue(DeskClaims.Id));

    public static string FindStamp(ClaimsPrincipal principal) => principal.FindFirstValue(Stamp) ?? "";

    /// <summary>Names the session to those who must ask whether it still lives, without its key.</summary>
    public static void Name(ClaimsPrincipal principal, byte[] hash) =>
        ((ClaimsIdentity)principal.Identity!).AddClaim(new(Session, Convert.ToHexStringLower(hash)));

    public static byte[]? FindSession(ClaimsPrincipal principal) =>
        principal.FindFirstValue(Session) is { } hex ? Convert.FromHexString(hex) : null;
}
