using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hotline.Server.Channels.Telegram;

/// <summary>Degraded at worst, never unhealthy: the web chat still serves, and taking us out of service would not bring Telegram back.</summary>
internal sealed class TelegramHealth(TelegramState state) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(state switch
        {
            { ProfileGivesAway: true } => HealthCheckResult.Degraded("The bot's public profile gives callers away."),
            { Trouble: PollTrouble.TokenRefused } => HealthCheckResult.Degraded("Telegram refuses the bot token."),
            { NotStored: > 0 } => HealthCheckResult.Degraded("Updates wait for the store."),
            { Trouble: not PollTrouble.None } => HealthCheckResult.Degraded($"Telegram: {state.Trouble}."),
            _ => HealthCheckResult.Healthy(),
        });
}
