using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;

namespace Hotline.Core.Tests.Conversations;

public class SilenceTests
{
    [Fact]
    public void On_the_web_one_soft_line_follows_a_silence_where_the_question_wants_it()
    {
        var talk = new Talk("webchat").Started();
        Assert.Contains(new TurnEffect.SetDeadline(DeadlineKind.Reminder, talk.Now.AddMinutes(2)), talk.Effects);
        Assert.Equal(talk.Now.AddMinutes(15), talk.State.Deadlines.Expiry);

        Assert.Equal([TextKeys.Reminder], talk.Minutes(2).Due(DeadlineKind.Reminder).Keys);
        Assert.False(talk.Has<TurnEffect.SetDeadline>());
    }

    [Fact]
    public void On_telegram_no_reminder_is_set_and_none_is_said()
    {
        var talk = new Talk().Started();
        Assert.DoesNotContain(talk.Effects, effect => effect is TurnEffect.SetDeadline { Kind: DeadlineKind.Reminder });

        Assert.Empty(talk.Minutes(2).Due(DeadlineKind.Reminder).Effects);
    }

    [Fact]
    public void A_reminder_that_comes_early_says_nothing_and_is_set_anew()
    {
        var talk = new Talk("webchat").Started();
        var due = talk.Now.AddMinutes(2);

        talk.Minutes(1).Due(DeadlineKind.Reminder);

        Assert.Equal([new TurnEffect.SetDeadline(DeadlineKind.Reminder, due)], talk.Effects);
    }

    [Fact]
    public void A_row_that_would_only_move_later_is_not_written_again()
    {
        var talk = new Talk("webchat").Started();
        var before = talk.State.Deadlines;

        talk.Minutes(1).Write("не понимаю");

        Assert.False(talk.Has<TurnEffect.SetDeadline>());
        Assert.Equal(before, talk.State.Deadlines);
    }

    [Theory]
    [InlineData("telegram", false)]
    [InlineData("webchat", true)]
    public void The_dialog_ends_without_a_word_and_the_web_screen_is_wiped(string channel, bool wiped)
    {
        var talk = new Talk(channel).AtPapers().Write("they took my passport").Minutes(15).Due(DeadlineKind.Expiry);

        Assert.Equal(Phase.Ended, talk.State.Phase);
        Assert.Empty(talk.Replies);
        Assert.Equal(wiped, talk.Has<TurnEffect.ClearedChat>());
        Assert.Empty(talk.State.Path);
        Assert.Empty(talk.State.Mentions);
    }

    [Fact]
    public void An_expiry_that_comes_early_ends_nothing_and_is_set_anew()
    {
        var talk = new Talk().AtPapers();
        var due = talk.Now.AddMinutes(15);

        talk.Minutes(10).Due(DeadlineKind.Expiry);

        Assert.Equal([new TurnEffect.SetDeadline(DeadlineKind.Expiry, due)], talk.Effects);
        Assert.Equal(Phase.InDialog, talk.State.Phase);
    }

    [Fact]
    public void Who_comes_back_after_the_expiry_begins_anew_even_when_its_deadline_is_late()
    {
        var talk = new Talk().AtPapers().Minutes(16).Write("да");

        Assert.Equal("intake/safe", talk.State.At.ToString());
        Assert.Empty(talk.State.Path);
    }

    [Fact]
    public void A_case_never_expires()
    {
        Assert.Empty(new Talk().Waiting().Minutes(60).Due(DeadlineKind.Expiry).Effects);
    }

    [Fact]
    public void A_block_stops_everything_and_keeps_the_case()
    {
        var talk = new Talk().WithPerson().Hear(new Said.Blocked());
        Assert.True(talk.Has<TurnEffect.StoppedSending>());
        Assert.True(talk.Has<TurnEffect.CaseChanged>());
        Assert.Equal(default, talk.State.Deadlines);
        Assert.Empty(talk.Replies);
        Assert.NotNull(talk.State.Case);

        Assert.Equal(InputRefusal.CallerAway, talk.Reply("hello").The<TurnEffect.RefusedInput>().Why);

        // Nothing is said; what is still in the chat will leave it in time.
        Assert.Equal(DeadlineKind.Sweep, Assert.IsType<TurnEffect.SetDeadline>(Assert.Single(talk.Hear(new Said.Unblocked()).Effects)).Kind);
        Assert.Empty(talk.Write("I am back").Replies);
        Assert.Single(talk.Reply("hello").Replies);
    }

