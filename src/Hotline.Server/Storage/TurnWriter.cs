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
        var record = new TurnRecord(save.Input, save.Context, save.Turn.Effects);
        var delivery = DeliveryOf(save.Input) is { } known ? ring.BlindDelivery(known) : null;
        return new SealedTurn(save, sequence, delivery)
        {
            Bytes = key.Seal(TurnBytes.Write(state, record).Span, TurnSeals.Turn(ngo, id, sequence)).Envelope,
            Blind = save.Address is { } a ? ring.Blind(a.Channel, a.Bot, a.Chat) : null,
            Address = save.Address is { } address ? key.Seal(JsonSerializer.SerializeToUtf8Bytes(address), TurnSeals.Address(ngo, id)).Envelope : null,
        };
    }

    public SaveResult Write(WriteSession session, SealedTurn turn)
    {
        if (turn.Save.Due is { } due && !DeadlineStands(session, turn, due))
        {
            return new SaveResult.Outdated();
        }

        return turn.Save.Before.IsNew ? WriteFirst(session, turn) : WriteNext(session, turn);
    }

    private SaveResult WriteFirst(WriteSession session, SealedTurn turn)
    {
        if (turn.Delivery is not null && FindSeen(session, turn.Delivery) is { } seen)
        {
            return seen;
        }

        if (FindAddress(session, turn.Blind!) is { } by)
        {
            return new SaveResult.AddressTaken(by);
        }

        var row = Insert(session, turn);
        return Finish(session, turn, row, TryInsertTurn(session, turn, row)!.Value);
    }

    /// <summary>Nearly every delivery is new and nearly every version fits, so the turn is written first and what does not fit is taken back.</summary>
    private SaveResult WriteNext(WriteSession session, SealedTurn turn)
    {
        var row = turn.Save.Before.Row;
        if (TryInsertTurn(session, turn, row) is not { } last)
        {
            return FindSeen(session, turn.Delivery!)!;
        }

        if (!Update(session, turn, last))
        {
            var takeBack = session.Command("DELETE FROM turns WHERE row = @row");
            takeBack.Set("@row", last);
            takeBack.ExecuteNonQuery();
            return new SaveResult.Outdated();
        }

        return Finish(session, turn, row, last);
    }

    private SaveResult.Saved Finish(WriteSession session, SealedTurn turn, long row, long last)
    {
        if (turn.Save.Input is TurnInput.DeadlineCame came)
        {
            EffectWriter.ClearDeadline(session, row, came.Kind);
        }

        EffectWriter.Write(session, turn, row, channels, audit);
        return new SaveResult.Saved(new StoredConversation(row, turn.Version, turn.Sequence, last, turn.State0), turn.Heard);
    }

    /// <summary>What repeats when the same thing is delivered again: the channel's key, or the desk's client id of a reply.</summary>
    private static DeliveryKey? DeliveryOf(TurnInput input) => input switch
    {
        TurnInput.FromCaller caller => caller.Message.Delivery,
        TurnInput.FromCaseworker reply => new DeliveryKey($"desk:{reply.Case}:{reply.By}:{reply.ClientId}"),
        _ => null,
    };

    private static SaveResult.SeenBefore? FindSeen(WriteSession session, byte[] delivery)
    {
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
            INSERT INTO conversations(id, ngo, channel, phase, language, bundle, version, sequence, last_turn, created_at, changed_at)
            VALUES(@id, @ngo, @channel, @phase, @language, @bundle, @version, @sequence, (SELECT coalesce(max(row), 0) + 1 FROM turns), @at, @at)
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

    private static bool Update(WriteSession session, SealedTurn turn, long last)
    {
        var update = session.Command("""
            UPDATE conversations SET phase = @phase, language = @language, bundle = @bundle, version = @version, sequence = @sequence,
                last_turn = @last, changed_at = @at
            WHERE row = @row AND version = @version - 1
            """);
        SetState(update, turn);
        update.Set("@row", turn.Save.Before.Row);
        update.Set("@last", last);
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
    }

    /// <summary>The turn's row, always the one after the last; null when the delivery was taken before.</summary>
    private static long? TryInsertTurn(WriteSession session, SealedTurn turn, long row)
    {
        var insert = session.Command("""
            INSERT INTO turns(conversation, sequence, previous, heard, delivery, at, sealed) VALUES(@c, @q, @p, @h, @d, @at, @s)
            ON CONFLICT(delivery) WHERE delivery IS NOT NULL DO NOTHING
            """);
        insert.Set("@c", row);
        insert.Set("@q", turn.Sequence);
        insert.Set("@p", turn.Save.Before.LastTurn);
        insert.Set("@h", turn.Heard);
        insert.Set("@d", turn.Delivery);
        insert.Set("@at", turn.At);
        insert.Set("@s", turn.Bytes);
        return insert.ExecuteNonQuery() == 1 ? session.LastRow : null;
    }
}

/// <summary>A turn ready for the writer's thread.</summary>
internal sealed record SealedTurn(TurnToSave Save, long Sequence, byte[]? Delivery)
{
    public required byte[] Bytes { get; init; }

    public required byte[]? Blind { get; init; }

    public required byte[]? Address { get; init; }

    public long Version => Save.Before.Version + 1;

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
}

/// <summary>The channels that must be sent to; others are read by their callers.</summary>
internal sealed record OutboundChannels(IReadOnlySet<string> Names);
