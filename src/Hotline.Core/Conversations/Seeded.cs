using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Hotline.Core.Handoff;

namespace Hotline.Core.Conversations;

/// <summary>Ids and button tokens of one turn: random to everybody outside, the same when the turn is replayed.</summary>
internal sealed class Seeded(Guid seed)
{
    private const int TokenLength = 12;
    private const int IdLength = 16;

    // One hash serves several tokens: a question has as many as buttons.
    private readonly byte[] drawn = new byte[SHA512.HashSizeInBytes];
    private int used = SHA512.HashSizeInBytes;
    private uint next;

    /// <summary>16 characters, 96 bits.</summary>
    public string Token() => Base64Url.EncodeToString(Draw(TokenLength));

    public CaseId CaseId() => new(new Guid(Draw(IdLength)));

    private ReadOnlySpan<byte> Draw(int length)
    {
        if (used + length > drawn.Length)
        {
            Span<byte> source = stackalloc byte[20];
            seed.TryWriteBytes(source);
            BinaryPrimitives.WriteUInt32LittleEndian(source[16..], next++);
            SHA512.HashData(source, drawn);
            used = 0;
        }

        used += length;
        return drawn.AsSpan(used - length, length);
    }
}
