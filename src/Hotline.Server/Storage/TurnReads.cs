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
        var entries = Record.Effects.Where(e => e is TurnEffect.Say or TurnEffect.Heard).ToList();
        return entries.Select((effect, i) => (Sequence - entries.Count + 1 + i, effect));
    }
}

/// <summary>Reads stored turns of a conversation by their place in the thread: the cost is that of what is read, not of what is stored.</summary>
internal sealed class TurnReads(Vault vault, CaseKeys keys)
{
    /// <summary>Turns that end after <paramref name="after"/>, oldest first. Empty when the conversation's key was erased.</summary>
    public async Task<IReadOnlyList<StoredTurn>> ReadAsync(ConversationId conversation, long after, int most, CancellationToken cancellation)
    {
        var rows = await vault.Database.ReadAsync(
            connection => Rows(connection, conversation, after, most),
            cancellation);
        if (rows.Count == 0 || await keys.FindAsync(conversation, cancellation) is not { } key)
        {
            return [];
        }

        return rows.ConvertAll(row => Open(row, conversation, key));
    }

    private static StoredTurn Open(Row row, ConversationId conversation, SealingKey key)
    {
        var json = key.Open(new Sealed(row.Envelope), TurnSeals.Turn(row.Ngo, conversation, row.Sequence));
        return new StoredTurn(row.Sequence, row.At, ConversationJson.ReadRecord(json));
    }

    private static List<Row> Rows(SqliteConnection connection, ConversationId conversation, long after, int most)
    {
        using var select = connection.CreateCommand();
        select.CommandText = """
            SELECT c.ngo, t.sequence, t.at, t.sealed FROM conversations c JOIN turns t ON t.conversation = c.row
            WHERE c.id = @id AND t.sequence > @after ORDER BY t.sequence LIMIT @most
            """;
        select.Parameters.AddWithValue("@id", conversation.Value.ToByteArray());
        select.Parameters.AddWithValue("@after", after);
        select.Parameters.AddWithValue("@most", most);
        using var row = select.ExecuteReader();
        var rows = new List<Row>();
        while (row.Read())
        {
            rows.Add(new Row(row.GetString(0), row.GetInt64(1), row.GetInt64(2), (byte[])row[3]));
        }

        return rows;
    }

    private sealed record Row(string Ngo, long Sequence, long At, byte[] Envelope);
}
