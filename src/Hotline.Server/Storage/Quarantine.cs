using Hotline.Server.Storage.Sealing;

namespace Hotline.Server.Storage;

/// <summary>Keeps, sealed, what a channel delivered and nobody could read, so that a person can look at it later.</summary>
internal sealed class Quarantine(Vault vault, TimeProvider time)
{
    public Task KeepAsync(string channel, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        var at = time.GetUtcNow().ToUnixTimeSeconds();
        var kept = vault.Keys.House.Seal(payload.Span, new SealedPlace("", Guid.Empty, "quarantine", channel, 0, at));
        return vault.Database.WriteAsync(
            session =>
            {
                var insert = session.Command("INSERT INTO quarantine(channel, at, sealed) VALUES(@c, @at, @s)");
                insert.Set("@c", channel);
                insert.Set("@at", at);
                insert.Set("@s", kept.Envelope);
                insert.ExecuteNonQuery();
            },
            cancellation);
    }
}
