using Hotline.Core.Conversations;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;
using Hotline.Core.Screening;

namespace Hotline.Server.Storage;

/// <summary>Writes what a turn decided, effect by effect, inside the turn's transaction.</summary>
internal static class EffectWriter
{
    public static void Write(WriteSession session, SealedTurn turn, long row, OutboundChannels channels, AuditLog audit)
    {
        var sends = channels.Names.Contains(turn.State0.Channel);
        var sequence = turn.Save.Before.Sequence;
        if (sends && turn.Save.Input is TurnInput.FromCaller { Message.Said: not (Said.Blocked or Said.Unblocked) })
        {
            SendAgain(session, turn, row);
        }

        foreach (var effect in turn.Save.Turn.Effects)
        {
            switch (effect)
            {
                case TurnEffect.Heard or TurnEffect.Kept:
                    sequence++;
                    break;
                case TurnEffect.Say say:
                    sequence++;
                    if (sends)
                    {
                        AddToOutbox(session, turn, row, sequence, "message", say.Message.Lane);
                    }

                    break;
                case TurnEffect.ClearedChat clear when sends:
                    AddToOutbox(session, turn, row, turn.Sequence, clear.Only is null ? Outbox.Clears : Outbox.ClearsOne, Lane.Live);
                    break;
                case TurnEffect.Faded or TurnEffect.Swept when sends:
                    AddToOutbox(session, turn, row, turn.Sequence, Outbox.Leaves, Lane.Sweeping);
                    break;
                case TurnEffect.StoppedSending:
                    StopSending(session, row);
                    break;
                case TurnEffect.SetDeadline set:
                    SetDeadline(session, row, set);
                    break;
                case TurnEffect.ClearDeadline clear:
                    ClearDeadline(session, row, clear.Kind);
                    break;
                default:
                    WriteCase(session, turn, row, effect, audit);
                    break;
            }
        }
    }

    private static void AddToOutbox(WriteSession session, SealedTurn turn, long row, long sequence, string kind, Lane lane)
    {
        var insert = session.Command("""
            INSERT INTO outbox(channel, conversation, sequence, kind, lane, tries, state, created_at) VALUES(@ch, @c, @q, @k, @l, 0, 'waiting', @at)
            """);
        insert.Set("@ch", turn.State0.Channel);
        insert.Set("@c", row);
        insert.Set("@q", sequence);
        insert.Set("@k", kind);
        insert.Set("@l", (int)lane);
        insert.Set("@at", turn.At);
        insert.ExecuteNonQuery();
    }

    /// <summary>The caller is here: what was held up until they were silent leaves now, before the answer, in its order.</summary>
    private static void SendAgain(WriteSession session, SealedTurn turn, long row)
    {
        var any = session.Command("SELECT 1 FROM outbox WHERE conversation = @c AND state = 'late' LIMIT 1");
        any.Set("@c", row);
        if (any.ExecuteScalar() is null)
        {
            return;
        }

        // New rows, as the sender reads on from the last id it knows.
        var insert = session.Command("""
            INSERT INTO outbox(channel, conversation, sequence, kind, lane, tries, state, created_at)
            SELECT channel, conversation, sequence, 'again', lane, 0, 'waiting', @at FROM outbox WHERE conversation = @c AND state = 'late' ORDER BY id
            """);
        insert.Set("@c", row);
        insert.Set("@at", turn.At);
        insert.ExecuteNonQuery();
        var delete = session.Command("DELETE FROM outbox WHERE conversation = @c AND state = 'late'");
        delete.Set("@c", row);
        delete.ExecuteNonQuery();
    }

    private static void StopSending(WriteSession session, long row)
    {
        var drop = session.Command("UPDATE outbox SET state = 'dropped' WHERE conversation = @c AND state IN ('waiting', 'late')");
        drop.Set("@c", row);
        drop.ExecuteNonQuery();
        var forget = session.Command("DELETE FROM deadlines WHERE conversation = @c");
        forget.Set("@c", row);
        forget.ExecuteNonQuery();
    }

    private static void SetDeadline(WriteSession session, long row, TurnEffect.SetDeadline set)
    {
        var upsert = session.Command("""
            INSERT INTO deadlines(conversation, kind, due) VALUES(@c, @k, @d) ON CONFLICT(conversation, kind) DO UPDATE SET due = excluded.due
            """);
        upsert.Set("@c", row);
        upsert.Set("@k", set.Kind.ToString());
        upsert.Set("@d", set.At.ToUnixTimeSeconds());
        upsert.ExecuteNonQuery();
    }

    public static void ClearDeadline(WriteSession session, long row, DeadlineKind kind)
    {
        var delete = session.Command("DELETE FROM deadlines WHERE conversation = @c AND kind = @k");
        delete.Set("@c", row);
        delete.Set("@k", kind.ToString());
        delete.ExecuteNonQuery();
    }

