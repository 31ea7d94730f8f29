using System.Security.Cryptography;

namespace Hotline.Server.Storage.Sealing;

/// <summary>One key as a file: 32 random bytes in base64, named <c>PURPOSE.EPOCH.key</c>, readable by its owner only.</summary>
internal sealed record KeyFile(string Purpose, int Epoch, byte[] Key)
{
    public const string Index = "index";
    public const string Audit = "audit";
    public const string Ring = "ring";
    public const string KekPrefix = "kek-";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OthersCanRead = UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    public static KeyFile Create(string directory, string purpose)
    {
        if (!Directory.Exists(directory))
        {
            Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
        }

        var file = new KeyFile(purpose, 1, RandomNumberGenerator.GetBytes(32));
        var path = Path.Combine(directory, $"{purpose}.1.key");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly };
        using var stream = new FileStream(path, options);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(file.Key) + "\n"));
        stream.Flush(flushToDisk: true);
        return file;
    }

    /// <summary>Reads every key of the directory; faults are added, one sentence each, without any key material.</summary>
    public static List<KeyFile> ReadAll(string directory, List<string> faults)
    {
        var files = new List<KeyFile>();
        if (!Directory.Exists(directory))
        {
            return files;
        }

        foreach (var path in Directory.EnumerateFiles(directory).Order(StringComparer.Ordinal))
        {
            if (Read(path, faults) is { } file)
            {
                if (files.FirstOrDefault(f => f.Key.AsSpan().SequenceEqual(file.Key)) is { } twin)
                {
                    faults.Add($"{path}: the same key as {twin.Purpose}.{twin.Epoch}.key; each key has one use.");
                }

                files.Add(file);
            }
        }

        return files;
    }

    private static KeyFile? Read(string path, List<string> faults)
    {
        var parts = Path.GetFileName(path).Split('.');
        if (parts.Length != 3 || parts[2] != "key" || !int.TryParse(parts[1], out var epoch))
        {
            faults.Add($"{path}: not a key file; expected a name like index.1.key.");
            return null;
        }

        if ((File.GetUnixFileMode(path) & OthersCanRead) != 0)
        {
            faults.Add($"{path}: others can read this key; allow its owner only (chmod 600).");
            return null;
        }

        var key = new byte[64];
        if (!Convert.TryFromBase64String(File.ReadAllText(path).Trim(), key, out var length) || length != 32)
        {
            faults.Add($"{path}: a key is 32 bytes in base64.");
            return null;
        }

        key = key[..32];
        if (!key.AsSpan().ContainsAnyExcept((byte)0))
        {
            faults.Add($"{path}: the key is all zeros.");
            return null;
        }

        return new KeyFile(parts[0], epoch, key);
    }
}
