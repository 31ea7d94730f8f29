using System.Text;
using System.Text.Json;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;
using Hotline.Server.Conversations;
using Hotline.Server.Hosting;
using Hotline.Server.Outbound;
using Hotline.Server.Storage.Sealing;
using Microsoft.Data.Sqlite;

namespace Hotline.Server.Storage;

/// <summary>Messages that wait to leave. A row names a place in a thread; the words are read from the turn when they are sent.</summary>
internal sealed class Outbox(Vault vault, CaseKeys keys, TurnReads turns, IContentLibrary content, Nudges nudges, ClearableIds clearable, ILogger<Outbox> log) : IOutbox
{
    /// <summary>The kind of a row that is sent again, as its caller has written since.</summary>
    public const string Again = "again";

    /// <summary>The kind of a row that clears the chat.</summary>
    public const string Clears = "clear";

    /// <summary>The kind of a row that deletes one message of the caller's.</summary>
    public const string ClearsOne = "clear-one";

    /// <summary>The kind of a row that deletes what has been on the screen long enough.</summary>
    public const string Leaves = "leave";

    private static readonly TimeSpan AgainFor = TimeSpan.FromMinutes(15);

    public async Task<OutboxPage> ReadAsync(string channel, long afterId, int most, CancellationToken cancellation)
    {
        var rows = await vault.Database.ReadAsync(connection => Rows(connection, channel, afterId, most), cancellation);
        var entries = new List<OutboxEntry>(rows.Count);
        foreach (var row in rows)
        {
            if (await TryOpenAsync(row, cancellation) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return new OutboxPage(entries, rows.Count == most ? rows[^1].Id : null);
    }

    public Task MarkTryAsync(long id, CancellationToken cancellation) =>
        vault.Database.WriteAsync(
            session =>
            {
                var update = session.Command("UPDATE outbox SET tries = tries + 1 WHERE id = @id");
                update.Set("@id", id);
                update.ExecuteNonQuery();
            },
            cancellation);

    public async Task SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellation)
    {
        var places = await vault.Database.ReadAsync(connection => settlements.Select(s => PlaceOf(connection, s.Id)).ToList(), cancellation);
        var rows = new List<(long Id, string State, byte[]? Sealed)>(settlements.Count);
        for (var i = 0; i < settlements.Count; i++)
        {
            rows.Add((settlements[i].Id, StateOf(settlements[i].As), await SealIdAsync(settlements[i], places[i], cancellation)));
        }

        await vault.Database.WriteAsync(session => rows.ForEach(row => Settle(session, row)), cancellation);
    }

    public async Task<string?> FindReplaceableAsync(ConversationId conversation, long beforeId, CancellationToken cancellation)
    {
        var last = await vault.Database.ReadAsync(connection => LastSent(connection, conversation, beforeId), cancellation);
        if (last is not { } sent || await keys.FindAsync(conversation, cancellation) is not { } key
            || await FindMessageAsync(conversation, sent.Sequence, cancellation) is not { Words: not Words.Written })
        {
            return null;
        }

        return Encoding.UTF8.GetString(key.Open(new Sealed(sent.Sealed), TurnSeals.Outbox(sent.Ngo, conversation, sent.Id)));
    }

    public Task<IReadOnlyList<string>> FindClearableAsync(OutboxEntry entry, CancellationToken cancellation) => clearable.FindAsync(entry, cancellation);

    public IDisposable Watch(string channel, Action changed) => nudges.WatchOutbox(channel, changed);

    private static string StateOf(SettledAs settled) => settled switch
    {
        SettledAs.Sent => "sent",
        SettledAs.Refused => "refused",
        SettledAs.Late => "late",
        _ => "dropped",
    };

    private static void Settle(WriteSession session, (long Id, string State, byte[]? Sealed) row)
    {
        var update = session.Command("UPDATE outbox SET state = @s, sealed = @m WHERE id = @id AND state = 'waiting'");
        update.Set("@s", row.State);
        update.Set("@m", row.Sealed);
        update.Set("@id", row.Id);
        update.ExecuteNonQuery();
    }

    private async Task<byte[]?> SealIdAsync(Settlement settlement, (ConversationId Id, string Ngo)? place, CancellationToken cancellation)
    {
        if (settlement.ChannelMessageId is not { } id || place is not { } known || await keys.FindAsync(known.Id, cancellation) is not { } key)
        {
            return null;
        }

        return key.Seal(Encoding.UTF8.GetBytes(id), TurnSeals.Outbox(known.Ngo, known.Id, settlement.Id)).Envelope;
    }

    private static (ConversationId Id, string Ngo)? PlaceOf(SqliteConnection connection, long entry)
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT c.id, c.ngo FROM outbox o JOIN conversations c ON c.row = o.conversation WHERE o.id = @id";
        select.Parameters.AddWithValue("@id", entry);
        using var row = select.ExecuteReader();
        return row.Read() ? (new ConversationId(new Guid((byte[])row[0])), row.GetString(1)) : null;
    }

