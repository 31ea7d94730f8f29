using Hotline.Server.Storage.Sealing;
using Microsoft.Data.Sqlite;

namespace Hotline.Server.Storage;

/// <summary>
/// Opens keys, key store and store together, and refuses with every fault named when they do not belong together.
/// A fresh data directory gets fresh keys; a data directory that has been used never does.
/// </summary>
internal sealed class Vault : IAsyncDisposable
{
    /// <summary>The NGO that an installation starts with.</summary>
    public const string FirstNgo = "main";

    private readonly StorageOptions options;

    private Vault(StorageOptions options, KeyRing keys, KeyStore keyStore, Database database)
    {
        this.options = options;
        Keys = keys;
        KeyStore = keyStore;
        Database = database;
    }

    public KeyRing Keys { get; }

    public KeyStore KeyStore { get; }

    public Database Database { get; }

    /// <exception cref="StorageFaultsException">Anything is wrong with settings, directories or keys.</exception>
    public static Vault Open(StorageOptions options)
    {
        var faults = options.Faults().ToList();
        Refuse(faults);

        var (files, missing) = ReadKeys(options, faults);
        Refuse(faults);
        try
        {
            CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.DatabasePath))!);
            CreateDirectory(options.DataDirectory);
            files.AddRange(missing.Select(purpose => KeyFile.Create(options.KeyDirectory, purpose)));
            return Open(options, new KeyRing(files));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new StorageFaultsException([$"{options.DatabasePath}: cannot be opened or made: {e.Message}"]);
        }
    }

    /// <summary>Every fault of the key files, without making or changing anything.</summary>
    public static IReadOnlyList<string> Check(StorageOptions options)
    {
        var faults = new List<string>();
        ReadKeys(options, faults);
        return faults;
    }

    private static (List<KeyFile> Files, IReadOnlyList<string> Missing) ReadKeys(StorageOptions options, List<string> faults)
    {
        var used = File.Exists(options.DatabasePath) || File.Exists(options.KeyStorePath);
        var files = KeyFile.ReadAll(options.KeyDirectory, faults);
        string[] needed = [KeyFile.Index, KeyFile.Audit, KeyFile.Ring, KeyFile.KekPrefix + FirstNgo];
        var missing = needed.Where(purpose => files.All(f => f.Purpose != purpose)).ToList();
        if (used || files.Count > 0 && faults.Count > 0)
        {
            faults.AddRange(missing.Select(purpose => $"{options.KeyDirectory}: {purpose}.1.key is missing, and {options.DatabasePath} needs it."));
        }

        return (files, missing);
    }

    /// <summary>Gives an NGO its key-encryption key when it has none yet.</summary>
    public void AddNgo(string ngo)
    {
        if (!Keys.Has(ngo))
        {
            var file = KeyFile.Create(options.KeyDirectory, KeyFile.KekPrefix + ngo);
            Keys.Add(file);
            WriteSentinels(KeyStore.Database, Keys);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await KeyStore.DisposeAsync();
        Keys.Dispose();
    }

    private static Vault Open(StorageOptions options, KeyRing keys)
    {
        var keyStore = new KeyStore(new Database(options.KeyStorePath, KeyStore.Schema));
        var faults = CheckSentinels(keyStore.Database, keys);
        if (faults.Count > 0)
        {
            keyStore.DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw new StorageFaultsException(faults);
        }

        WriteSentinels(keyStore.Database, keys);
        return new Vault(options, keys, keyStore, new Database(options.DatabasePath, Schema.Text + Staff.StaffSchema.Text));
    }

    /// <summary>Every stored sentinel must open: writing under a wrong key would lose what is written.</summary>
    private static List<string> CheckSentinels(Database store, KeyRing keys)
    {
        return store.ReadAsync(
            connection =>
            {
                var faults = new List<string>();
                using var select = connection.CreateCommand();
                select.CommandText = "SELECT kek, purpose, sealed FROM sentinels";
                using var row = select.ExecuteReader();
                while (row.Read())
                {
                    var purpose = row.GetString(1);
                    if (!Opens(keys, (byte[])row[0], purpose, (byte[])row[2]))
                    {
                        faults.Add($"The key {purpose} is not the one this data was written with.");
                    }
                }

                return faults;
            },
            CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }

    private static bool Opens(KeyRing keys, byte[] id, string purpose, byte[] envelope)
    {
        try
        {
            return keys.FindById(id) is { } key && key.Open(new Sealed(envelope), Place(purpose)).AsSpan().SequenceEqual(Sentinel);
        }
        catch (SealBrokenException)
        {
            return false;
        }
    }

    private static void WriteSentinels(Database store, KeyRing keys)
    {
        store.WriteAsync(
            session =>
            {
                foreach (var (purpose, key) in keys.All)
                {
                    var insert = session.Command("INSERT OR IGNORE INTO sentinels(kek, purpose, sealed) VALUES(@k, @p, @s)");
                    insert.Set("@k", key.Id.ToArray());
                    insert.Set("@p", purpose);
                    insert.Set("@s", key.Seal(Sentinel, Place(purpose)).Envelope);
                    insert.ExecuteNonQuery();
                }
            },
            CancellationToken.None).GetAwaiter().GetResult();
    }

    private static ReadOnlySpan<byte> Sentinel => "hotline"u8;

    private static SealedPlace Place(string purpose) => new(purpose, Guid.Empty, "sentinels", "sealed", 0, 0);

    private static void CreateDirectory(string path)
    {
        if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static void Refuse(List<string> faults)
    {
        if (faults.Count > 0)
        {
            throw new StorageFaultsException(faults);
        }
    }
}
