using System.Text;
using Hotline.Server.Storage.Sealing;

namespace Hotline.Server.Storage;

/// <summary>
/// Append-only, each entry chained to the one before by the audit key. Written in the transaction of the action it tells of:
/// no audit, no action. Only ids and fixed words, never content.
/// </summary>
internal sealed class AuditLog(KeyRing keys)
{
    public void Append(WriteSession session, long at, string actor, string action, string target, string reason = "")
    {
        var (last, mac) = Last(session);
        var sequence = last + 1;
        var canonical = Encoding.UTF8.GetBytes($"{sequence}\0{at}\0{actor}\0{action}\0{target}\0{reason}");

        var insert = session.Command("INSERT INTO audit(sequence, at, actor, action, target, reason, mac) VALUES(@q, @at, @a, @n, @t, @r, @m)");
        insert.Set("@q", sequence);
        insert.Set("@at", at);
        insert.Set("@a", actor);
        insert.Set("@n", action);
        insert.Set("@t", target);
        insert.Set("@r", reason);
        insert.Set("@m", keys.AuditMac(mac, canonical));
        insert.ExecuteNonQuery();
    }

    private static (long Sequence, byte[] Mac) Last(WriteSession session)
    {
        using var row = session.Command("SELECT sequence, mac FROM audit ORDER BY sequence DESC LIMIT 1").ExecuteReader();
        return row.Read() ? (row.GetInt64(0), (byte[])row[1]) : (0, []);
    }
}