    [Fact]
    public void A_block_without_a_case_forgets_what_was_said()
    {
        var talk = new Talk().AtPapers().Write("they took my passport").Hear(new Said.Blocked());

        Assert.Equal(Phase.Ended, talk.State.Phase);
        Assert.Empty(talk.State.Mentions);
    }

    /// <summary>Random histories of everything that can happen: the rule on silence holds in each, and no turn breaks.</summary>
    [Theory]
    [InlineData("telegram", 15)]
    [InlineData("webchat", 5)]
    public void Nothing_goes_to_a_silent_caller_who_allowed_nothing(string channel, int minutes)
    {
        for (var history = 0u; history < 300; history++)
        {
            var chance = new Chance(history + 1);
            var talk = new Talk(channel);
            var heard = DateTimeOffset.MinValue;
            var unasked = 0;
            for (var step = 0; step < 40; step++)
            {
                talk.Wait(TimeSpan.FromSeconds(chance.Next(3) == 0 ? chance.Next(1200) : chance.Next(60)));
                var speaker = Histories.TakeOne(talk, chance);
                var fromCaller = speaker == Who.Caller;
                heard = fromCaller ? talk.Now : heard;
                if (!fromCaller && talk.Now - heard > TimeSpan.FromMinutes(minutes))
                {
                    Assert.Empty(talk.Replies);
                }

                unasked = fromCaller ? 0 : unasked + (speaker == Who.Clock ? talk.Replies.Count : 0);
                Assert.True(unasked <= 1, "The hotline speaks by itself once at most.");
                Assert.True(ConversationJson.Write(talk.State).Length < 32 * 1024);
                Assert.Equal(talk.State.Phase is Phase.WaitingForPerson or Phase.WithPerson, talk.State.Case is not null);
            }
        }
    }
}

/// <summary>A small generator of its own, so that a failing history can be run again.</summary>
internal sealed class Chance(uint seed)
{
    private uint state = (seed * 2654435761) | 1;

    public int Next(int below)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return (int)(state % (uint)below);
    }

    public T One<T>(params ReadOnlySpan<T> of) => of[Next(of.Length)];
}

internal enum Who
{
    Caller,
    Caseworker,
    Clock,
}

internal static class Histories
{
    /// <summary>Takes one random turn and says whose it was.</summary>
    public static Who TakeOne(Talk talk, Chance chance)
    {
        var id = talk.State.Case?.Id ?? default;
        var by = chance.One(Some.Aigul, Some.Aigul, Some.Botagoz);
        switch (chance.Next(14))
        {
            case 0:
                talk.Due(chance.One(DeadlineKind.Expiry, DeadlineKind.Reminder, DeadlineKind.Unanswered));
                return Who.Clock;
            case 1:
                talk.Take(new TurnInput.Accepted(id, by, "Aigul"));
                return Who.Caseworker;
            case 2:
                talk.Reply("hello", by);
                return Who.Caseworker;
            case 3:
                talk.Take(new TurnInput.EndedByCaseworker(id, by));
                return Who.Caseworker;
            default:
                talk.Hear(Said(talk, chance));
                return Who.Caller;
        }
    }

    private static Said Said(Talk talk, Chance chance) => chance.Next(12) switch
    {
        0 => new Said.Start(chance.One<Locale?>(null, Locale.Kk, Locale.En)),
        1 => new Said.Media(chance.One(Enum.GetValues<MediaKind>()), chance.One<PrivateText?>(null, new PrivateText("words"))),
        2 => new Said.Edited(new PrivateText("they took my passport")),
        3 => chance.One<Said>(new Said.Blocked(), new Said.Unblocked()),
        4 => new Said.Tap("old"),
        5 or 6 or 7 when talk.State.Buttons.Length > 0 => new Said.Tap(talk.State.Buttons[chance.Next(talk.State.Buttons.Length)].Token),
        _ => new Said.Text(new PrivateText(chance.One(
            "yes", "no", "25", "12", "hello there my friend I write at length", "привет", "қазақша", "back", "skip", "why", "stop", "hide", "pause", "delete", "person",
            "he has a knife", "they took my passport", "I was not paid", "Almaty", "", "???", "language", "\ud83d\ude00", "\ud83d", "about me", "русский"))),
    };
}
