using Hotline.Core.Conversations;
using Hotline.Core.Messages;
using Hotline.Server.Storage.Sealing;
using Microsoft.Data.Sqlite;

namespace Hotline.Server.Storage;

/// <summary>A stored turn, opened.</summary>
internal sealed record StoredTurn(long Sequence, long At, TurnRecord Record)
{
    /// <summary>The thread entries of this turn, numbered.</summary>
    public IEnumerable<(long Sequence, TurnEffect Effect)> Entries()
    {
        var entries = Record.Effects.Where(e => e.IsInThread).ToList();
        return entries.Select((effect, i) => (Sequence - entries.Count + 1 + i, effect));
    }
}

/// <summary>
/// Reads stored turns of a conversation from its last one back, by each turn's link to the one before: what is new costs what
/// is new, however long the conversation and however many others there are.
/// </summary>
internal sealed class TurnReads(Vault vault, CaseKeys keys)
{
    /// <summary>Turns that end after <paramref name="after"/>, oldest first. Empty when the conversation's key was erased.</summary>
    public Task<IReadOnlyList<StoredTurn>> ReadAsync(ConversationId conversation, long after, int most, CancellationToken cancellation) =>
        ReadAsync(conversation, new Stop(after, long.MinValue), most, cancellation);

    /// <summary>Turns taken at <paramref name="since"/> (Unix seconds) or later, oldest first.</summary>
    public Task<IReadOnlyList<StoredTurn>> ReadSinceAsync(ConversationId conversation, long since, CancellationToken cancellation) =>
        ReadAsync(conversation, new Stop(0, since), int.MaxValue, cancellation);

    private async Task<IReadOnlyList<StoredTurn>> ReadAsync(ConversationId conversation, Stop stop, int most, CancellationToken cancellation)
    {
        var rows = await vault.Database.ReadAsync(connection => Rows(connection, conversation, stop, most), cancellation);
        if (rows.Count == 0 || await keys.FindAsync(conversation, cancellation) is not { } key)
        {
            return [];
        }

        return rows.ConvertAll(row => Open(row, conversation, key));
    }

    private static StoredTurn Open(Row row, ConversationId conversation, SealingKey key)
    {
        var turn = key.Open(new Sealed(row.Envelope), TurnSeals.Turn(row.Ngo, conversation, row.Sequence));
        return new StoredTurn(row.Sequence, row.At, TurnBytes.ReadRecord(turn));
    }

    private static List<Row> Rows(SqliteConnection connection, ConversationId conversation, Stop stop, int most)
    {
        using var head = connection.CreateCommand();
        head.CommandText = "SELECT ngo, last_turn FROM conversations WHERE id = @id";
        head.Parameters.AddWithValue("@id", conversation.Value.ToByteArray());
        using var found = head.ExecuteReader();
        if (!found.Read())
        {
            return [];
        }

        using var walk = connection.CreateCommand();
        walk.CommandText = "SELECT previous, sequence, at, sealed FROM turns WHERE row = @row";
        var at = walk.Parameters.Add("@row", SqliteType.Integer);
        var ngo = found.GetString(0);

        // The oldest wanted are the last found, so what is beyond `most` falls off the front.
        var rows = new Queue<Row>();
        for (var next = found.GetInt64(1); next > 0;)
        {
            at.Value = next;
            using var row = walk.ExecuteReader();
            if (!row.Read() || row.GetInt64(1) <= stop.Sequence || row.GetInt64(2) < stop.Since)
            {
                break;
            }

            rows.Enqueue(new Row(ngo, row.GetInt64(1), row.GetInt64(2), (byte[])row[3]));
            if (rows.Count > most)
            {
                rows.Dequeue();
            }

            next = row.GetInt64(0);
        }

        return [.. rows.Reverse()];
    }

    /// <summary>The walk back ends at a turn that ends at or before the sequence, or was taken before the time.</summary>
    private readonly record struct Stop(long Sequence, long Since);

    private sealed record Row(string Ngo, long Sequence, long At, byte[] Envelope);
}