    /// <summary>One row that cannot be opened must not keep back everybody else's messages.</summary>
    private async Task<OutboxEntry?> TryOpenAsync(Row row, CancellationToken cancellation)
    {
        try
        {
            return await OpenAsync(row, cancellation);
        }
        catch (Exception e) when (e is not (StorageUnavailableException or OperationCanceledException))
        {
            Log.OutboxRowBroken(log, row.Id, row.Conversation, new Failure(e));
            return null;
        }
    }

    private async Task<OutboxEntry?> OpenAsync(Row row, CancellationToken cancellation)
    {
        if (await keys.FindAsync(row.Conversation, cancellation) is not { } key)
        {
            return null; // erased: nothing can be sent any more
        }

        var address = JsonSerializer.Deserialize<ChannelAddress>(key.Open(new Sealed(row.Address), TurnSeals.Address(row.Ngo, row.Conversation)))!;
        var created = DateTimeOffset.FromUnixTimeSeconds(row.CreatedAt);
        OutboundWork? work;
        DateTimeOffset? until = null;
        if (row.Kind is "message" or Again)
        {
            var message = await FindMessageAsync(row.Conversation, row.Sequence, cancellation);
            work = message is null ? null : new OutboundWork.Message(content.Render(message)) { Replaces = message.Replaces };

            // Sent again since the caller wrote: counted from then.
            until = row.Kind == Again ? created + AgainFor : message?.Until;
        }
        else
        {
            work = new OutboundWork.Clear();
        }

        return work is null
            ? null
            : new OutboxEntry(row.Id, row.Conversation, address, work, (Lane)row.Lane, row.Tries, created) { Until = until };
    }

    private async Task<OutboundMessage?> FindMessageAsync(ConversationId conversation, long sequence, CancellationToken cancellation)
    {
        var turn = (await turns.ReadAsync(conversation, sequence - 1, 1, cancellation)).SingleOrDefault();
        return turn?.Entries().FirstOrDefault(e => e.Sequence == sequence).Effect is TurnEffect.Say say ? say.Message : null;
    }

    private static (long Id, long Sequence, string Ngo, byte[] Sealed)? LastSent(SqliteConnection connection, ConversationId conversation, long beforeId)
    {
        using var select = connection.CreateCommand();
        select.CommandText = """
            SELECT o.id, o.sequence, c.ngo, o.sealed FROM outbox o JOIN conversations c ON c.row = o.conversation
            WHERE c.id = @c AND o.id < @id AND o.sealed IS NOT NULL ORDER BY o.id DESC LIMIT 1
            """;
        select.Parameters.AddWithValue("@c", conversation.Value.ToByteArray());
        select.Parameters.AddWithValue("@id", beforeId);
        using var row = select.ExecuteReader();
        return row.Read() ? (row.GetInt64(0), row.GetInt64(1), row.GetString(2), (byte[])row[3]) : null;
    }

    private static List<Row> Rows(SqliteConnection connection, string channel, long afterId, int most)
    {
        using var select = connection.CreateCommand();
        select.CommandText = """
            SELECT o.id, c.id, c.ngo, o.sequence, o.kind, o.lane, o.tries, o.created_at, a.sealed
            FROM outbox o JOIN conversations c ON c.row = o.conversation JOIN addresses a ON a.conversation = c.row
            WHERE o.channel = @ch AND o.state = 'waiting' AND o.id > @after ORDER BY o.id LIMIT @most
            """;
        select.Parameters.AddWithValue("@ch", channel);
        select.Parameters.AddWithValue("@after", afterId);
        select.Parameters.AddWithValue("@most", most);
        using var row = select.ExecuteReader();
        var rows = new List<Row>();
        while (row.Read())
        {
            rows.Add(new Row(
                row.GetInt64(0), new ConversationId(new Guid((byte[])row[1])), row.GetString(2), row.GetInt64(3), row.GetString(4),
                row.GetInt32(5), row.GetInt32(6), row.GetInt64(7), (byte[])row[8]));
        }

        return rows;
    }

    private sealed record Row(
        long Id, ConversationId Conversation, string Ngo, long Sequence, string Kind, int Lane, int Tries, long CreatedAt, byte[] Address);
}
