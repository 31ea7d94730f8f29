using System.Text.Json;
using Hotline.Core.Conversations;
using Hotline.Core.Messages;
using Hotline.Server.Storage.Sealing;

namespace Hotline.Server.Storage;

/// <summary>
/// Writes one turn inside the writer's transaction: checks first, then rows. A check that fails returns before anything is
/// written, because neighbours share the transaction.
/// </summary>
internal sealed class TurnWriter(OutboundChannels channels, AuditLog audit)
{
    /// <summary>Everything that takes time, done before the writer's thread: JSON and sealing.</summary>
    public static SealedTurn Seal(TurnToSave save, SealingKey key, KeyRing ring)
    {
        var state = save.Turn.Conversation;
        var (ngo, id) = (state.Ngo.Value, state.Id);
        var entries = save.Turn.Effects.Count(e => e.IsInThread);

        // A turn without words still takes a number: the sequence is also the turn's key.
        var sequence = save.Before.Sequence + Math.Max(1, entries);
        var version = save.Before.Version + 1;
        var record = new TurnRecord(save.Input, save.Context, save.Turn.Effects);
        var delivery = DeliveryOf(save.Input) is { } known ? ring.BlindDelivery(known) : null;
        return new SealedTurn(save, version, sequence, delivery)
        {
            State = key.Seal(ConversationJson.Write(state), TurnSeals.State(ngo, id, version)).Envelope,
            Record = key.Seal(ConversationJson.Write(record), TurnSeals.Turn(ngo, id, sequence)).Envelope,
            Blind = save.Address is { } a ? ring.Blind(a.Channel, a.Bot, a.Chat) : null,
            Address = save.Address is { } address ? key.Seal(JsonSerializer.SerializeToUtf8Bytes(address), TurnSeals.Address(ngo, id)).Envelope : null,
        };
    }

    public SaveResult Write(WriteSession session, SealedTurn turn)
    {
        if (turn.Delivery is not null && FindSeen(session, turn.Delivery) is { } seen)
        {
            return seen;
        }

        if (turn.Save.Due is { } due && !DeadlineStands(session, turn, due))
        {
            return new SaveResult.Outdated();
        }

        var row = turn.Save.Before.Row;
        if (turn.Save.Before.IsNew)
        {
            if (FindAddress(session, turn.Blind!) is { } by)
            {
                return new SaveResult.AddressTaken(by);
            }

            row = Insert(session, turn);
        }
        else if (!Update(session, turn))
        {
            return new SaveResult.Outdated();
        }

        if (turn.Save.Input is TurnInput.DeadlineCame came)
        {
            EffectWriter.ClearDeadline(session, row, came.Kind);
        }

        var last = InsertTurn(session, turn, row);
        EffectWriter.Write(session, turn, row, channels, audit);
        return new SaveResult.Saved(new StoredConversation(row, turn.Version, turn.Sequence, last, turn.State0), turn.Heard);
    }

    /// <summary>What repeats when the same thing is delivered again: the channel's key, or the desk's client id of a reply.</summary>
    private static string? DeliveryOf(TurnInput input) => input switch
    {
        TurnInput.FromCaller caller => caller.Message.Delivery.Value,
        TurnInput.FromCaseworker reply => $"desk:{reply.Case}:{reply.By}:{reply.ClientId}",
        _ => null,
    };

    private static SaveResult.SeenBefore? FindSeen(WriteSession session, byte[] delivery)
    {
        // Nearly every delivery is new: the quick question first.
        var seen = session.Command("SELECT 1 FROM turns WHERE delivery = @d");
        seen.Set("@d", delivery);
        if (seen.ExecuteScalar() is null)
        {
            return null;
        }

        var select = session.Command("SELECT c.id, t.sequence, t.heard FROM turns t JOIN conversations c ON c.row = t.conversation WHERE t.delivery = @d");
        select.Set("@d", delivery);
        using var row = select.ExecuteReader();
        return row.Read()
            ? new SaveResult.SeenBefore(new ConversationId(new Guid((byte[])row[0])), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetInt64(2))
            : null;
    }

    private static bool DeadlineStands(WriteSession session, SealedTurn turn, long due)
    {
        var select = session.Command("SELECT 1 FROM deadlines WHERE conversation = @c AND kind = @k AND due = @d");
        select.Set("@c", turn.Save.Before.Row);
        select.Set("@k", ((TurnInput.DeadlineCame)turn.Save.Input).Kind.ToString());
        select.Set("@d", due);
        return select.ExecuteScalar() is not null;
    }

