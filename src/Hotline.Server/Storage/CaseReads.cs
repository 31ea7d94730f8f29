using Hotline.Core.Conversations;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;
using Microsoft.Data.Sqlite;

namespace Hotline.Server.Storage;

/// <summary>A case's row: nothing of its content.</summary>
internal sealed record CaseRow(CaseId Id, ConversationId Conversation, NgoId Ngo)
{
    public required Urgency Urgency { get; init; }

    public required HandoffReason Reason { get; init; }

    public required Locale Language { get; init; }

    public required string Channel { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset WroteAt { get; init; }

    public CaseworkerId? AcceptedBy { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public CaseEnd? End { get; init; }
}

internal sealed class CaseReads(Vault vault)
{
    private const string Select = """
        SELECT k.id, c.id, k.ngo, k.urgency, k.reason, k.language, k.channel, k.opened_at, k.wrote_at, k.accepted_by, k.ended_at, k.ended
        FROM cases k JOIN conversations c ON c.row = k.conversation
        """;

    /// <summary>Open cases of an NGO: the most urgent first, then the longest wait.</summary>
    public async Task<IReadOnlyList<CaseRow>> ListOpenAsync(NgoId ngo, int most, CancellationToken cancellation) =>
        await vault.Database.ReadAsync(
            connection =>
            {
                using var select = connection.CreateCommand();
                select.CommandText = $"{Select} WHERE k.ngo = @ngo AND k.ended_at IS NULL ORDER BY k.urgency DESC, k.opened_at LIMIT @most";
                select.Parameters.AddWithValue("@ngo", ngo.Value);
                select.Parameters.AddWithValue("@most", most);
                using var row = select.ExecuteReader();
                var cases = new List<CaseRow>();
                while (row.Read())
                {
                    cases.Add(Read(row));
                }

                return cases;
            },
            cancellation);

    public async Task<CaseRow?> FindAsync(CaseId id, CancellationToken cancellation) =>
        await vault.Database.ReadAsync(
            connection =>
            {
                using var select = connection.CreateCommand();
                select.CommandText = $"{Select} WHERE k.id = @id";
                select.Parameters.AddWithValue("@id", id.Value.ToByteArray());
                using var row = select.ExecuteReader();
                return row.Read() ? Read(row) : null;
            },
            cancellation);

    /// <summary>The sending state of thread entries: waiting, sent, refused, dropped, or late (until the caller writes). Empty for channels that are read, not sent.</summary>
    public async Task<IReadOnlyDictionary<long, string>> ReadDeliveriesAsync(
        ConversationId conversation, long after, long last, CancellationToken cancellation) =>
        await vault.Database.ReadAsync(
            connection =>
            {
                using var select = connection.CreateCommand();
                select.CommandText = """
                    SELECT o.sequence, o.state FROM outbox o JOIN conversations c ON c.row = o.conversation
                    WHERE c.id = @id AND o.kind IN ('message', 'again') AND o.sequence > @after AND o.sequence <= @last
                    """;
                select.Parameters.AddWithValue("@id", conversation.Value.ToByteArray());
                select.Parameters.AddWithValue("@after", after);
                select.Parameters.AddWithValue("@last", last);
                using var row = select.ExecuteReader();
                var states = new Dictionary<long, string>();
                while (row.Read())
                {
                    states[row.GetInt64(0)] = row.GetString(1);
                }

                return states;
            },
            cancellation);

    private static CaseRow Read(SqliteDataReader row) =>
        new(new CaseId(new Guid((byte[])row[0])), new ConversationId(new Guid((byte[])row[1])), new NgoId(row.GetString(2)))
        {
            Urgency = (Urgency)row.GetInt32(3),
            Reason = Enum.Parse<HandoffReason>(row.GetString(4)),
            Language = Locales.Find(row.GetString(5)) ?? Locale.Ru,
            Channel = row.GetString(6),
            OpenedAt = DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(7)),
            WroteAt = DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(8)),
            AcceptedBy = row.IsDBNull(9) ? null : new CaseworkerId(new Guid((byte[])row[9])),
            EndedAt = row.IsDBNull(10) ? null : DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(10)),
            End = row.IsDBNull(11) ? null : Enum.Parse<CaseEnd>(row.GetString(11)),
        };
}
