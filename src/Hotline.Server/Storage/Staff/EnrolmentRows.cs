using System.Security.Cryptography;
using Hotline.Core.Messages;

namespace Hotline.Server.Storage.Staff;

/// <summary>One-time enrolment links. Only the hash of the 32 random bytes is kept; a link works once, within a day.</summary>
internal sealed class EnrolmentRows(Vault vault, AuditLog audit, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>A new link's token. Earlier links of the account stop working.</summary>
    public async Task<string> IssueAsync(CaseworkerId staff, CancellationToken cancellation)
    {
        var token = RandomNumberGenerator.GetBytes(32);
        var hash = SHA256.HashData(token);
        var now = time.GetUtcNow();
        await vault.Database.WriteAsync(
            session =>
            {
                var older = session.Command("DELETE FROM staff_links WHERE staff = @staff AND used_at IS NULL");
                older.Set("@staff", StaffRows.Key(staff));
                older.ExecuteNonQuery();

                var insert = session.Command("INSERT INTO staff_links(token_hash, staff, expires_at) VALUES(@hash, @staff, @end)");
                insert.Set("@hash", hash);
                insert.Set("@staff", StaffRows.Key(staff));
                insert.Set("@end", now.Add(Lifetime).ToUnixTimeSeconds());
                insert.ExecuteNonQuery();
                audit.Append(session, now.ToUnixTimeSeconds(), "system", "enrolment-issued", staff.ToString());
            },
            cancellation);
        return Convert.ToHexStringLower(token);
    }

    /// <summary>Uses a link up. Null when it never was, is used, or is too old: the three are not told apart.</summary>
    public async Task<CaseworkerId?> TakeAsync(string? token, CancellationToken cancellation)
    {
        if (token is not { Length: 64 } || !token.All(char.IsAsciiHexDigit))
        {
            return null;
        }

        var hash = SHA256.HashData(Convert.FromHexString(token));
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        return await vault.Database.WriteAsync(
            session =>
            {
                var update = session.Command("""
                    UPDATE staff_links SET used_at = @now WHERE token_hash = @hash AND used_at IS NULL AND expires_at > @now
                    AND EXISTS(SELECT 1 FROM staff s WHERE s.id = staff_links.staff AND s.disabled_at IS NULL) RETURNING staff
                    """);
                update.Set("@now", now);
                update.Set("@hash", hash);
                if (update.ExecuteScalar() is not byte[] staff)
                {
                    return (CaseworkerId?)null;
                }

                var id = new CaseworkerId(new Guid(staff));
                audit.Append(session, now, id.ToString(), "enrolment-opened", id.ToString());
                return id;
            },
            cancellation);
    }
}
