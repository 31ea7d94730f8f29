using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Prometheus;

namespace Hotline.Server.Hosting;

/// <summary>Health and metrics, on the ops address only. Names of checks and fixed words; nothing about anyone.</summary>
internal static class OpsEndpoints
{
    /// <summary>
    /// Counts from the start, not from the first time somebody looks; and our own meters only, as the labels of others are not ours to vouch for.
    /// </summary>
    private static readonly Lazy<IDisposable> Listening = new(() =>
    {
        Metrics.SuppressDefaultMetrics(new SuppressDefaultMetricOptions { SuppressMeters = true, SuppressEventCounters = true });
        return MeterAdapter.StartListening(new MeterAdapterOptions
        {
            InstrumentFilterPredicate = instrument => instrument.Meter.Name.StartsWith("Hotline.", StringComparison.Ordinal),
        });
    });

    public static void MapOps(this IEndpointRouteBuilder endpoints)
    {
        _ = Listening.Value;
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous().ServedOn(Listener.Ops);
        endpoints.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous().ServedOn(Listener.Ops);
        endpoints.MapMetrics("/metrics").AllowAnonymous().ServedOn(Listener.Ops);
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(new
        {
            status = report.Status.ToString(),
            checks = report.Entries.ToDictionary(e => e.Key, e => new { status = e.Value.Status.ToString(), why = e.Value.Description }),
        });
}
