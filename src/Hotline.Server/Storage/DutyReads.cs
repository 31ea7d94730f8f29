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
                    SELECT s.ngo, count(*),
                        (SELECT count(*) FROM cases c WHERE c.ngo = s.ngo AND c.ended_at IS NULL AND c.accepted_by IS NULL),
                        (SELECT count(*) FROM cases c WHERE c.ngo = s.ngo AND c.ended_at IS NULL AND c.accepted_by IS NULL AND c.urgency >= @urgent)
                    FROM staff s WHERE s.on_call = 1 AND s.disabled_at IS NULL GROUP BY s.ngo
                    """;
                select.Parameters.AddWithValue("@urgent", (int)Urgency.R2);
                using var row = select.ExecuteReader();
                var duties = new Dictionary<string, Duty>();
                while (row.Read())
                {
                    var onDuty = row.GetInt32(1);
                    duties[row.GetString(0)] = new Duty(onDuty, Wait(row.GetInt32(2), onDuty)) { UrgentWaitMinutes = Wait(row.GetInt32(3), onDuty) };
                }

                return duties;
            },
            cancellation);

    private static int Wait(int before, int onDuty) => (before / onDuty + 1) * MinutesPerCase;
}
