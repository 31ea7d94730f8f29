using Hotline.Core.Conversations;
using Hotline.Core.Messages;

namespace Hotline.Core.Tests.Conversations;

public class WritingRuleTests
{
    private const string Look = "intake.look.order";

    [Theory]
    [InlineData("telegram", 15, true)]
    [InlineData("telegram", 15.1, false)]
    [InlineData("webchat", 5, true)]
    [InlineData("webchat", 5.1, false)]
    public void An_answer_follows_the_callers_own_message_within_minutes(string channel, double minutes, bool sent)
    {
        var talk = new Talk(channel).WithPerson().Minutes(minutes).Reply("hello");

        Assert.Equal(sent ? ["written"] : [], talk.Keys);
        Assert.Equal(!sent, talk.Has<TurnEffect.Kept>());
        Assert.Equal(sent ? [] : ["hello"], Written(talk.Write("hi")));
    }

    [Fact]
    public void In_the_hours_agreed_a_neutral_line_goes_and_the_words_follow_the_tap()
    {
        // 11:00 in Kazakhstan.
        var talk = SafeContactContent.Agreed("any", "days-3").Accept().Minutes(30).Reply("I found a bus");
        Assert.Equal([Look], talk.Keys);
        Assert.Equal(["continue"], talk.LastCodes);

        talk.Press("continue");

        Assert.Equal(["I found a bus"], Written(talk));
        Assert.Empty(talk.State.Held);
    }

    [Fact]
    public void Whoever_blocked_us_gets_nothing_and_nothing_is_kept_for_them()
    {
        var talk = SafeContactContent.Agreed("any", "days-3").Accept().Hear(new Said.Blocked()).Reply("hello");

        Assert.Equal(InputRefusal.CallerAway, talk.The<TurnEffect.RefusedInput>().Why);
        Assert.Equal(new Writing.Never(), WritingRule.For(talk.State, SafeContactContent.Library.Current, talk.Now));
    }

    [Fact]
    public void Only_so_many_replies_wait()
    {
        var talk = new Talk().WithPerson().Minutes(20);
        for (var reply = 0; reply < 5; reply++)
        {
            Assert.True(talk.Reply("hello").Has<TurnEffect.Kept>());
        }

        Assert.Equal(InputRefusal.EnoughWaits, talk.Reply("hello").The<TurnEffect.RefusedInput>().Why);
        Assert.Equal(5, Written(talk.Write("hi")).Count());
    }

    [Fact]
    public void Stop_closes_and_shows_none_of_what_waited()
    {
        var talk = new Talk().WithPerson().Minutes(20).Reply("the bus leaves at six").Write("stop");

        Assert.Equal(["do.stop"], talk.Keys);
        Assert.Empty(talk.State.Held);
        Assert.Single(talk.State.Unsent);
    }

    [Fact]
    public void What_still_waits_when_the_caseworker_ends_stays_known_as_not_shown_when_the_caller_begins_anew()
    {
        var talk = new Talk().WithPerson().Minutes(20).Reply("the bus leaves at six");
        var waited = talk.State.Held[0].ClientId;
        talk.Take(new TurnInput.EndedByCaseworker(talk.State.Case!.Id, Some.Aigul));
        Assert.Equal([waited], talk.State.Unsent);

        talk.Minutes(600).Write("hi again");

        Assert.Empty(Written(talk));
        Assert.Equal([waited], HeldReplies.UnsentOf(talk.State));
    }

    [Fact]
    public void What_was_shown_is_never_told_of_as_not_shown()
    {
        var talk = new Talk().WithPerson().Minutes(20).Reply("the bus leaves at six").Write("hi");
        talk.Take(new TurnInput.EndedByCaseworker(talk.State.Case!.Id, Some.Aigul));

        Assert.Empty(talk.State.Unsent);
    }

