using System.Security.Cryptography;
using Hotline.Core.Messages;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Caching.Memory;

namespace Hotline.Server.Storage.Sealing;

/// <summary>The data key of each conversation, kept wrapped in the key store and open in memory for at most a minute.</summary>
internal sealed class CaseKeys(KeyStore store, KeyRing ring, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan OpenFor = TimeSpan.FromSeconds(60);

    private readonly MemoryCache open = new(new MemoryCacheOptions { Clock = new CacheClock(time) });

    /// <summary>Makes and stores a new key. On disk before it returns: what it seals may then be written elsewhere.</summary>
    public async Task<SealingKey> CreateAsync(ConversationId conversation, NgoId ngo, CancellationToken cancellation)
    {
        var id = RandomNumberGenerator.GetBytes(16);
        var dek = RandomNumberGenerator.GetBytes(32);
        var kek = ring.ForNgo(ngo.Value);
        var wrapped = kek.Seal(dek, Place(ngo.Value, conversation));
        await store.Database.WriteAsync(
            session =>
            {
                var insert = session.Command("INSERT INTO case_keys(conversation, ngo, kek, key_id, wrapped) VALUES(@c, @n, @k, @i, @w)");
                insert.Set("@c", conversation.Value.ToByteArray());
                insert.Set("@n", ngo.Value);
                insert.Set("@k", kek.Id.ToArray());
                insert.Set("@i", id);
                insert.Set("@w", wrapped.Envelope);
                insert.ExecuteNonQuery();
            },
            cancellation);
        return Keep(conversation, new SealingKey(id, dek), dek);
    }

    /// <summary>The key, or null when it was erased: then nothing of the conversation can be read any more.</summary>
    public async ValueTask<SealingKey?> FindAsync(ConversationId conversation, CancellationToken cancellation)
    {
        if (open.TryGetValue(conversation, out SealingKey? known))
        {
            return known;
        }

        return await store.Database.ReadAsync(connection => Unwrap(connection, conversation), cancellation);
    }

    public void Forget(ConversationId conversation) => open.Remove(conversation);

    public void Dispose() => open.Dispose();

    private SealingKey? Unwrap(SqliteConnection connection, ConversationId conversation)
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT ngo, kek, key_id, wrapped FROM case_keys WHERE conversation = @c";
        select.Parameters.AddWithValue("@c", conversation.Value.ToByteArray());
        using var row = select.ExecuteReader();
        if (!row.Read())
        {
            return null;
        }

        var kek = ring.FindById((byte[])row[1]) ?? throw new SealBrokenException("case_keys", "wrapped");
        var dek = kek.Open(new Sealed((byte[])row[3]), Place(row.GetString(0), conversation));
        return Keep(conversation, new SealingKey((byte[])row[2], dek), dek);
    }

    private SealingKey Keep(ConversationId conversation, SealingKey key, byte[] dek)
    {
        CryptographicOperations.ZeroMemory(dek);

        // Not disposed on eviction: a turn may still hold it. The finalizer of its handle clears it.
        return open.Set(conversation, key, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = OpenFor });
    }

    private static SealedPlace Place(string ngo, ConversationId conversation) => new(ngo, conversation.Value, "case_keys", "wrapped", 0, 0);

    private sealed class CacheClock(TimeProvider time) : Microsoft.Extensions.Internal.ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
