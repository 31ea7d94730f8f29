using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Hotline.Core.Handoff;

namespace Hotline.Core.Conversations;

/// <summary>Ids and button tokens of one turn: random to everybody outside, the same when the turn is replayed.</summary>
internal sealed class Seeded(Guid seed)
{
    private uint next;

    /// <summary>16 characters, 96 bits.</summary>
    public string Token() => Base64Url.EncodeToString(Draw().AsSpan(0, 12));

    public CaseId CaseId() => new(new Guid(Draw().AsSpan(0, 16)));

    private byte[] Draw()
    {
        Span<byte> source = stackalloc byte[20];
        seed.TryWriteBytes(source);
        BinaryPrimitives.WriteUInt32LittleEndian(source[16..], next++);
        return SHA256.HashData(source);
    }
}