    private static ConversationId? FindAddress(WriteSession session, byte[] blind)
    {
        var select = session.Command("SELECT c.id FROM addresses a JOIN conversations c ON c.row = a.conversation WHERE a.blind = @b");
        select.Set("@b", blind);
        return select.ExecuteScalar() is byte[] id ? new ConversationId(new Guid(id)) : null;
    }

    private static long Insert(WriteSession session, SealedTurn turn)
    {
        var insert = session.Command("""
            INSERT INTO conversations(id, ngo, channel, phase, language, bundle, version, sequence, last_turn, created_at, changed_at, sealed)
            VALUES(@id, @ngo, @channel, @phase, @language, @bundle, @version, @sequence, (SELECT coalesce(max(row), 0) + 1 FROM turns), @at, @at, @sealed)
            RETURNING row
            """);
        SetState(insert, turn);
        insert.Set("@id", turn.State0.Id.Value.ToByteArray());
        insert.Set("@ngo", turn.State0.Ngo.Value);
        insert.Set("@channel", turn.State0.Channel);
        var row = (long)insert.ExecuteScalar()!;

        var address = session.Command("INSERT INTO addresses(blind, conversation, sealed) VALUES(@b, @c, @s)");
        address.Set("@b", turn.Blind);
        address.Set("@c", row);
        address.Set("@s", turn.Address);
        address.ExecuteNonQuery();
        return row;
    }

    private static bool Update(WriteSession session, SealedTurn turn)
    {
        var update = session.Command("""
            UPDATE conversations SET phase = @phase, language = @language, bundle = @bundle, version = @version, sequence = @sequence,
                last_turn = (SELECT coalesce(max(row), 0) + 1 FROM turns), changed_at = @at, sealed = @sealed
            WHERE row = @row AND version = @version - 1
            """);
        SetState(update, turn);
        update.Set("@row", turn.Save.Before.Row);
        return update.ExecuteNonQuery() == 1;
    }

    private static void SetState(Statement statement, SealedTurn turn)
    {
        statement.Set("@phase", turn.State0.Phase.ToString());
        statement.Set("@language", turn.State0.Speaking.Code());
        statement.Set("@bundle", turn.State0.Content);
        statement.Set("@version", turn.Version);
        statement.Set("@sequence", turn.Sequence);
        statement.Set("@at", turn.At);
        statement.Set("@sealed", turn.State);
    }

    /// <summary>The turn's row: the one after the last, as the conversation's row already says.</summary>
    private static long InsertTurn(WriteSession session, SealedTurn turn, long row)
    {
        var insert = session.Command("""
            INSERT INTO turns(conversation, sequence, previous, heard, delivery, at, sealed) VALUES(@c, @q, @p, @h, @d, @at, @s)
            """);
        insert.Set("@c", row);
        insert.Set("@q", turn.Sequence);
        insert.Set("@p", turn.Save.Before.LastTurn);
        insert.Set("@h", turn.Heard);
        insert.Set("@d", turn.Delivery);
        insert.Set("@at", turn.At);
        insert.Set("@s", turn.Record);
        insert.ExecuteNonQuery();
        return session.LastRow;
    }
}

/// <summary>A turn ready for the writer's thread.</summary>
internal sealed record SealedTurn(TurnToSave Save, long Version, long Sequence, byte[]? Delivery)
{
    public required byte[] State { get; init; }

    public required byte[] Record { get; init; }

    public required byte[]? Blind { get; init; }

    public required byte[]? Address { get; init; }

    public Conversation State0 => Save.Turn.Conversation;

    public long At => Save.Context.Now.ToUnixTimeSeconds();

    /// <summary>The thread's number of the caller's own message.</summary>
    public long? Heard
    {
        get
        {
            var at = Save.Before.Sequence;
            foreach (var effect in Save.Turn.Effects)
            {
                at += effect.IsInThread ? 1 : 0;
                if (effect is TurnEffect.Heard)
                {
                    return at;
                }
            }

            return null;
        }
    }

    public int SealedBytes => State.Length + Record.Length + (Address?.Length ?? 0);
}

/// <summary>The channels that must be sent to; others are read by their callers.</summary>
internal sealed record OutboundChannels(IReadOnlySet<string> Names);
