using System.Security.Claims;
using Hotline.Core.Messages;
using Hotline.Desk.Cases;
using Microsoft.AspNetCore.Components.Authorization;

namespace Hotline.Desk.Parts;

/// <summary>Who sits at this desk: from the session only, asked anew for each act, so that an ended session acts no more.</summary>
public sealed class Me(AuthenticationStateProvider authentication, Look look)
{
    /// <summary>Null when nobody is signed in any more.</summary>
    public async Task<Caseworker?> FindAsync()
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        return CaseworkerId.Find(user.FindFirstValue(DeskClaims.Id)) is { } id && user.FindFirstValue(DeskClaims.Ngo) is { } ngo
            ? new Caseworker(id, new NgoId(ngo), user.FindFirstValue(DeskClaims.WorkingName) ?? "") { Language = look.Texts.Locale }
            : null;
    }
}
