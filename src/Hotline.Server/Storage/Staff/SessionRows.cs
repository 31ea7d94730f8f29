using System.Security.Cryptography;
using System.Text;
using Hotline.Core.Messages;
using Hotline.Server.Storage.Sealing;

namespace Hotline.Server.Storage.Staff;

/// <summary>
/// Sessions of the desk in SQL. The cookie holds the key, the table its hash and the sealed ticket. A session lives while its row is
/// there, its time is not up, and its account is neither disabled nor under another stamp.
/// </summary>
internal sealed class SessionRows(Vault vault, AuditLog audit, TimeProvider time)
{
    private const string Alive = """
        FROM staff_sessions s JOIN staff t ON t.id = s.staff
        WHERE s.key_hash = @key AND s.expires_at > @now AND t.disabled_at IS NULL AND t.stamp = s.stamp
        """;

    /// <summary>Names a session without being able to open it.</summary>
    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.ASCII.GetBytes(key));

    public async Task AddAsync(byte[] hash, CaseworkerId staff, string stamp, DateTimeOffset ends, byte[] ticket, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var envelope = vault.Keys.House.Seal(ticket, Place(hash)).Envelope;
        await vault.Database.WriteAsync(
            session =>
            {
                var over = session.Command("DELETE FROM staff_sessions WHERE expires_at <= @now");
                over.Set("@now", now);
                over.ExecuteNonQuery();

                var insert = session.Command("""
                    INSERT INTO staff_sessions(key_hash, staff, stamp, created_at, expires_at, sealed)
                    VALUES(@key, @staff, @stamp, @now, @end, @sealed)
                    """);
                insert.Set("@key", hash);
                insert.Set("@staff", StaffRows.Key(staff));
                insert.Set("@stamp", stamp);
                insert.Set("@now", now);
                insert.Set("@end", ends.ToUnixTimeSeconds());
                insert.Set("@sealed", envelope);
                insert.ExecuteNonQuery();
                audit.Append(session, now, staff.ToString(), "session-began", staff.ToString());
            },
            cancellation);
    }

    public async Task<byte[]?> FindTicketAsync(byte[] hash, CancellationToken cancellation) =>
        await vault.Database.ReadAsync(
            connection =>
            {
                using var select = connection.CreateCommand();
                select.CommandText = "SELECT s.sealed " + Alive;
                select.Parameters.AddWithValue("@key", hash);
                select.Parameters.AddWithValue("@now", time.GetUtcNow().ToUnixTimeSeconds());
                return select.ExecuteScalar() is byte[] envelope ? vault.Keys.House.Open(new Sealed(envelope), Place(hash)) : null;
            },
            cancellation);

    public async Task<bool> IsAliveAsync(byte[] hash, CancellationToken cancellation) =>
        await vault.Database.ReadAsync(
            connection =>
            {
                using var select = connection.CreateCommand();
                select.CommandText = "SELECT 1 " + Alive;
                select.Parameters.AddWithValue("@key", hash);
                select.Parameters.AddWithValue("@now", time.GetUtcNow().ToUnixTimeSeconds());
                return select.ExecuteScalar() is not null;
            },
            cancellation);

    public Task RemoveAsync(byte[] hash, CancellationToken cancellation) =>
        vault.Database.WriteAsync(
            session =>
            {
                var delete = session.Command("DELETE FROM staff_sessions WHERE key_hash = @key RETURNING staff");
                delete.Set("@key", hash);
                if (delete.ExecuteScalar() is byte[] staff)
                {
                    var id = new CaseworkerId(new Guid(staff)).ToString();
                    audit.Append(session, time.GetUtcNow().ToUnixTimeSeconds(), id, "session-ended", id);
                }
            },
            cancellation);

    private static SealedPlace Place(byte[] hash) => new("", new Guid(hash.AsSpan(0, 16)), "staff_sessions", "sealed", 0, 0);
}
