using System.IO.Compression;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Hotline.Server.Storage;

/// <summary>Content bundles by id, so that a conversation can finish with the words and dialogs it began with. Content is nobody's secret: not sealed.</summary>
internal sealed class Bundles(Vault vault, TimeProvider time)
{
    public Task KeepAsync(string id, IReadOnlyDictionary<string, string> files, CancellationToken cancellation)
    {
        var packed = Pack(files);
        var at = time.GetUtcNow().ToUnixTimeSeconds();
        return vault.Database.WriteAsync(
            session =>
            {
                var insert = session.Command("INSERT OR IGNORE INTO bundles(id, added_at, files) VALUES(@id, @at, @f)");
                insert.Set("@id", id);
                insert.Set("@at", at);
                insert.Set("@f", packed);
                insert.ExecuteNonQuery();
            },
            cancellation);
    }

    /// <summary>The bundles, other than <paramref name="current"/>, that some conversation still holds.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> ReadHeldAsync(string current, CancellationToken cancellation) =>
        await vault.Database.ReadAsync(connection => Held(connection, current), cancellation);

    private static List<IReadOnlyDictionary<string, string>> Held(SqliteConnection connection, string current)
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT files FROM bundles b WHERE id <> @id AND EXISTS(SELECT 1 FROM conversations c WHERE c.bundle = b.id)";
        select.Parameters.AddWithValue("@id", current);
        using var row = select.ExecuteReader();
        var held = new List<IReadOnlyDictionary<string, string>>();
        while (row.Read())
        {
            held.Add(Unpack((byte[])row[0]));
        }

        return held;
    }

    private static byte[] Pack(IReadOnlyDictionary<string, string> files)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(brotli, files);
        }

        return packed.ToArray();
    }

    private static Dictionary<string, string> Unpack(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<Dictionary<string, string>>(brotli)!;
    }
}
