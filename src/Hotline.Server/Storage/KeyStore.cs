namespace Hotline.Server.Storage;

/// <summary>The wrapped data keys, in a file of their own: erasing a case is erasing its row here.</summary>
internal sealed class KeyStore(Database database) : IAsyncDisposable
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS case_keys(
            conversation BLOB PRIMARY KEY,
            ngo TEXT NOT NULL,
            kek BLOB NOT NULL,
            key_id BLOB NOT NULL,
            wrapped BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS case_keys_by_kek ON case_keys(kek);
        CREATE TABLE IF NOT EXISTS sentinels(kek BLOB PRIMARY KEY, purpose TEXT NOT NULL, sealed BLOB NOT NULL) STRICT, WITHOUT ROWID;
        """;

    public Database Database => database;

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
