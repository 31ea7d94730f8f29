using Hotline.Core.Messages;
using Hotline.Server.Storage.Sealing;
using Microsoft.Data.Sqlite;

namespace Hotline.Server.Storage.Staff;

/// <summary>Accounts in SQL.</summary>
internal sealed class StaffRows(Vault vault, AuditLog audit, TimeProvider time)
{
    private const string Columns = "id, ngo, role, stamp, version, on_call, created_at, disabled_at, sealed";

    /// <summary>False when the name is taken.</summary>
    public async Task<bool> AddAsync(StaffMember member, CancellationToken cancellation)
    {
        member.Version = 1;
        var blind = Blind(member.Secrets.SignInName);
        var envelope = Seal(member);
        var at = time.GetUtcNow().ToUnixTimeSeconds();
        return await vault.Database.WriteAsync(
            session =>
            {
                var insert = session.Command("""
                    INSERT OR IGNORE INTO staff(id, ngo, role, name_blind, stamp, version, on_call, created_at, sealed)
                    VALUES(@id, @ngo, @role, @blind, @stamp, @version, @oncall, @at, @sealed)
                    """);
                insert.Set("@id", Key(member.Id));
                insert.Set("@ngo", member.Ngo.Value);
                insert.Set("@role", Name(member.Role));
                insert.Set("@blind", blind);
                insert.Set("@stamp", member.Stamp);
                insert.Set("@version", member.Version);
                insert.Set("@oncall", member.OnCall ? 1 : 0);
                insert.Set("@at", at);
                insert.Set("@sealed", envelope);
                if (insert.ExecuteNonQuery() == 0)
                {
                    return false;
                }

                audit.Append(session, at, "system", "staff-added", member.Id.ToString(), Name(member.Role));
                return true;
            },
            cancellation);
    }

    /// <summary>False when somebody else saved in between.</summary>
    public async Task<bool> SaveAsync(StaffMember member, CancellationToken cancellation)
    {
        var next = member.Version + 1;
        var envelope = Seal(member);
        var at = time.GetUtcNow().ToUnixTimeSeconds();
        var saved = await vault.Database.WriteAsync(
            session =>
            {
                var update = session.Command("""
                    UPDATE staff SET role = @role, stamp = @stamp, version = @next, on_call = @oncall, disabled_at = @disabled, sealed = @sealed
                    WHERE id = @id AND version = @version
                    """);
                update.Set("@role", Name(member.Role));
                update.Set("@stamp", member.Stamp);
                update.Set("@next", next);
                update.Set("@oncall", member.OnCall ? 1 : 0);
                update.Set("@disabled", member.DisabledAt?.ToUnixTimeSeconds());
                update.Set("@sealed", envelope);
                update.Set("@id", Key(member.Id));
                update.Set("@version", member.Version);
                if (update.ExecuteNonQuery() == 0)
                {
                    return false;
                }

                audit.Append(session, at, "system", "staff-changed", member.Id.ToString());
                return true;
            },
            cancellation);
        member.Version = saved ? next : member.Version;
        return saved;
    }

    public Task<StaffMember?> FindAsync(CaseworkerId id, CancellationToken cancellation) => FindAsync("id = @key", Key(id), cancellation);

    public Task<StaffMember?> FindByNameAsync(string signInName, CancellationToken cancellation) =>
        FindAsync("name_blind = @key", Blind(signInName), cancellation);

    /// <summary>Working names of an NGO's staff, for showing who has a case.</summary>
    public async Task<IReadOnlyDictionary<CaseworkerId, string>> ReadWorkingNamesAsync(NgoId ngo, CancellationToken cancellation) =>
        await vault.Database.ReadAsync(
            connection =>
            {
                using var select = connection.CreateCommand();
                select.CommandText = $"SELECT {Columns} FROM staff WHERE ngo = @ngo";
                select.Parameters.AddWithValue("@ngo", ngo.Value);
                using var row = select.ExecuteReader();
                var names = new Dictionary<CaseworkerId, string>();
                while (row.Read())
                {
                    var member = Read(row);
                    names[member.Id] = member.Secrets.WorkingName;
                }

                return names;
            },
            cancellation);

    /// <summary>Takes a TOTP time step: true only for a step later than any taken before, so that a code works once.</summary>
    public Task<bool> TakeTotpStepAsync(CaseworkerId id, long step, CancellationToken cancellation) =>
        vault.Database.WriteAsync(
            session =>
            {
                var update = session.Command("UPDATE staff SET totp_step = @step WHERE id = @id AND (totp_step IS NULL OR totp_step < @step)");
                update.Set("@step", step);
                update.Set("@id", Key(id));
                return update.ExecuteNonQuery() == 1;
            },
            cancellation);

    internal static byte[] Key(CaseworkerId id) => id.Value.ToByteArray();

    internal static string Name(StaffRole role) => role switch
    {
        StaffRole.Caseworker => "caseworker",
        StaffRole.Supervisor => "supervisor",
        StaffRole.Admin => "admin",
        _ => "auditor",
    };

    internal static StaffRole? FindRole(string? name) =>
        Enum.GetValues<StaffRole>().Cast<StaffRole?>().FirstOrDefault(role => Name(role!.Value) == name);

    private async Task<StaffMember?> FindAsync(string where, byte[] key, CancellationToken cancellation) =>
        await vault.Database.ReadAsync(
            connection =>
            {
                using var select = connection.CreateCommand();
                select.CommandText = $"SELECT {Columns} FROM staff WHERE {where}";
                select.Parameters.AddWithValue("@key", key);
                using var row = select.ExecuteReader();
                return row.Read() ? Read(row) : null;
            },
            cancellation);

    private StaffMember Read(SqliteDataReader row)
    {
        var id = new CaseworkerId(new Guid((byte[])row[0]));
        var ngo = row.GetString(1);
        var secrets = vault.Keys.House.Open(new Sealed((byte[])row[8]), Place(ngo, id));
        return new StaffMember
        {
            Id = id,
            Ngo = new(ngo),
            Role = FindRole(row.GetString(2)) ?? throw new InvalidDataException("An account has an unknown role."),
            Stamp = row.GetString(3),
            Version = row.GetInt64(4),
            OnCall = row.GetInt64(5) == 1,
            CreatedAt = DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(6)),
            DisabledAt = row.IsDBNull(7) ? null : DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(7)),
            Secrets = StaffJson.ReadSecrets(secrets),
        };
    }

    private byte[] Seal(StaffMember member) =>
        vault.Keys.House.Seal(StaffJson.Write(member.Secrets), Place(member.Ngo.Value, member.Id)).Envelope;

    /// <summary>Names are few and guessable, so the hash is keyed; case and outer spaces do not make another person.</summary>
    private byte[] Blind(string signInName) => vault.Keys.Blind("staff", "", signInName.Trim().Normalize().ToUpperInvariant());

    private static SealedPlace Place(string ngo, CaseworkerId id) => new(ngo, id.Value, "staff", "sealed", 0, 0);
}
