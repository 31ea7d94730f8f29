using Hotline.Core.Messages;
using Hotline.Server.Storage.Sealing;
using Microsoft.Data.Sqlite;

namespace Hotline.Server.Storage;

/// <summary>Loads conversations and saves turns. A turn is one transaction.</summary>
internal sealed class ConversationStore(Vault vault, CaseKeys keys, TurnWriter writer)
{
    /// <summary>The conversation, or null when there is none or its key was erased.</summary>
    public async Task<StoredConversation?> FindAsync(ConversationId id, CancellationToken cancellation)
    {
        var found = await vault.Database.ReadAsync(connection => ReadRow(connection, id), cancellation);
        if (found is null || await keys.FindAsync(id, cancellation) is not { } key)
        {
            return null;
        }

        // The state is in the last turn, whose number is the conversation's.
        var turn = key.Open(found.Sealed, TurnSeals.Turn(found.Ngo, id, found.Sequence));
        return new StoredConversation(found.Row, found.Version, found.Sequence, found.LastTurn, TurnBytes.ReadState(turn));
    }

    /// <summary>The conversation that this address has, or null.</summary>
    public async Task<ConversationId?> FindByAddressAsync(ChannelAddress address, CancellationToken cancellation)
    {
        var blind = vault.Keys.Blind(address.Channel, address.Bot, address.Chat);
        return await vault.Database.ReadAsync(
            connection =>
            {
                using var select = connection.CreateCommand();
                select.CommandText = "SELECT c.id FROM addresses a JOIN conversations c ON c.row = a.conversation WHERE a.blind = @b";
                select.Parameters.AddWithValue("@b", blind);
                return select.ExecuteScalar() is byte[] id ? new ConversationId(new Guid(id)) : (ConversationId?)null;
            },
            cancellation);
    }

    /// <summary>Saves a turn. On disk when it returns <see cref="SaveResult.Saved"/>.</summary>
    /// <exception cref="StorageUnavailableException">Nothing was written.</exception>
    public async Task<SaveResult> SaveAsync(TurnToSave save, CancellationToken cancellation)
    {
        var state = save.Turn.Conversation;
        var key = save.Before.IsNew
            ? await keys.FindAsync(state.Id, cancellation) ?? await keys.CreateAsync(state.Id, state.Ngo, cancellation)
            : await keys.FindAsync(state.Id, cancellation);
        if (key is null)
        {
            return new SaveResult.Outdated();
        }

        var turn = TurnWriter.Seal(save, key, vault.Keys);
        return await vault.Database.WriteAsync(session => writer.Write(session, turn), cancellation);
    }

    private static Found? ReadRow(SqliteConnection connection, ConversationId id)
    {
        using var select = connection.CreateCommand();
        select.CommandText = """
            SELECT c.row, c.ngo, c.version, c.sequence, t.sealed, c.last_turn
            FROM conversations c JOIN turns t ON t.row = c.last_turn WHERE c.id = @id
            """;
        select.Parameters.AddWithValue("@id", id.Value.ToByteArray());
        using var row = select.ExecuteReader();
        return row.Read()
            ? new Found(row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), new Sealed((byte[])row[4]), row.GetInt64(5))
            : null;
    }

    private sealed record Found(long Row, string Ngo, long Version, long Sequence, Sealed Sealed, long LastTurn);
}
