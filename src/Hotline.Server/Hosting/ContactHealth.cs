using Hotline.Core.Dialogs;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hotline.Server.Hosting;

/// <summary>Numbers hidden from callers because nobody has checked them in time. Callers are answered all the same, so it is no failure.</summary>
internal sealed class ContactHealth(ContentLibrary library, TimeProvider time) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var hidden = library.Current.Contacts.Hidden(time.GetUtcNow()).Count();
        return Task.FromResult(hidden == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"{hidden} contacts of the directory have expired and are hidden from callers; hotline lint lists them."));
    }
}

/// <summary>Says the same once, when the program starts.</summary>
internal sealed partial class ContactNotice(ContentLibrary library, TimeProvider time, ILogger<ContactNotice> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (library.Current.Contacts.Hidden(time.GetUtcNow()).Count() is > 0 and var hidden)
        {
            ContactsHidden(log, hidden);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Warning, "{Count} contacts of the directory have expired and are hidden from callers; hotline lint lists them.")]
    private static partial void ContactsHidden(ILogger log, int count);
}
