using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Hotline.Server.Storage.Sealing;

/// <summary>AES-256-GCM under one key. Plaintext is padded to a multiple of 256 bytes first, so that lengths say little.</summary>
internal sealed class SealingKey : IDisposable
{
    private const byte Version = 1;
    private const int IdLength = 16;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int Header = 1 + IdLength + NonceLength;
    private const int Block = 256;

    private readonly byte[] id;
    private readonly AesGcm cipher;
    private readonly Lock gate = new();

    public SealingKey(ReadOnlySpan<byte> id, ReadOnlySpan<byte> key)
    {
        this.id = id.ToArray();
        cipher = new AesGcm(key, TagLength);
    }

    public ReadOnlySpan<byte> Id => id;

    public Sealed Seal(ReadOnlySpan<byte> plain, in SealedPlace place)
    {
        var length = (plain.Length + sizeof(int) + Block - 1) / Block * Block;
        var envelope = new byte[Header + length + TagLength];

        // Padded and sealed where it will lie: nothing in clear is left over.
        var padded = envelope.AsSpan(Header, length);
        BinaryPrimitives.WriteInt32LittleEndian(padded, plain.Length);
        plain.CopyTo(padded[sizeof(int)..]);
        envelope[0] = Version;
        id.CopyTo(envelope.AsSpan(1));
        Chance.Fill(envelope.AsSpan(1 + IdLength, NonceLength));

        Span<byte> aad = stackalloc byte[256];
        var used = WriteAad(aad, place);
        lock (gate)
        {
            cipher.Encrypt(
                envelope.AsSpan(1 + IdLength, NonceLength),
                padded,
                padded,
                envelope.AsSpan(Header + length),
                aad[..used]);
        }

        return new Sealed(envelope);
    }

    /// <exception cref="SealBrokenException">Wrong key, wrong place or changed bytes.</exception>
    public byte[] Open(Sealed value, in SealedPlace place)
    {
        var envelope = value.Envelope.AsSpan();
        if (envelope.Length < Header + Block + TagLength || envelope[0] != Version || !envelope.Slice(1, IdLength).SequenceEqual(id))
        {
            throw new SealBrokenException(place.Table, place.Column);
        }

        var padded = new byte[envelope.Length - Header - TagLength];
        Span<byte> aad = stackalloc byte[256];
        var used = WriteAad(aad, place);
        try
        {
            lock (gate)
            {
                cipher.Decrypt(envelope.Slice(1 + IdLength, NonceLength), envelope[Header..^TagLength], envelope[^TagLength..], padded, aad[..used]);
            }
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new SealBrokenException(place.Table, place.Column, e);
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(padded);
        var plain = padded.AsSpan(sizeof(int), length).ToArray();
        CryptographicOperations.ZeroMemory(padded);
        return plain;
    }

    public void Dispose() => cipher.Dispose();

    /// <summary>version, NGO, case, table, column, row, sequence; texts are preceded by their length, so that no two places read alike.</summary>
    private static int WriteAad(Span<byte> aad, in SealedPlace place)
    {
        aad[0] = Version;
        var at = 1;
        at += WriteText(aad[at..], place.Ngo);
        place.Case.TryWriteBytes(aad[at..]);
        at += 16;
        at += WriteText(aad[at..], place.Table);
        at += WriteText(aad[at..], place.Column);
        BinaryPrimitives.WriteInt64LittleEndian(aad[at..], place.Row);
        BinaryPrimitives.WriteInt64LittleEndian(aad[(at + 8)..], place.Sequence);
        return at + 16;
    }

    private static int WriteText(Span<byte> to, string text)
    {
        var written = Encoding.UTF8.GetBytes(text, to[1..]);
        to[0] = checked((byte)written);
        return written + 1;
    }
}
