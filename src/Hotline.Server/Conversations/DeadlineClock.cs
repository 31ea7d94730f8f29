using Hotline.Core.Conversations;
using Hotline.Server.Storage;

namespace Hotline.Server.Conversations;

/// <summary>Looks every second for deadlines that came due and gives each to its conversation. A row stays until its turn is committed.</summary>
internal sealed class DeadlineClock(DeadlineReads reads, IGrainFactory grains, TimeProvider time, ILogger<DeadlineClock> log) : BackgroundService
{
    private const int AtOnce = 256;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            while (await TakeDueAsync(stoppingToken) == AtOnce)
            {
                // More are waiting than one round takes.
            }
        }
    }

    /// <summary>How many were given to their conversations; 0 when storage is away, so that the next second tries again.</summary>
    private async Task<int> TakeDueAsync(CancellationToken cancellation)
    {
        try
        {
            var due = await reads.ReadDueAsync(time.GetUtcNow(), AtOnce, cancellation);
            var outcomes = await Task.WhenAll(due.Select(TakeAsync));
            var failed = outcomes.Count(kind => kind == OutcomeKind.Unavailable);
            if (failed == 0)
            {
                return due.Count;
            }

            Log.DeadlinesFailed(log, failed);
        }
        catch (StorageUnavailableException)
        {
            Log.DeadlinesFailed(log, 1);
        }

        return 0;
    }

    private async Task<OutcomeKind> TakeAsync(DueDeadline deadline)
    {
        var request = new TurnRequest(new TurnInput.DeadlineCame(deadline.Kind)) { Due = deadline.Due };
        var outcome = await grains.GetGrain<IConversationGrain>(deadline.Conversation.Value).TakeAsync(request);
        return outcome.Kind;
    }
}
