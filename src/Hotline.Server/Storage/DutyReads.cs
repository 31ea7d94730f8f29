using Hotline.Core.Handoff;

namespace Hotline.Server.Storage;

/// <summary>Counts who is on duty and what waits, for each NGO.</summary>
internal sealed class DutyReads(Vault vault)
{
    private const int MinutesPerCase = 5;

    public async Task<IReadOnlyDictionary<string, Duty>> ReadAsync(CancellationToken cancellation) =>
        await vault.Database.ReadAsync(
            connection =>
            {
                using var select = connection.CreateCommand();
                select.CommandText = """
                    SELECT s.ngo, count(*), (SELECT count(*) FROM cases c WHERE c.ngo = s.ngo AND c.ended_at IS NULL AND c.accepted_by IS NULL)
                    FROM staff s WHERE s.on_call = 1 AND s.disabled_at IS NULL GROUP BY s.ngo
                    """;
                using var row = select.ExecuteReader();
                var duties = new Dictionary<string, Duty>();
                while (row.Read())
                {
                    var (onDuty, waiting) = (row.GetInt32(1), row.GetInt32(2));
                    duties[row.GetString(0)] = new Duty(onDuty, (waiting / onDuty + 1) * MinutesPerCase);
                }

                return duties;
            },
            cancellation);
}
