namespace Hotline.Server.Storage;

/// <summary>What a load run asks of the store: how much turns wrote, and how fast the store is by itself.</summary>
internal sealed class StoreMeasure(Vault vault)
{
    /// <summary>Turns of a channel, and the sealed bytes they hold.</summary>
    public async Task<(long Turns, long Bytes)> SizeAsync(string channel, CancellationToken cancellation) =>
        await vault.Database.ReadAsync(
            connection =>
            {
                using var select = connection.CreateCommand();
                select.CommandText = """
                    SELECT count(*), coalesce(sum(length(t.sealed)), 0)
                    FROM conversations c JOIN turns t ON t.conversation = c.row WHERE c.channel = @ch
                    """;
                select.Parameters.AddWithValue("@ch", channel);
                using var row = select.ExecuteReader();
                row.Read();
                return (row.GetInt64(0), row.GetInt64(1));
            },
            cancellation);

    /// <summary>Moves all that was written to its place, so that what comes next does not work off what was before.</summary>
    public async Task SettleAsync(CancellationToken cancellation) =>
        await vault.Database.ReadAsync(
            connection =>
            {
                using var settle = connection.CreateCommand();
                settle.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
                return settle.ExecuteScalar();
            },
            cancellation);

    public Task PrepareBareAsync(CancellationToken cancellation) =>
        vault.Database.WriteAsync(
            session => session.Command("CREATE TABLE IF NOT EXISTS bare(id INTEGER PRIMARY KEY, payload BLOB NOT NULL) STRICT").ExecuteNonQuery(),
            cancellation);

    /// <summary>One row with this payload, through the same writer and the same group commit as a turn.</summary>
    public Task InsertBareAsync(byte[] payload, CancellationToken cancellation) =>
        vault.Database.WriteAsync(
            session =>
            {
                var insert = session.Command("INSERT INTO bare(payload) VALUES(@p)");
                insert.Set("@p", payload);
                insert.ExecuteNonQuery();
            },
            cancellation);
}
