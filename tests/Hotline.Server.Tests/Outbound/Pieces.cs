using Hotline.Core.Messages;
using Hotline.Server.Outbound;

namespace Hotline.Server.Tests.Outbound;

public sealed class Pieces
{
    private static readonly TimeSpan Zero = TimeSpan.Zero;

    [Fact]
    public void The_budget_lends_each_slot_once_a_second_counted_from_the_end_of_its_send()
    {
        var budget = new Budget(2);
        var first = budget.Take(Lane.Live, Zero);
        var second = budget.Take(Lane.Live, Zero);
        Assert.Null(budget.NextAt(Lane.Live, Zero));

        budget.Began(first, Zero);
        budget.Ended(first, Ms(100));
        Assert.Equal(Ms(1100), budget.NextAt(Lane.Live, Ms(100)));
        Assert.Equal(Ms(1100), budget.NextAt(Lane.Live, Ms(1100)));

        // A slot given back twice is one slot.
        budget.Unused(second);
        budget.Unused(second);
        budget.Take(Lane.Live, Ms(1100));
        budget.Take(Lane.Live, Ms(1100));
        Assert.Null(budget.NextAt(Lane.Live, Ms(1300)));
    }

    [Fact]
    public void A_send_that_hangs_does_not_keep_its_slot()
    {
        var budget = new Budget(1);
        budget.Began(budget.Take(Lane.Live, Zero), Zero);
        Assert.Equal(Ms(1300), budget.NextAt(Lane.Live, Zero));
        Assert.Equal(Ms(1300), budget.NextAt(Lane.Live, Ms(1300)));
    }

    [Fact]
    public void Ordinary_messages_leave_evenly_and_live_ones_at_once()
    {
        var budget = new Budget(10);
        var now = TimeSpan.FromSeconds(5);
        budget.Take(Lane.Dialog, now);
        budget.Take(Lane.Dialog, now);
        Assert.True(budget.NextAt(Lane.Dialog, now) > now);
        Assert.Equal(now, budget.NextAt(Lane.Live, now));
    }

    [Fact]
    public void A_conversation_moves_up_when_something_urgent_joins_it()
    {
        var waiting = new Waiting();
        waiting.Add(Entry(1, 7, Lane.NewContact), Zero);
        waiting.Add(Entry(2, 8, Lane.Dialog), Zero);
        Assert.Equal(Lane.Dialog, waiting.NextLane(Zero));

        waiting.Add(Entry(3, 7, Lane.Live), Zero);
        Assert.Equal(Lane.Live, waiting.NextLane(Zero));
        Assert.Equal(1, waiting.Take(Lane.Live).Head!.Id);
        Assert.Equal(2, waiting.Take(waiting.NextLane(Zero)!.Value).Head!.Id);
        Assert.Null(waiting.NextLane(Zero));
    }

    [Fact]
    public void A_resting_conversation_wakes_at_its_time_and_an_empty_one_is_forgotten()
    {
        var waiting = new Waiting();
        waiting.Add(Entry(1, 7, Lane.Live), Zero);
        var chat = waiting.Take(waiting.NextLane(Zero)!.Value);
        chat.NotBefore = Ms(500);
        waiting.Put(chat, Zero);
        Assert.Null(waiting.NextLane(Ms(499)));
        Assert.Equal(Ms(500), waiting.NextWake());
        Assert.Equal(Lane.Live, waiting.NextLane(Ms(500)));

        waiting.Take(Lane.Live).Remove(chat.Head!);
        waiting.Put(chat, Ms(501));
        Assert.Equal(0, waiting.Chats);
    }

    [Fact]
    public void Waits_double_up_to_their_most_and_are_never_longer()
    {
        var backoff = new Backoff(Ms(100), Ms(1000));
        Assert.InRange(backoff.After(1), Ms(70), Ms(100));
        Assert.InRange(backoff.After(3), Ms(280), Ms(400));
        Assert.InRange(backoff.After(1_000_000), Ms(700), Ms(1000));
    }

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private static OutboxEntry Entry(long id, byte chat, Lane lane) => new(
        id, new ConversationId(new Guid(chat, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])), new ChannelAddress("telegram", "1", $"{chat}"),
        new OutboundWork.Message(new RenderedMessage(new PrivateText("x"), [])), lane, 0, DateTimeOffset.UnixEpoch);
}
