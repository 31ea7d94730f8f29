using Hotline.Testing.Kills;

namespace Hotline.Server.Tests.Kills;

public sealed class KillTests
{
    /// <summary>The short form of what <c>bench/Hotline.Bench kill</c> measures.</summary>
    [Fact]
    public async Task Killed_at_random_moments_it_keeps_every_accepted_message_once_and_in_order()
    {
        var report = await new KillRun(new KillPlan(Kills: 5, Callers: 12), TextWriter.Null).RunAsync();

        Assert.Empty(report.Faults);
        Assert.True(report.Accepted > 12, "Nobody got to write.");
    }
}
