using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Channels.WebChat;

/// <summary>
/// The proof of work that opening a conversation costs a browser while many are opened: a counter such that
/// SHA-256(challenge + counter) begins with so many zero bits. Nothing is asked at rest, so that any client works.
/// A challenge is signed, not stored; only spent ones are remembered, until they would have expired.
/// </summary>
internal sealed class Proofs(IOptions<WebChatOptions> options, TimeProvider time)
{
    private const int Head = 8 + 1 + 12;
    private const int MostBits = 22;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, DateTimeOffset> spent = new(StringComparer.Ordinal);
    private readonly Lock counting = new();
    private double openings;
    private DateTimeOffset counted = time.GetUtcNow();

    /// <summary>Bits asked for now: none below the free rate, then two more with every doubling.</summary>
    public int Bits
    {
        get
        {
            var free = options.Value.FreeOpeningsPerMinute;
            var rate = Decay(0);
            return rate <= free ? 0 : Math.Min(MostBits, options.Value.ProofBits + (2 * BitOperations.Log2((uint)(rate / Math.Max(free, 1)))));
        }
    }

    public (string Challenge, int Bits) New()
    {
        var bits = Bits;
        var bytes = new byte[Head + 16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, (time.GetUtcNow() + Life).ToUnixTimeSeconds());
        bytes[8] = (byte)bits;
        RandomNumberGenerator.Fill(bytes.AsSpan(9, 12));
        Sign(bytes).CopyTo(bytes, Head);
        return (Base64Url.EncodeToString(bytes), bits);
    }

    public void CountOpening() => Decay(1);

    /// <param name="proof"><c>challenge:counter</c>, from the header <c>X-Proof</c>.</param>
    public bool Accepts(string? proof)
    {
        var asked = Bits;
        if (asked == 0)
        {
            return true;
        }

        // Two bits of grace: the demand may rise while somebody's phone is still counting. None for a challenge drawn at rest.
        return proof?.Split(':') is [var challenge, { Length: <= 20 } counter]
            && FindBits(challenge) is { } given
            && given >= Math.Max(1, asked - 2)
            && ZeroBits(SHA256.HashData(Encoding.UTF8.GetBytes(challenge + counter))) >= given
            && spent.TryAdd(challenge, time.GetUtcNow() + Life);
    }

    public void DropExpired()
    {
        var now = time.GetUtcNow();
        foreach (var (challenge, until) in spent)
        {
            if (until < now)
            {
                spent.TryRemove(challenge, out _);
            }
        }
    }

    private int? FindBits(string challenge)
    {
        if (challenge.Length > 64 || !Base64Url.IsValid(challenge))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(challenge);
        return bytes.Length == Head + 16
            && CryptographicOperations.FixedTimeEquals(Sign(bytes), bytes.AsSpan(Head))
            && BinaryPrimitives.ReadInt64BigEndian(bytes) >= time.GetUtcNow().ToUnixTimeSeconds()
                ? bytes[8]
                : null;
    }

    private byte[] Sign(byte[] bytes) => HMACSHA256.HashData(key, bytes.AsSpan(0, Head))[..16];

    /// <summary>Openings of the last minute, roughly: a count that halves every 42 seconds, as e^(-t/60) does.</summary>
    private double Decay(int more)
    {
        lock (counting)
        {
            var now = time.GetUtcNow();
            openings = (openings * Math.Exp(-(now - counted).TotalMinutes)) + more;
            counted = now;
            return openings;
        }
    }

    private static int ZeroBits(ReadOnlySpan<byte> hash) => BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt32BigEndian(hash));
}
