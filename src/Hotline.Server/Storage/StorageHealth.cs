using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hotline.Server.Storage;

/// <summary>Whether a message can be kept now: a write is tried, as nothing else proves it.</summary>
internal sealed class StorageHealth(Vault vault) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await vault.Database.WriteAsync(
                session => session.Command("INSERT OR REPLACE INTO meta(name, value) VALUES('health', 'ok')").ExecuteNonQuery(),
                cancellationToken).WaitAsync(Patience, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is StorageUnavailableException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy(e is StorageUnavailableException s ? $"storage: {s.Trouble}" : "storage: no answer");
        }
    }
}
