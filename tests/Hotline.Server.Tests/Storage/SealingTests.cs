using System.Security.Cryptography;
using System.Text;
using Hotline.Server.Storage.Sealing;

namespace Hotline.Server.Tests.Storage;

public sealed class SealingTests
{
    private static readonly SealedPlace Place = new("main", Guid.Parse("00000000-0000-0000-0000-000000000001"), "turns", "sealed", 7, 9);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(252)]
    [InlineData(253)]
    [InlineData(5000)]
    public void What_was_sealed_opens_in_its_place(int length)
    {
        using var key = NewKey();
        var plain = RandomNumberGenerator.GetBytes(length);

        var opened = key.Open(key.Seal(plain, Place), Place);

        Assert.Equal(plain, opened);
    }

    [Fact]
    public void Lengths_are_hidden_in_steps_of_256_bytes()
    {
        using var key = NewKey();

        Assert.Equal(key.Seal(new byte[1], Place).Envelope.Length, key.Seal(new byte[252], Place).Envelope.Length);
        Assert.Equal(1 + 16 + 12 + 256 + 16, key.Seal(new byte[1], Place).Envelope.Length);
    }

    public static TheoryData<string> OtherPlaces => ["ngo", "case", "table", "column", "row", "sequence"];

    [Theory]
    [MemberData(nameof(OtherPlaces))]
    public void A_value_moved_elsewhere_does_not_open(string what)
    {
        using var key = NewKey();
        var value = key.Seal("a secret"u8, Place);
        var elsewhere = what switch
        {
            "ngo" => Place with { Ngo = "other" },
            "case" => Place with { Case = Guid.Parse("00000000-0000-0000-0000-000000000002") },
            "table" => Place with { Table = "outbox" },
            "column" => Place with { Column = "state" },
            "row" => Place with { Row = 8 },
            _ => Place with { Sequence = 10 },
        };

        Assert.Throws<SealBrokenException>(() => key.Open(value, elsewhere));
    }

    [Fact]
    public void A_change_of_any_byte_is_noticed()
    {
        using var key = NewKey();
        var envelope = key.Seal("a secret"u8, Place).Envelope;

        for (var i = 0; i < envelope.Length; i++)
        {
            var changed = (byte[])envelope.Clone();
            changed[i] ^= 1;
            Assert.Throws<SealBrokenException>(() => key.Open(new Sealed(changed), Place));
        }
    }

    [Fact]
    public void The_same_text_never_seals_alike()
    {
        using var key = NewKey();

        var one = key.Seal("a secret"u8, Place).Envelope;
        var two = key.Seal("a secret"u8, Place).Envelope;

        Assert.NotEqual(one, two);
        Assert.Equal(-1, one.AsSpan().IndexOf(Encoding.UTF8.GetBytes("secret")));
    }

    private static SealingKey NewKey() => new(RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetBytes(32));
}
