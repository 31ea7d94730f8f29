using Hotline.Core.Handoff;
using Hotline.Core.Messages;
using Hotline.Desk;
using Hotline.Desk.Cases;
using Hotline.Server.Desk.Sessions;

namespace Hotline.Server.Desk.Doors;

/// <summary>Takes what was typed while the desk was cut off, when its circuit is gone and the page must be opened anew.</summary>
internal static class DraftDoor
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/case/{id}/draft", Keep).RequireAuthorization(DeskPolicies.Cases);

    private static IResult Keep(string id, DraftAnswer answer, HttpContext context, Drafts drafts)
    {
        if (CaseId.Find(id) is { } found && StaffClaims.FindId(context.User) is { } staff)
        {
            drafts.Keep(staff, found, new PrivateText(answer.Text ?? ""));
        }

        return Results.NoContent();
    }
}

internal sealed record DraftAnswer(string? Text);
