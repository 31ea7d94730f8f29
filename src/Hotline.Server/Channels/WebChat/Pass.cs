using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Hotline.Server.Channels.WebChat;

/// <summary>A bearer token or a one-use ticket: 192 random bits that mean nothing.</summary>
internal sealed record Pass(string Value)
{
    public PassHash Hash => PassHash.Of(Value);

    public static Pass New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24)));

    public static ChatId NewChat() => new(RandomNumberGenerator.GetHexString(32, lowercase: true));

    public override string ToString() => nameof(Pass);
}

/// <summary>What is kept of a pass. A plain hash is enough: 192 random bits cannot be guessed from it.</summary>
internal readonly record struct PassHash(string Hex)
{
    public byte[] ToBytes() => Convert.FromHexString(Hex);

    public static PassHash Of(string pass) => new(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(pass))));

    public override string ToString() => nameof(PassHash);
}
