using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;

namespace Hotline.Core.Tests.Conversations;

/// <summary>What was said leaves the caller's screen by itself, and in time.</summary>
public class OnScreenTests
{
    private static readonly TimeSpan All = ScreenTimes.Default.Everything;

    [Fact]
    public void What_was_said_goes_47_hours_after_the_first_of_it()
    {
        var talk = new Talk().Hear(new Said.Start(null));
        Assert.Contains(new TurnEffect.SetDeadline(DeadlineKind.Sweep, talk.Now + All), talk.Effects);

        var began = talk.Now;
        talk.Minutes(90).Write("English").Minutes((int)All.TotalMinutes - 91).Due(DeadlineKind.Sweep);
        Assert.False(talk.Has<TurnEffect.Swept>());

        talk.Minutes(1).Due(DeadlineKind.Sweep);
        Assert.True(talk.The<TurnEffect.Swept>().Until > began.AddMinutes(90));
        Assert.Null(talk.State.Deadlines.Sweep);
        Assert.Empty(talk.Replies);
    }

    [Fact]
    public void A_talk_of_days_loses_its_oldest_part_only_and_nothing_stays_longer_than_that()
    {
        var talk = new Talk().Waiting();
        var said = new List<DateTimeOffset> { talk.Now };
        var gone = DateTimeOffset.MinValue;
        for (var hour = 0; hour < 200; hour++)
        {
            talk.Minutes(60).Write("still here");
            said.Add(talk.Now);
            while (talk.State.Deadlines.Sweep <= talk.Now)
            {
                talk.Due(DeadlineKind.Sweep);
                gone = talk.The<TurnEffect.Swept>().Until;
                Assert.True(gone < talk.Now - TimeSpan.FromHours(40));
            }

            Assert.True(talk.State.Stretches.Length <= 10);
            Assert.DoesNotContain(said, at => at > gone && at < talk.Now - All);
        }
    }

    [Fact]
    public void Nothing_is_swept_that_was_cleared_and_the_words_about_clearing_go_too()
    {
        var talk = new Talk().Started().Minutes(60).Write("delete");

        Assert.Equal(talk.Now + All, talk.State.Deadlines.Sweep);
        Assert.Equal([talk.Now], talk.State.Stretches);
    }

    [Fact]
    public void A_new_beginning_and_a_code_word_leave_the_time_as_it_was()
    {
        var talk = new Talk().Hear(new Said.Start(null));
        var due = talk.Now + All;
        talk.Press("en", "yes").Write("stop").Minutes(30).Write("hello");

        Assert.Equal(due, talk.State.Deadlines.Sweep);
    }

    [Fact]
    public void After_a_block_nothing_is_done_and_when_the_caller_is_back_what_is_due_is_done()
    {
        var talk = new Talk().Started().Hear(new Said.Blocked());
        Assert.Null(talk.State.Deadlines.Sweep);
        Assert.Contains(new TurnEffect.ClearDeadline(DeadlineKind.Sweep), talk.Effects);

        talk.Minutes((int)All.TotalMinutes + 30).Write("hello");

        Assert.True(talk.State.Deadlines.Sweep <= talk.Now);
        Assert.NotNull(talk.Due(DeadlineKind.Sweep).The<TurnEffect.Swept>());
        Assert.Equal([talk.Now], talk.State.Stretches);
    }

    [Fact]
    public void A_web_page_is_not_swept()
    {
        var talk = new Talk("webchat").Started();

        Assert.Empty(talk.State.Stretches);
        Assert.Null(talk.State.Deadlines.Sweep);
    }

    [Theory]
    [InlineData("telegram")]
    [InlineData("webchat")]
    public void A_reply_that_had_been_held_back_leaves_ten_minutes_after_it_was_shown(string channel)
    {
        var talk = Held(channel);
        talk.Write("hello");

        Assert.Equal(["written", TextKeys.Fades], talk.Keys);
        Assert.All(talk.Replies, reply => Assert.True(reply.Fades));
        Assert.Contains(new TurnEffect.SetDeadline(DeadlineKind.Fade, talk.Now.AddMinutes(10)), talk.Effects);
        var lines = talk.State.Fading.Select(line => line.Line).ToArray();
        Assert.Equal([talk.Lines!.Value - 1, talk.Lines.Value], lines);

        talk.Minutes(9).Due(DeadlineKind.Fade);
        Assert.False(talk.Has<TurnEffect.Faded>());
        talk.Minutes(1).Due(DeadlineKind.Fade);

        Assert.Equal(lines, talk.The<TurnEffect.Faded>().Lines);
        Assert.Empty(talk.State.Fading);
        Assert.Null(talk.State.Deadlines.Fade);
    }

    [Fact]
    public void What_is_written_in_a_live_talk_does_not_fade()
    {
        var talk = new Talk { Lines = 0 }.WithPerson().Reply("I am here");

        Assert.False(talk.Replies.Single(reply => reply.Words is Words.Written).Fades);
        Assert.Null(talk.State.Deadlines.Fade);
    }

    [Fact]
    public void The_times_are_a_setting_and_are_kept_with_the_turn()
    {
        var talk = new Talk { Screen = new ScreenTimes(TimeSpan.FromMinutes(3), TimeSpan.FromHours(8)) }.Hear(new Said.Start(null));

        Assert.Equal(talk.Now.AddHours(8), talk.State.Deadlines.Sweep);
    }

    private static Talk Held(string channel)
    {
        var talk = new Talk(channel) { Lines = 0 }.WithPerson();
        return talk.Minutes(20).Reply("The bus leaves at six");
    }
}
