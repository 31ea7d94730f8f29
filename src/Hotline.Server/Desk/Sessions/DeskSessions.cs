using System.Security.Cryptography;
using Hotline.Server.Storage.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Hotline.Server.Desk.Sessions;

/// <summary>Keeps sign-in tickets in storage, sealed; the cookie carries only a key. Ending a row ends the session.</summary>
internal sealed class DeskSessions(SessionRows rows, TimeProvider time) : ITicketStore
{
    public static readonly TimeSpan Shift = TimeSpan.FromHours(12);
    public static readonly TimeSpan Enrolment = TimeSpan.FromHours(1);

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var hash = SessionRows.HashOf(key);
        var staff = StaffClaims.FindId(ticket.Principal) ?? throw new InvalidOperationException("A session belongs to an account.");
        StaffClaims.Name(ticket.Principal, hash);
        var ends = time.GetUtcNow() + (ticket.AuthenticationScheme == Schemes.Enrolment ? Enrolment : Shift);
        await rows.AddAsync(hash, staff, StaffClaims.FindStamp(ticket.Principal), ends, TicketSerializer.Default.Serialize(ticket), CancellationToken.None);
        return key;
    }

    /// <summary>A session is never renewed: it ends after a shift, and a new sign-in gets a new key.</summary>
    public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

    public async Task<AuthenticationTicket?> RetrieveAsync(string key) =>
        await rows.FindTicketAsync(SessionRows.HashOf(key), CancellationToken.None) is { } ticket ? TicketSerializer.Default.Deserialize(ticket) : null;

    public Task RemoveAsync(string key) => rows.RemoveAsync(SessionRows.HashOf(key), CancellationToken.None);
}
