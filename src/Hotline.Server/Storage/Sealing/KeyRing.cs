using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Hotline.Core.Messages;

namespace Hotline.Server.Storage.Sealing;

/// <summary>
/// The keys of <c>KeyDirectory</c>: one key-encryption key an NGO and epoch, the index key, the audit key and the ring key
/// (staff data, cookies). Loaded once at start; every fault is named before the start is refused.
/// </summary>
internal sealed class KeyRing : IDisposable
{
    private readonly ConcurrentDictionary<string, SealingKey> current = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, (string Purpose, SealingKey Key)> byId = [];
    private readonly ThreadLocal<IncrementalHash> indexMac;
    private byte[] indexKey = [];
    private byte[] auditKey = [];

    internal KeyRing(IEnumerable<KeyFile> files)
    {
        // Every turn needs one; setting it up costs more than using it.
        indexMac = new ThreadLocal<IncrementalHash>(() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, indexKey), trackAllValues: true);
        foreach (var file in files.OrderBy(f => f.Epoch))
        {
            Add(file);
        }
    }

    /// <summary>For data that belongs to the installation and to no NGO's cases: staff accounts, cookies, quarantined updates.</summary>
    public SealingKey House => current[KeyFile.Ring];

    public IEnumerable<(string Purpose, SealingKey Key)> All => byId.Values;

    public bool Has(string ngo) => current.ContainsKey(KeyFile.KekPrefix + ngo);

    public void Add(KeyFile file)
    {
        switch (file.Purpose)
        {
            case KeyFile.Index:
                indexKey = file.Key;
                break;
            case KeyFile.Audit:
                auditKey = file.Key;
                break;
            default:
                var id = IdOf(file.Key);
                var key = new SealingKey(id, file.Key);
                current[file.Purpose] = key;
                byId[new Guid(id)] = (file.Purpose, key);
                break;
        }
    }

    /// <summary>The newest key-encryption key of an NGO.</summary>
    public SealingKey ForNgo(string ngo) =>
        current.TryGetValue(KeyFile.KekPrefix + ngo, out var key) ? key : throw new InvalidOperationException($"There is no key for the NGO '{ngo}'.");

    public SealingKey? FindById(ReadOnlySpan<byte> id) => byId.TryGetValue(new Guid(id), out var found) ? found.Key : null;

    /// <summary>Keyed hash for looking up what must not be readable: full length, one index key.</summary>
    public byte[] Blind(string channel, string bot, string chat) =>
        HMACSHA256.HashData(indexKey, Encoding.UTF8.GetBytes($"{channel}\0{bot}\0{chat}"));

    /// <summary>
    /// 16 bytes for a delivery key: the channel's number, coarse (what is told by it the time in clear tells too), and then 12
    /// bytes of a keyed hash, long enough never to collide.
    /// </summary>
    public byte[] BlindDelivery(DeliveryKey key)
    {
        var blind = new byte[16];
        BinaryPrimitives.WriteUInt32BigEndian(blind, unchecked((uint)(key.Order >> 8)));
        Span<byte> hash = stackalloc byte[32];
        var mac = indexMac.Value!;
        mac.AppendData(Encoding.UTF8.GetBytes("delivery\0" + key.Value));
        mac.GetHashAndReset(hash);
        hash[..12].CopyTo(blind.AsSpan(sizeof(uint)));
        return blind;
    }

    public byte[] AuditMac(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> entry)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, auditKey);
        mac.AppendData(previous);
        mac.AppendData(entry);
        return mac.GetHashAndReset();
    }

    public void Dispose()
    {
        foreach (var (_, key) in byId.Values)
        {
            key.Dispose();
        }

        foreach (var mac in indexMac.Values)
        {
            mac.Dispose();
        }

        indexMac.Dispose();
        CryptographicOperations.ZeroMemory(indexKey);
        CryptographicOperations.ZeroMemory(auditKey);
    }

    private static byte[] IdOf(byte[] key) => HMACSHA256.HashData(key, "hotline key id"u8)[..16];
}
