using Hotline.Core.Conversations;
using Hotline.Core.Messages;

namespace Hotline.Server.Storage;

/// <param name="Due">Unix seconds: also what its row must still say when it is taken.</param>
internal sealed record DueDeadline(ConversationId Conversation, DeadlineKind Kind, long Due);

internal sealed class DeadlineReads(Vault vault)
{
    /// <summary>Deadlines due by <paramref name="now"/>, the oldest first.</summary>
    public async Task<IReadOnlyList<DueDeadline>> ReadDueAsync(DateTimeOffset now, int most, CancellationToken cancellation) =>
        await vault.Database.ReadAsync(
            connection =>
            {
                using var select = connection.CreateCommand();
                select.CommandText = """
                    SELECT c.id, d.kind, d.due FROM deadlines d JOIN conversations c ON c.row = d.conversation
                    WHERE d.due <= @now ORDER BY d.due LIMIT @most
                    """;
                select.Parameters.AddWithValue("@now", now.ToUnixTimeSeconds());
                select.Parameters.AddWithValue("@most", most);
                using var row = select.ExecuteReader();
                var due = new List<DueDeadline>();
                while (row.Read())
                {
                    due.Add(new DueDeadline(new ConversationId(new Guid((byte[])row[0])), Enum.Parse<DeadlineKind>(row.GetString(1)), row.GetInt64(2)));
                }

                return due;
            },
            cancellation);
}
