using System.Security.Cryptography;
using Hotline.Core.Messages;
using Hotline.Server.Storage.Sealing;
using Microsoft.Data.Sqlite;

namespace Hotline.Server.Storage.Staff;

/// <summary>Passkeys in SQL, found by the hash of their credential id.</summary>
internal sealed class PasskeyRows(Vault vault, AuditLog audit, TimeProvider time)
{
    public async Task SaveAsync(CaseworkerId staff, PasskeySecrets passkey, CancellationToken cancellation)
    {
        var hash = SHA256.HashData(passkey.CredentialId);
        var envelope = vault.Keys.House.Seal(StaffJson.Write(passkey), Place(staff)).Envelope;
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        await vault.Database.WriteAsync(
            session =>
            {
                // A credential stays with the account it was made for: a clash changes only that account's row.
                var write = session.Command("""
                    INSERT INTO staff_passkeys(credential_hash, staff, sealed) VALUES(@hash, @staff, @sealed)
                    ON CONFLICT(credential_hash) DO UPDATE SET sealed = excluded.sealed WHERE staff = excluded.staff
                    """);
                write.Set("@hash", hash);
                write.Set("@staff", StaffRows.Key(staff));
                write.Set("@sealed", envelope);
                write.ExecuteNonQuery();
                audit.Append(session, now, staff.ToString(), "passkey-saved", staff.ToString());
            },
            cancellation);
    }

    public async Task<IReadOnlyList<PasskeySecrets>> ReadAsync(CaseworkerId staff, CancellationToken cancellation) =>
        await vault.Database.ReadAsync(
            connection =>
            {
                using var select = Select(connection, "staff = @key", StaffRows.Key(staff));
                using var row = select.ExecuteReader();
                var passkeys = new List<PasskeySecrets>();
                while (row.Read())
                {
                    passkeys.Add(Open(row).Passkey);
                }

                return passkeys;
            },
            cancellation);

    public async Task<(CaseworkerId Staff, PasskeySecrets Passkey)?> FindAsync(byte[] credentialId, CancellationToken cancellation) =>
        await vault.Database.ReadAsync(
            connection =>
            {
                using var select = Select(connection, "credential_hash = @key", SHA256.HashData(credentialId));
                using var row = select.ExecuteReader();
                return row.Read() ? Open(row) : ((CaseworkerId, PasskeySecrets)?)null;
            },
            cancellation);

    public async Task RemoveAsync(CaseworkerId staff, byte[] credentialId, CancellationToken cancellation)
    {
        var hash = SHA256.HashData(credentialId);
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        await vault.Database.WriteAsync(
            session =>
            {
                var delete = session.Command("DELETE FROM staff_passkeys WHERE credential_hash = @hash AND staff = @staff");
                delete.Set("@hash", hash);
                delete.Set("@staff", StaffRows.Key(staff));
                delete.ExecuteNonQuery();
                audit.Append(session, now, staff.ToString(), "passkey-removed", staff.ToString());
            },
            cancellation);
    }

    private static SqliteCommand Select(SqliteConnection connection, string where, byte[] key)
    {
        var select = connection.CreateCommand();
        select.CommandText = $"SELECT staff, sealed FROM staff_passkeys WHERE {where}";
        select.Parameters.AddWithValue("@key", key);
        return select;
    }

    private (CaseworkerId Staff, PasskeySecrets Passkey) Open(SqliteDataReader row)
    {
        var staff = new CaseworkerId(new Guid((byte[])row[0]));
        return (staff, StaffJson.ReadPasskey(vault.Keys.House.Open(new Sealed((byte[])row[1]), Place(staff))));
    }

    private static SealedPlace Place(CaseworkerId staff) => new("", staff.Value, "staff_passkeys", "sealed", 0, 0);
}

/// <summary>What Identity wants back of a passkey. Attestation is not asked for, so none is kept.</summary>
internal sealed record PasskeySecrets(
    byte[] CredentialId,
    byte[] PublicKey,
    string? Name,
    DateTimeOffset CreatedAt,
    uint SignCount,
    string[]? Transports,
    bool IsUserVerified,
    bool IsBackupEligible,
    bool IsBackedUp,
    byte[] AttestationObject,
    byte[] ClientDataJson);
