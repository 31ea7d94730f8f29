using Hotline.Core.Handoff;
using Hotline.Core.Messages;
using Hotline.Server.Storage;

namespace Hotline.Server.Conversations;

/// <summary>Who can answer now, as of at most a few seconds ago. Never waits: a turn takes what is known.</summary>
internal sealed class DutyBoard(DutyReads reads, DutyOptions options, TimeProvider time, ILogger<DutyBoard> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private volatile IReadOnlyDictionary<string, Duty> known = new Dictionary<string, Duty>();

    public Duty Now(NgoId ngo) => known.GetValueOrDefault(ngo.Value, Duty.Nobody) with { Hours = options.Known };

    public async Task RefreshAsync(CancellationToken cancellation) => known = await reads.ReadAsync(cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await RefreshAsync(stoppingToken);
            }
            catch (StorageUnavailableException e)
            {
                Log.DutyUnknown(log, e.Trouble);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
