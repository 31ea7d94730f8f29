using System.Globalization;
using Hotline.Core.Handoff;

namespace Hotline.Core.Tests.Handoff;

public class DutyHoursTests
{
    [Theory]
    [InlineData("09:00-21:00", "2026-11-23T03:59:00Z", false)]
    [InlineData("09:00-21:00", "2026-11-23T04:00:00Z", true)]
    [InlineData("09:00-21:00", "2026-11-23T16:00:00Z", false)]
    [InlineData("20:00-08:00", "2026-11-23T20:00:00Z", true)]
    [InlineData("20:00-08:00", "2026-11-23T09:00:00Z", false)]
    public void Hours_hold_in_Kazakhstan_time_and_may_pass_midnight(string hours, string now, bool hold)
    {
        Assert.Equal(hold, DutyHours.Find(hours)!.Hold(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("09:00 - 21:00", "09:00–21:00")]
    [InlineData("20:00-08:00", "20:00–08:00")]
    public void Hours_are_told_as_they_are_read(string text, string told)
    {
        Assert.Equal(told, DutyHours.Find(text)!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("9-21")]
    [InlineData("09:00")]
    [InlineData("09:00-09:00")]
    [InlineData("09:00-25:00")]
    [InlineData("mornings")]
    public void Anything_else_is_no_hours(string? text)
    {
        Assert.Null(DutyHours.Find(text));
    }
}
