using Hotline.Content;
using Hotline.Core.Dialogs;
using Hotline.Server.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hotline.Server.Tests.Conversations;

public sealed class DutyAndContacts
{
    [Theory]
    [InlineData("09:00-21:00", false)]
    [InlineData("", false)]
    [InlineData("from nine to nine", true)]
    [InlineData("9-21", true)]
    public void Hours_of_duty_that_cannot_be_read_stop_the_start(string hours, bool fault)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Hotline:Duty:Hours", hours)]).Build();

        var faults = FeatureFaults.Find(configuration).Where(one => one.StartsWith("Hotline:Duty", StringComparison.Ordinal)).ToList();

        Assert.Equal(fault ? ["Hotline:Duty: Hours: write them as 09:00-21:00."] : [], faults);
    }

    [Theory]
    [InlineData(2026, HealthStatus.Healthy, null)]
    [InlineData(2030, HealthStatus.Degraded, "6 contacts of the directory have expired and are hidden from callers; hotline lint lists them.")]
    public async Task Expired_contacts_are_counted_in_health_and_stop_nothing(int year, HealthStatus status, string? why)
    {
        var library = new ContentLibrary(ContentLoader.Load(ContentFiles.ReadFrom(AppContext.BaseDirectory)).Bundle!);
        var check = new ContactHealth(library, new At(new DateTimeOffset(year, 12, 1, 0, 0, 0, TimeSpan.Zero)));

        var result = await check.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);

        Assert.Equal((status, why), (result.Status, result.Description));
    }

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
