using Hotline.Server.Conversations;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hotline.Server.Outbound;

internal static class OutboundFeature
{
    /// <summary>Sends the outbox of every registered channel. Needs an <see cref="IOutbox"/> and an <see cref="IIntake"/>.</summary>
    public static IServiceCollection AddOutbound(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<OutboundMetrics>();
        services.AddHostedService<Senders>();
        return services;
    }
}

/// <summary>One sender a channel.</summary>
internal sealed class Senders(
    IEnumerable<IChannel> channels, IOutbox outbox, IIntake intake, OutboundMetrics metrics, TimeProvider time, ILogger<Senders> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(channels.Select(channel => RunAsync(channel, stoppingToken)));

    private async Task RunAsync(IChannel channel, CancellationToken stopping)
    {
        // Off the start-up path.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await new Sender(new SenderPorts(channel, outbox, intake, metrics, time, logger)).RunAsync(stopping);
    }
}
