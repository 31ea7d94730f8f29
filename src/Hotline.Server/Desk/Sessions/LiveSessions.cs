using Hotline.Server.Storage;
using Hotline.Server.Storage.Staff;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Hotline.Server.Desk.Sessions;

/// <summary>Asks every few seconds whether the session of an open desk still lives: ended elsewhere, it is over here within five.</summary>
internal sealed class LiveSessions(SessionRows rows, ILoggerFactory loggers) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(4);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            return StaffClaims.FindSession(authenticationState.User) is { } session && await rows.IsAliveAsync(session, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            // Nothing can be read or done at the desk either while storage is away; signing everybody out would only cost callers time.
            return true;
        }
    }
}
