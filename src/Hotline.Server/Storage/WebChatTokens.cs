using Hotline.Core.Messages;
using Hotline.Server.Channels.WebChat;
using Microsoft.Data.Sqlite;

namespace Hotline.Server.Storage;

/// <summary>Hashes of web chat tokens and tickets, and the chats they open.</summary>
internal sealed class WebChatTokens(Vault vault) : IWebChatTokens
{
    private const string Token = "token";
    private const string Ticket = "ticket";
    private const int MostDroppedAtOnce = 2_000;

    private const string SelectByToken = """
        SELECT c.id, c.conversation, p.expires_at, c.ends_at FROM webchat_passes p JOIN webchat_chats c ON c.id = p.chat
        WHERE p.hash = @hash AND p.kind = 'token' AND p.expires_at > @now AND c.ends_at > @now
        """;

    private const string SelectByChat = """
        SELECT c.id, c.conversation, max(t.expires_at), c.ends_at FROM webchat_chats c JOIN webchat_passes t ON t.chat = c.id AND t.kind = 'token'
        WHERE c.id = @chat AND t.expires_at > @now AND c.ends_at > @now GROUP BY c.id
        """;

    public Task AddChatAsync(ChatId chat, PassHash token, DateTimeOffset expiresAt, DateTimeOffset endsAt, CancellationToken cancellation) =>
        vault.Database.WriteAsync(
            session =>
            {
                var insert = session.Command("INSERT INTO webchat_chats(id, ends_at) VALUES(@id, @ends)");
                insert.Set("@id", chat.Value);
                insert.Set("@ends", endsAt.ToUnixTimeSeconds());
                insert.ExecuteNonQuery();
                AddPass(session, chat, token, Token, expiresAt);
            },
            cancellation);

    public Task<Grant?> FindAsync(PassHash token, DateTimeOffset now, CancellationToken cancellation) =>
        ReadAsync(SelectByToken, "@hash", token.ToBytes(), now, cancellation);

    public Task AddTokenAsync(ChatId chat, PassHash token, DateTimeOffset expiresAt, CancellationToken cancellation) =>
        vault.Database.WriteAsync(session => AddPass(session, chat, token, Token, expiresAt), cancellation);

    public Task AddTicketAsync(ChatId chat, PassHash ticket, DateTimeOffset expiresAt, CancellationToken cancellation) =>
        vault.Database.WriteAsync(session => AddPass(session, chat, ticket, Ticket, expiresAt), cancellation);

    public async Task<Grant?> SpendAsync(PassHash ticket, DateTimeOffset now, CancellationToken cancellation)
    {
        var chat = await vault.Database.WriteAsync(
            session =>
            {
                var delete = session.Command("DELETE FROM webchat_passes WHERE hash = @hash AND kind = 'ticket' AND expires_at > @now RETURNING chat");
                delete.Set("@hash", ticket.ToBytes());
                delete.Set("@now", now.ToUnixTimeSeconds());
                return delete.ExecuteScalar() as string;
            },
            cancellation);
        return chat is null ? null : await ReadAsync(SelectByChat, "@chat", chat, now, cancellation);
    }

    public Task BindAsync(ChatId chat, ConversationId conversation, CancellationToken cancellation) =>
        vault.Database.WriteAsync(
            session =>
            {
                var update = session.Command("UPDATE webchat_chats SET conversation = @conversation WHERE id = @id");
                update.Set("@id", chat.Value);
                update.Set("@conversation", conversation.Value.ToByteArray());
                update.ExecuteNonQuery();
            },
            cancellation);

    public Task RevokeAsync(ChatId chat, CancellationToken cancellation) =>
        vault.Database.WriteAsync(
            session =>
            {
                foreach (var sql in (string[])["DELETE FROM webchat_passes WHERE chat = @id", "DELETE FROM webchat_chats WHERE id = @id"])
                {
                    var delete = session.Command(sql);
                    delete.Set("@id", chat.Value);
                    delete.ExecuteNonQuery();
                }
            },
            cancellation);

    public Task<int> DropExpiredAsync(DateTimeOffset now, CancellationToken cancellation) =>
        vault.Database.WriteAsync(
            session =>
            {
                var dropped = 0;
                foreach (var sql in (string[])[
                    "DELETE FROM webchat_passes WHERE hash IN (SELECT hash FROM webchat_passes WHERE expires_at <= @now LIMIT @most)",
                    "DELETE FROM webchat_chats WHERE id IN (SELECT id FROM webchat_chats WHERE ends_at <= @now LIMIT @most)"])
                {
                    // A few at a time: turns share this writer.
                    var delete = session.Command(sql);
                    delete.Set("@now", now.ToUnixTimeSeconds());
                    delete.Set("@most", MostDroppedAtOnce);
                    dropped += delete.ExecuteNonQuery();
                }

                return dropped;
            },
            cancellation);

    private static void AddPass(WriteSession session, ChatId chat, PassHash pass, string kind, DateTimeOffset expiresAt)
    {
        // A chat revoked meanwhile stays closed.
        var insert = session.Command(
            "INSERT INTO webchat_passes(hash, chat, kind, expires_at) SELECT @hash, id, @kind, @expires FROM webchat_chats WHERE id = @chat");
        insert.Set("@hash", pass.ToBytes());
        insert.Set("@chat", chat.Value);
        insert.Set("@kind", kind);
        insert.Set("@expires", expiresAt.ToUnixTimeSeconds());
        insert.ExecuteNonQuery();
    }

    private async Task<Grant?> ReadAsync(string sql, string name, object value, DateTimeOffset now, CancellationToken cancellation) =>
        await vault.Database.ReadAsync(
            connection =>
            {
                using var select = connection.CreateCommand();
                select.CommandText = sql;
                select.Parameters.AddWithValue(name, value);
                select.Parameters.AddWithValue("@now", now.ToUnixTimeSeconds());
                using var row = select.ExecuteReader();
                return Find(row);
            },
            cancellation);

    private static Grant? Find(SqliteDataReader row) => !row.Read()
        ? null
        : new Grant(
            new ChatId(row.GetString(0)),
            row.IsDBNull(1) ? null : new ConversationId(new Guid((byte[])row[1])),
            DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(2)),
            DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(3)));
}
