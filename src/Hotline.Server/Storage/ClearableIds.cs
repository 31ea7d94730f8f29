using System.Text;
using Hotline.Core.Conversations;
using Hotline.Server.Outbound;
using Hotline.Server.Storage.Sealing;
using Microsoft.Data.Sqlite;

namespace Hotline.Server.Storage;

/// <summary>Which messages of a chat a deletion is about, by the channel's ids: kept sealed with each row sent, and in the caller's own turns.</summary>
internal sealed class ClearableIds(Vault vault, CaseKeys keys, TurnReads turns, TimeProvider time)
{
    /// <summary>Telegram deletes nothing older; a minute is left for the way.</summary>
    private static readonly TimeSpan Deletable = TimeSpan.FromHours(48) - TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyList<string>> FindAsync(OutboxEntry entry, CancellationToken cancellation)
    {
        if (await vault.Database.ReadAsync(connection => Find(connection, entry.Id), cancellation) is not { } row
            || await keys.FindAsync(entry.Conversation, cancellation) is not { } key)
        {
            return [];
        }

        var place = new Place(entry, row, key);
        if (row.Kind == Outbox.Clears)
        {
            return await BothSidesAsync(place, long.MaxValue, cancellation);
        }

        var turn = (await turns.ReadAsync(entry.Conversation, row.Sequence - 1, 1, cancellation)).SingleOrDefault();
        return turn?.Record.Effects.LastOrDefault(effect => effect is TurnEffect.ClearedChat { Only: not null } or TurnEffect.Faded or TurnEffect.Swept) switch
        {
            TurnEffect.ClearedChat { Only: { } only } => [only],
            TurnEffect.Faded faded => await SentAsync(place, sent => faded.Lines.Contains(sent.Sequence), cancellation),
            TurnEffect.Swept swept => await BothSidesAsync(place, swept.Until.ToUnixTimeSeconds(), cancellation),
            _ => [],
        };
    }

    /// <summary>What both sides said from 48 hours ago to <paramref name="until"/>, before the entry.</summary>
    private async Task<IReadOnlyList<string>> BothSidesAsync(Place place, long until, CancellationToken cancellation)
    {
        var ids = await SentAsync(place, sent => sent.At <= until, cancellation);
        foreach (var turn in await turns.ReadSinceAsync(place.Entry.Conversation, Since, cancellation))
        {
            if (turn.Record.Input is TurnInput.FromCaller { Message.ChannelMessageId: { } id } && turn.Sequence <= place.Row.Sequence && turn.At <= until)
            {
                ids.Add(id);
            }
        }

        return ids;
    }

    private long Since => (time.GetUtcNow() - Deletable).ToUnixTimeSeconds();

    private async Task<List<string>> SentAsync(Place place, Func<SentRow, bool> wanted, CancellationToken cancellation)
    {
        var sent = await vault.Database.ReadAsync(connection => Sent(connection, place.Entry, Since), cancellation);
        return
        [
            .. sent.Where(wanted).Select(row => Encoding.UTF8.GetString(
                place.Key.Open(new Sealed(row.Sealed), TurnSeals.Outbox(place.Row.Ngo, place.Entry.Conversation, row.Id)))),
        ];
    }

    private static Row? Find(SqliteConnection connection, long entry)
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT o.kind, o.sequence, c.ngo FROM outbox o JOIN conversations c ON c.row = o.conversation WHERE o.id = @id";
        select.Parameters.AddWithValue("@id", entry);
        using var row = select.ExecuteReader();
        return row.Read() ? new Row(row.GetString(0), row.GetInt64(1), row.GetString(2)) : null;
    }

    private static List<SentRow> Sent(SqliteConnection connection, OutboxEntry entry, long since)
    {
        using var select = connection.CreateCommand();
        select.CommandText = """
            SELECT id, sequence, created_at, sealed FROM outbox
            WHERE conversation = (SELECT row FROM conversations WHERE id = @c) AND sealed IS NOT NULL AND created_at >= @since AND id < @id
            """;
        select.Parameters.AddWithValue("@c", entry.Conversation.Value.ToByteArray());
        select.Parameters.AddWithValue("@since", since);
        select.Parameters.AddWithValue("@id", entry.Id);
        using var found = select.ExecuteReader();
        var sent = new List<SentRow>();
        while (found.Read())
        {
            sent.Add(new SentRow(found.GetInt64(0), found.GetInt64(1), found.GetInt64(2), (byte[])found[3]));
        }

        return sent;
    }

    private sealed record Place(OutboxEntry Entry, Row Row, SealingKey Key);

    private sealed record Row(string Kind, long Sequence, string Ngo);

    private sealed record SentRow(long Id, long Sequence, long At, byte[] Sealed);
}
