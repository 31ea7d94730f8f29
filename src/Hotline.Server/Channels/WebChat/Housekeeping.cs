using Hotline.Server.Storage;

namespace Hotline.Server.Channels.WebChat;

/// <summary>Forgets what has expired.</summary>
internal sealed class Housekeeping(IWebChatTokens tokens, Proofs proofs, TimeProvider time, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        var asked = 0;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            proofs.DropExpired();
            if (proofs.Bits is var bits && bits > 0 && asked == 0)
            {
                Log.ProofAsked(log, bits);
            }

            asked = bits;
            try
            {
                Log.Dropped(log, await tokens.DropExpiredAsync(time.GetUtcNow(), stoppingToken));
            }
            catch (StorageUnavailableException)
            {
                // Expired passes open nothing meanwhile. The next minute tries again.
            }
        }
    }
}
