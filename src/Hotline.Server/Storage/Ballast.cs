using System.Security.Cryptography;
using Hotline.Core.Conversations;

namespace Hotline.Server.Storage;

/// <summary>Fills a store with conversations of the usual size that say nothing, to see what a full store costs. For load runs only.</summary>
internal sealed class Ballast(Vault vault, TimeProvider time)
{
    private const int InOneCommit = 2000;
    private const int SealedBytes = 1837;

    public async Task StoreAsync(int conversations, CancellationToken cancellation)
    {
        var at = time.GetUtcNow().ToUnixTimeSeconds();
        for (var stored = 0; stored < conversations; stored += InOneCommit)
        {
            var count = Math.Min(InOneCommit, conversations - stored);
            await vault.Database.WriteAsync(session => Store(session, count, at), cancellation);
        }
    }

    private static void Store(WriteSession session, int count, long at)
    {
        for (var i = 0; i < count; i++)
        {
            var insert = session.Command("""
                INSERT INTO conversations(id, ngo, channel, phase, language, bundle, version, sequence, last_turn, created_at, changed_at)
                VALUES(@id, 'main', 'ballast', @p, 'kk', '', 2, 2, (SELECT coalesce(max(row), 0) + 2 FROM turns), @at, @at) RETURNING row
                """);
            insert.Set("@id", RandomNumberGenerator.GetBytes(16));
            insert.Set("@p", nameof(Phase.Ended));
            insert.Set("@at", at);
            var row = (long)insert.ExecuteScalar()!;

            var address = session.Command("INSERT INTO addresses(blind, conversation, sealed) VALUES(@b, @c, @s)");
            address.Set("@b", RandomNumberGenerator.GetBytes(32));
            address.Set("@c", row);
            address.Set("@s", RandomNumberGenerator.GetBytes(301));
            address.ExecuteNonQuery();

            for (var turn = 1; turn <= 2; turn++)
            {
                var record = session.Command("INSERT INTO turns(conversation, sequence, previous, heard, delivery, at, sealed) VALUES(@c, @q, @p, NULL, @d, @at, @s)");
                record.Set("@c", row);
                record.Set("@q", turn);
                record.Set("@p", turn == 1 ? 0 : session.LastRow);
                record.Set("@d", RandomNumberGenerator.GetBytes(16));
                record.Set("@at", at);
                record.Set("@s", RandomNumberGenerator.GetBytes(SealedBytes));
                record.ExecuteNonQuery();
            }
        }
    }
}
