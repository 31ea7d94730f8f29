using Hotline.Desk.Words;
using Hotline.Server.Hosting;
using Hotline.Server.Storage;

namespace Hotline.Server.Desk.Doors;

/// <summary>The desk's few HTTP calls beside its pages: signing in, enrolling, signing out. JSON in, JSON out.</summary>
internal static class DoorsFeature
{
    public static void MapDoors(this IEndpointRouteBuilder endpoints, DeskOptions options)
    {
        var doors = endpoints.MapGroup("").ServedOn(Listener.Desk).AddEndpointFilter<CalmDoor>();
        SignInDoor.Map(doors);
        EnrolDoor.Map(doors, options.Demo);
        SignOutDoor.Map(doors);
        DraftDoor.Map(doors);
    }

    /// <summary>A refusal in the caseworker's language. The code is for programs.</summary>
    public static IResult Refuse(int status, string code, string text, int? seconds = null) =>
        Results.Json(new DoorAnswer(code, text, seconds), statusCode: status);

    public static IResult Opened(string goTo) => Results.Json(new DoorOpened(goTo));
}

internal sealed record DoorAnswer(string Code, string Text, int? Seconds);

internal sealed record DoorOpened(string GoTo);

/// <summary>Storage that is away is an answer, not an error: nothing was opened, and trying again later is right.</summary>
internal sealed class CalmDoor : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (StorageUnavailableException)
        {
            return DoorsFeature.Refuse(StatusCodes.Status503ServiceUnavailable, "away", Texts.Of(context.HttpContext).Doors.Away);
        }
    }
}