    /// <summary>Random schedules of months: whatever goes to a silent caller is what they allowed, and no reply is lost.</summary>
    [Theory]
    [InlineData("morning", 9, 12, "days-3", 3)]
    [InlineData("day", 12, 18, "days-7", 7)]
    [InlineData("evening", 18, 21, "days-14", 14)]
    [InlineData("any", 9, 21, "days-14", 14)]
    public void Nothing_goes_to_a_silent_caller_outside_what_they_allowed(string hours, int from, int to, string days, int most)
    {
        for (var schedule = 0u; schedule < 40; schedule++)
        {
            var chance = new Chance((schedule * 31) + (uint)from + 1);
            var talk = SafeContactContent.Agreed(hours, days);
            var watch = new Watch(talk, from, to, talk.Now.AddDays(most));
            talk.Accept();
            watch.Look(fromCaller: false);
            for (var step = 0; step < 60; step++)
            {
                var until = talk.Now + TimeSpan.FromMinutes(chance.One(1, 4, 16, 61, 300, 700, 1440));
                while (watch.NextDue(until) is { } due)
                {
                    talk.Wait(due.At - talk.Now).Due(due.Kind);
                    watch.Look(fromCaller: false);
                }

                talk.Wait(until - talk.Now);
                watch.Act(chance);
            }
        }
    }

    private static IEnumerable<string> Written(Talk talk) =>
        talk.Replies.Select(reply => reply.Words).OfType<Words.Written>().Select(words => words.Text.Reveal());

    /// <summary>Knows what the caller allowed, and keeps its own account of what was sent.</summary>
    private sealed class Watch(Talk talk, int from, int to, DateTimeOffset over)
    {
        private readonly Dictionary<DeadlineKind, DateTimeOffset> deadlines = [];
        private readonly HashSet<string> waiting = [];
        private DateTimeOffset heard = talk.Now;
        private DateTimeOffset lastLine;
        private int unanswered;
        private int replies;

        public (DeadlineKind Kind, DateTimeOffset At)? NextDue(DateTimeOffset until)
        {
            var due = deadlines.Where(entry => entry.Value <= until).OrderBy(entry => entry.Value).ToList();
            if (due.Count == 0)
            {
                return null;
            }

            deadlines.Remove(due[0].Key);
            return (due[0].Key, due[0].Value < talk.Now ? talk.Now : due[0].Value);
        }

        public void Act(Chance chance)
        {
            switch (chance.Next(8))
            {
                case 0:
                    talk.Write(chance.One("hello", "thank you", "hide", "pause", "why", "one more thing"));
                    Look(fromCaller: true);
                    break;
                case 1 when talk.State.Buttons.Length > 0:
                    talk.Hear(new Said.Tap(talk.State.Buttons[0].Token));
                    Look(fromCaller: true);
                    break;
                case 2 when chance.Next(4) == 0:
                    talk.Hear(new Said.Blocked());
                    Look(fromCaller: false);
                    break;
                case 3 when chance.Next(4) == 0:
                    talk.Hear(new Said.Start(null));
                    Look(fromCaller: true);
                    break;
                default:
                    var words = $"reply {++replies}";
                    talk.Reply(words);
                    if (talk.Has<TurnEffect.Kept>())
                    {
                        waiting.Add(words);
                    }

                    Look(fromCaller: false);
                    break;
            }
        }

        public void Look(bool fromCaller)
        {
            if (fromCaller)
            {
                (heard, unanswered) = (talk.Now, 0);
            }

            foreach (var effect in talk.Effects)
            {
                _ = effect switch
                {
                    TurnEffect.SetDeadline set => deadlines[set.Kind] = set.At,
                    TurnEffect.ClearDeadline clear when deadlines.Remove(clear.Kind) => default,
                    _ => default,
                };
            }

            foreach (var words in talk.Replies.Select(reply => reply.Words).OfType<Words.Written>())
            {
                waiting.Remove(words.Text.Reveal());
            }

            Assert.Equal(waiting.Order(), talk.State.Held.Select(held => held.Text.Reveal()).Order());
            if (talk.State.IsBlocked)
            {
                Assert.Empty(talk.Replies);
            }

            if (!fromCaller && talk.Now - heard > TimeSpan.FromMinutes(15) && talk.Replies.Count > 0)
            {
                AssertAllowed();
            }
        }

        private void AssertAllowed()
        {
            var line = Assert.Single(talk.Replies);
            Assert.Equal(Look1, ((Words.Keyed)line.Words).Key);
            Assert.Equal(["continue"], line.Buttons.Select(button => button.Code));
            var local = talk.Now.ToOffset(TimeSpan.FromHours(5));
            Assert.InRange(local.Hour, from, to - 1);
            Assert.True(talk.Now < over, "The time agreed is over.");
            Assert.True(++unanswered <= 2, "Two at most.");
            Assert.True(unanswered == 1 || local.Date > lastLine.Date, "The second in other hours.");
            lastLine = local;
        }

        private const string Look1 = WritingRuleTests.Look;
    }
}
