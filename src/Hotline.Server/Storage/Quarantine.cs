using Hotline.Core.Messages;
using Hotline.Server.Channels;
using Hotline.Server.Conversations;
using Hotline.Server.Storage.Sealing;

namespace Hotline.Server.Storage;

/// <summary>Keeps, sealed, what a channel delivered and nobody could read, so that a person can look at it later.</summary>
internal sealed class Quarantine(Vault vault, TimeProvider time) : IQuarantine
{
    public async Task KeepAsync(
        string channel, DeliveryKey delivery, ReadOnlyMemory<byte> payload, QuarantineWhy why, CancellationToken cancellation)
    {
        var at = time.GetUtcNow().ToUnixTimeSeconds();
        var blind = vault.Keys.BlindDelivery(delivery);
        var kept = vault.Keys.House.Seal(payload.Span, new SealedPlace("", Guid.Empty, "quarantine", "sealed", 0, at));
        try
        {
            await vault.Database.WriteAsync(
                session =>
                {
                    var insert = session.Command("INSERT OR IGNORE INTO quarantine(channel, delivery, why, at, sealed) VALUES(@c, @d, @w, @at, @s)");
                    insert.Set("@c", channel);
                    insert.Set("@d", blind);
                    insert.Set("@w", why.ToString());
                    insert.Set("@at", at);
                    insert.Set("@s", kept.Envelope);
                    insert.ExecuteNonQuery();
                },
                cancellation);
        }
        catch (StorageUnavailableException e)
        {
            throw new IntakeClosedException("Storage keeps nothing now.", e);
        }
    }
}
