using Hotline.Desk;
using Microsoft.AspNetCore.Authentication;

namespace Hotline.Server.Desk.Doors;

internal static class SignOutDoor
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/sign-out", (Delegate)SignOutAsync).RequireAuthorization(DeskPolicies.Staff);

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(Schemes.Desk);
        context.Response.Headers["Clear-Site-Data"] = "\"*\"";
        return DoorsFeature.Opened("/sign-in");
    }
}
