using Hotline.Core.Handoff;
using Hotline.Core.Recognition;

namespace Hotline.Core.Tests.Handoff;

public class UrgencyRuleTests
{
    [Fact]
    public void Any_sign_of_danger_is_acute_by_itself()
    {
        foreach (var danger in Enum.GetValues<Acute>())
        {
            Assert.Equal(Urgency.R2, UrgencyRule.Of([danger], isChild: false));
        }
    }

    [Theory]
    [InlineData(0, Urgency.R0)]
    [InlineData(1, Urgency.R0)]
    [InlineData(2, Urgency.R1)]
    [InlineData(7, Urgency.R1)]
    public void Signs_without_danger_count_from_two_on(int signs, Urgency urgency) =>
        Assert.Equal(urgency, UrgencyRule.Of([.. Enumerable.Repeat<Acute?>(null, signs)], isChild: true));

    [Fact]
    public void Locked_in_and_hurt_is_danger_now() =>
        Assert.Equal(Urgency.R3, UrgencyRule.Of([Acute.Hurt, null, Acute.CannotLeave], isChild: false));

    [Theory]
    [InlineData(Acute.CannotLeave, Urgency.R3)]
    [InlineData(Acute.Hurt, Urgency.R3)]
    [InlineData(Acute.PapersHeld, Urgency.R2)]
    [InlineData(Acute.Threatened, Urgency.R2)]
    [InlineData(Acute.MovedSoon, Urgency.R2)]
    [InlineData(Acute.Untreated, Urgency.R2)]
    public void A_child_held_or_hurt_is_in_danger_now(Acute danger, Urgency urgency) =>
        Assert.Equal(urgency, UrgencyRule.Of([danger], isChild: true));

    [Fact]
    public void One_more_sign_never_makes_it_less_urgent()
    {
        Acute?[] kinds = [null, .. Enum.GetValues<Acute>().Cast<Acute?>()];
        foreach (var isChild in (bool[])[false, true])
        {
            foreach (var some in kinds.SelectMany(one => kinds.Select(other => (Acute?[])[one, other])).Append([]))
            {
                Assert.All(kinds, more => Assert.True(UrgencyRule.Of([.. some, more], isChild) >= UrgencyRule.Of(some, isChild)));
            }
        }
    }
}
