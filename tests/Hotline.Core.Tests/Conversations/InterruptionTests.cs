using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;

namespace Hotline.Core.Tests.Conversations;

public class InterruptionTests
{
    /// <summary>Conversations at every question and in every phase.</summary>
    public static TheoryData<string> Places() =>
        ["new", "language", "safe", "about", "age", "urgent", "papers", "paid", "place", "story", "consent", "waiting", "person", "paused", "hidden", "ended"];

    [Theory]
    [MemberData(nameof(Places))]
    public void Stop_ends_at_once_in_one_message_everywhere(string place)
    {
        foreach (var words in (string[])["стоп", "Stop", "тоқта", "ТОКТА!", "стооооп", "сотп", "stopp", "пожалуйста, стоп"])
        {
            var talk = At(place).Write(words);

            Assert.Equal(["do.stop"], talk.Keys);
            Assert.Equal(["delete"], talk.LastCodes);
            Assert.Equal(Phase.Ended, talk.State.Phase);
            Assert.Null(talk.State.Case);
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_cry_for_help_reaches_a_person_everywhere(string place)
    {
        var talk = At(place);
        var open = talk.State.Case;

        talk.Write("he has a knife");

        Assert.Equal(Urgency.R3, talk.State.Case!.Urgency);
        Assert.Equal(new Concern(Urgency.R3, HandoffReason.Danger), new Concern(talk.State.Case.Urgency, HandoffReason.Danger));
        Assert.Equal("do.danger", talk.Keys[0]);
        Assert.All(talk.Replies, reply => Assert.Equal(Lane.Live, reply.Lane));
        if (open is null)
        {
            Assert.Equal(HandoffReason.Danger, talk.The<TurnEffect.OpenedCase>().Reason);
        }
        else
        {
            Assert.Equal(Urgency.R3, talk.The<TurnEffect.CaseChanged>().Urgency);
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_person_is_called_everywhere(string place)
    {
        foreach (var words in (string[])["person", "ПОЗОВИТЕ ЧЕЛОВЕКА", "маман керек"])
        {
            var talk = At(place).Write(words);

            Assert.NotNull(talk.State.Case);
            Assert.True(talk.State.Phase is Phase.WaitingForPerson or Phase.WithPerson);
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Delete_clears_the_chat_everywhere_and_forgets_all_but_an_open_case(string place)
    {
        var talk = At(place);
        var open = talk.State.Case;

        talk.Write("удалить");

        Assert.Null(talk.The<TurnEffect.ClearedChat>().Only);
        Assert.Equal(["do.delete"], talk.Keys);
        Assert.Equal(open?.Id, talk.State.Case?.Id);
        if (open is null)
        {
            Assert.Equal(Phase.New, talk.State.Phase);
            Assert.Empty(talk.State.Path);
            Assert.Empty(talk.State.Mentions);
            Assert.Null(talk.State.Chosen);
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_language_named_is_taken_at_once_everywhere_and_the_place_is_kept(string place)
    {
        var talk = At(place);
        var at = talk.State.At;

        talk.Write("қазақша");

        Assert.Equal(Locale.Kk, talk.State.Speaking);
        if (place is not ("new" or "ended" or "language" or "hidden"))
        {
            Assert.Equal(Locale.Kk, talk.State.Chosen);
            Assert.Equal(at, talk.State.At);
        }
    }

    [Theory]
    [InlineData("why", "intake.safe.why")]
    [InlineData("зачем?", "intake.safe.why")]
    public void Why_explains_and_asks_again(string words, string key)
    {
        var talk = new Talk().Started().Write(words);

        Assert.Equal([key, "intake.safe"], talk.Keys);
        Assert.Empty(talk.State.Path.Skip(1));
    }

    [Fact]
    public void Why_has_a_common_answer_where_the_question_has_none()
    {
        Assert.Equal([TextKeys.WhyDefault, "intake.papers"], new Talk().AtPapers().Write("why do you ask").Keys);
    }

    [Fact]
    public void After_stop_nothing_that_was_told_is_kept_in_the_state()
    {
        var talk = new Talk().AtPapers().Write("they took my passport", "stop");

        Assert.Empty(talk.State.Path);
        Assert.Empty(talk.State.Mentions);
    }

    [Fact]
    public void A_pause_is_one_neutral_message_and_any_word_goes_on_where_the_caller_was()
    {
        var talk = new Talk().AtPapers().Write("pause");
        Assert.Equal(["do.pause"], talk.Keys);

        talk.Minutes(20).Write("hm");

        Assert.Equal([TextKeys.Resumed, "intake.papers"], talk.Keys);
        Assert.Equal(0, talk.State.Misses);
    }

    [Fact]
    public void Hidden_the_chat_shows_an_information_page_until_the_caller_leads_back()
    {
        var talk = new Talk().AtPapers().Write("hide");
        Assert.Equal(["do.hide"], talk.Keys);
        Assert.Equal(["do.hide"], talk.Write("who is this").Keys);
        Assert.Equal(["do.hide"], talk.Hear(new Said.Tap("some-old-button")).Keys);
        Assert.Equal(["do.hide"], talk.Hear(new Said.Media(MediaKind.Sticker)).Keys);

        talk.Press("continue");

        Assert.Equal([TextKeys.Resumed, "intake.papers"], talk.Keys);
    }

    [Fact]
    public void While_the_chat_is_hidden_a_caseworker_cannot_write_into_it()
    {
        var talk = new Talk().WithPerson().Write("hide").Reply("hello");

        Assert.Equal(InputRefusal.CallerAway, talk.The<TurnEffect.RefusedInput>().Why);
        Assert.Empty(talk.Replies);
    }

    [Fact]
    public void A_story_that_has_a_command_word_in_it_is_a_story()
    {
        var talk = new Talk().AtPapers().Press("no", "yes").Write("Almaty").Write("they never stop and nobody lets a person go back");

        Assert.Equal("intake/consent", talk.State.At.ToString());
    }

    [Theory]
    [InlineData("стол")]
    [InlineData("shop")]
    [InlineData("да")]
    public void Words_one_letter_away_from_a_short_command_are_not_it(string words)
    {
        Assert.NotEqual(Phase.Ended, new Talk().AtPapers().Write(words).State.Phase);
    }

    private static Talk At(string place) => place switch
    {
        "new" => new Talk(),
        "language" => new Talk().Hear(new Said.Start(null)),
        "safe" => new Talk().Started(),
        "about" => new Talk().Started().Press("yes"),
        "age" => new Talk().Started().Press("yes", "self"),
        "urgent" => new Talk().Started().Press("yes", "other"),
        "papers" => new Talk().AtPapers(),
        "paid" => new Talk().AtPapers().Press("no"),
        "place" => new Talk().AtPapers().Press("no", "yes"),
        "story" => new Talk().AtPapers().Press("no", "yes").Write("Almaty"),
        "consent" => new Talk().AtPapers().Press("no", "yes").Write("Almaty", "a story"),
        "waiting" => new Talk().Waiting(),
        "person" => new Talk().WithPerson(),
        "paused" => new Talk().AtPapers().Write("pause"),
        "hidden" => new Talk().AtPapers().Write("hide"),
        "ended" => new Talk().AtPapers().Write("stop"),
        _ => throw new ArgumentOutOfRangeException(nameof(place)),
    };
}