    private static void WriteCase(WriteSession session, SealedTurn turn, long row, TurnEffect effect, AuditLog audit)
    {
        switch (effect)
        {
            case TurnEffect.OpenedCase opened:
                OpenCase(session, turn, row, opened);
                AddEvent(session, turn, opened.Case, "opened", null);
                break;
            case TurnEffect.CaseChanged changed:
                ChangeCase(session, turn, changed);
                break;
            case TurnEffect.CaseAccepted accepted:
                AcceptCase(session, turn, accepted);
                AddEvent(session, turn, accepted.Case, "accepted", accepted.By);
                audit.Append(session, turn.At, accepted.By.ToString(), "accept", accepted.Case.ToString());
                break;
            case TurnEffect.FindingReviewed review:
                RaiseCase(session, review);
                AddEvent(session, turn, review.Case, $"sign-{NameOf(review.Kind)}", review.By);
                audit.Append(session, turn.At, review.By.ToString(), $"sign-{NameOf(review.Kind)}", review.Case.ToString());
                break;
            case TurnEffect.CaseClosed closed:
                CloseCase(session, turn, closed);
                AddEvent(session, turn, closed.Case, "ended", null);
                audit.Append(session, turn.At, ActorOf(turn), "end", closed.Case.ToString(), closed.End.ToString());
                break;
            default:
                break;
        }
    }

    private static string ActorOf(SealedTurn turn) => turn.Save.Input is TurnInput.EndedByCaseworker ended ? ended.By.ToString() : "caller";

    private static void OpenCase(WriteSession session, SealedTurn turn, long row, TurnEffect.OpenedCase opened)
    {
        var insert = session.Command("""
            INSERT INTO cases(id, conversation, ngo, urgency, reason, language, channel, opened_at, wrote_at)
            VALUES(@id, @c, @ngo, @u, @r, @lang, @ch, @at, @at)
            """);
        insert.Set("@id", opened.Case.Value.ToByteArray());
        insert.Set("@c", row);
        insert.Set("@ngo", turn.State0.Ngo.Value);
        insert.Set("@u", (int)opened.Urgency);
        insert.Set("@r", opened.Reason.ToString());
        insert.Set("@lang", turn.State0.Speaking.Code());
        insert.Set("@ch", turn.State0.Channel);
        insert.Set("@at", turn.At);
        insert.ExecuteNonQuery();
    }

    private static void ChangeCase(WriteSession session, SealedTurn turn, TurnEffect.CaseChanged changed)
    {
        // max: only a human may lower an urgency.
        var update = session.Command("UPDATE cases SET urgency = max(urgency, @u), language = @lang, wrote_at = @at WHERE id = @id");
        update.Set("@u", (int)changed.Urgency);
        update.Set("@lang", turn.State0.Speaking.Code());
        update.Set("@at", turn.At);
        update.Set("@id", changed.Case.Value.ToByteArray());
        update.ExecuteNonQuery();
    }

    /// <summary>A caseworker judged, the caller wrote nothing: only the urgency may rise.</summary>
    private static void RaiseCase(WriteSession session, TurnEffect.FindingReviewed review)
    {
        var update = session.Command("UPDATE cases SET urgency = max(urgency, @u) WHERE id = @id");
        update.Set("@u", (int)review.Urgency);
        update.Set("@id", review.Case.Value.ToByteArray());
        update.ExecuteNonQuery();
    }

    private static string NameOf(ReviewKind kind) => kind switch
    {
        ReviewKind.Confirmed => "confirmed",
        ReviewKind.Rejected => "rejected",
        _ => "added",
    };

    private static void AcceptCase(WriteSession session, SealedTurn turn, TurnEffect.CaseAccepted accepted)
    {
        var update = session.Command("UPDATE cases SET accepted_by = @by, accepted_at = @at WHERE id = @id");
        update.Set("@by", accepted.By.Value.ToByteArray());
        update.Set("@at", turn.At);
        update.Set("@id", accepted.Case.Value.ToByteArray());
        update.ExecuteNonQuery();
    }

    private static void CloseCase(WriteSession session, SealedTurn turn, TurnEffect.CaseClosed closed)
    {
        var update = session.Command("UPDATE cases SET ended_at = @at, ended = @e WHERE id = @id");
        update.Set("@at", turn.At);
        update.Set("@e", closed.End.ToString());
        update.Set("@id", closed.Case.Value.ToByteArray());
        update.ExecuteNonQuery();
    }

    private static void AddEvent(WriteSession session, SealedTurn turn, CaseId id, string kind, CaseworkerId? actor)
    {
        var insert = session.Command("INSERT INTO case_events(case_id, kind, at, actor) VALUES(@id, @k, @at, @a)");
        insert.Set("@id", id.Value.ToByteArray());
        insert.Set("@k", kind);
        insert.Set("@at", turn.At);
        insert.Set("@a", actor?.Value.ToByteArray());
        insert.ExecuteNonQuery();
    }
}
