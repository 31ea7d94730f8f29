using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;

namespace Hotline.Core.Tests.Conversations;

public class DialogTests
{
    [Fact]
    public void A_start_asks_for_the_language_and_nothing_else()
    {
        var talk = new Talk().Hear(new Said.Start(Locale.Kk));

        Assert.Equal(["intake.language"], talk.Keys);
        Assert.Equal(["kk", "ru", "en"], talk.LastCodes);
        Assert.Equal(Lane.NewContact, talk.Replies[0].Lane);
        Assert.Equal(Locale.Kk, talk.State.Speaking);
        Assert.Null(talk.State.Chosen);
    }

    [Fact]
    public void The_walk_leads_from_the_first_question_to_a_person()
    {
        var talk = new Talk().Hear(new Said.Start(null)).Press("kk", "yes");
        Assert.Equal(["intake.leave", "intake.about"], talk.Keys);
        talk.Write("О себе").Write("25").Press("no", "yes").Write("нет", "Almaty", "они обещали работу").Press("yes");

        var opened = talk.The<TurnEffect.OpenedCase>();
        Assert.Equal((Urgency.R2, HandoffReason.Consented), (opened.Urgency, opened.Reason));
        Assert.Equal(["intake.hand", TextKeys.Wait], talk.Keys);
        Assert.Equal(Phase.WaitingForPerson, talk.State.Phase);
        Assert.Equal(["kk", "yes", "self", "adult", "no", "yes", "no", "kz.almaty", "told", "yes"], talk.State.Path.Select(answered => answered.Code));
    }

    [Theory]
    [InlineData("Өзім туралы", "self")]
    [InlineData("somebody else", "other")]
    [InlineData("2", "other")]
    [InlineData("I write for myself only", "self")]
    [InlineData("О дрругом", "other")]
    public void A_choice_is_read_by_label_word_number_and_with_a_slip(string words, string code)
    {
        var talk = new Talk().Started().Press("yes").Write(words);

        Assert.Equal(code, talk.State.Path[^1].Code);
    }

    [Fact]
    public void Each_answer_that_was_not_understood_is_asked_again_and_the_last_leads_to_a_person()
    {
        var talk = new Talk().Started().Write("qwerty");
        Assert.Equal([TextKeys.NotUnderstood, "intake.safe"], talk.Keys);
        Assert.Equal(["yes", "no", "unsure", "skip", "person"], talk.LastCodes);

        talk.Write("asdfgh");
        Assert.Equal([TextKeys.NotUnderstood, "intake.safe"], talk.Keys);

        talk.Write("zxcvbn");
        Assert.Equal(HandoffReason.NotUnderstood, talk.The<TurnEffect.OpenedCase>().Reason);
    }

    [Fact]
    public void Where_the_dialog_says_so_it_goes_on_and_keeps_that_nothing_was_understood()
    {
        var talk = new Talk().AtPapers().Press("no", "yes").Write("somewhere", "nowhere");

        Assert.Equal("intake/story", talk.State.At.ToString());
        Assert.Equal(AnswerCodes.NotUnderstood, talk.State.Path[^1].Code);
    }

    [Fact]
    public void A_skipped_question_is_kept_as_refused_and_never_as_an_answer()
    {
        var talk = new Talk().AtPapers().Write("skip please");

        Assert.Equal(AnswerCodes.Skipped, talk.State.Path[^1].Code);
        Assert.Equal("intake/paid", talk.State.At.ToString());
    }

    [Fact]
    public void A_consent_cannot_be_skipped()
    {
        var talk = new Talk().AtPapers().Press("no", "yes").Write("Almaty", "a story");
        Assert.Equal(["yes", "no", "unsure", "person"], talk.LastCodes);

        talk.Write("skip");

        Assert.Equal([TextKeys.CannotSkip, "intake.consent"], talk.Keys);
    }

    [Fact]
    public void Back_asks_the_question_before_and_the_same_answer_leads_to_where_the_caller_was()
    {
        var talk = new Talk().AtPapers().Write("back");
        Assert.Equal(["intake.urgent"], talk.Keys);
        talk.Write("back");
        Assert.Equal(["intake.age"], talk.Keys);

        talk.Press("under-18");

        Assert.Equal("intake/papers", talk.State.At.ToString());
        Assert.Equal(["en", "yes", "self", "under-18", "no"], talk.State.Path.Select(answered => answered.Code));
    }

    [Fact]
    public void A_correction_drops_answers_that_no_longer_lie_on_the_path_with_their_indicators()
    {
        var library = new ContentLibrary(SomeContent.Bundle(change: steps =>
            steps["about"] = (Step.Ask)steps["about"] with { Next = SomeContent.By(("other", "place"), ("", "age")) }));
        var talk = new Talk(library: library).AtPapers().Press("yes");
        Assert.Single(CaseFacts.Of(talk.State, library.Current).Findings, finding => finding.Counts);

        talk.Write("back", "back", "back", "back").Press("other");

        Assert.Equal("intake/place", talk.State.At.ToString());
        Assert.Equal(["en", "yes", "other"], talk.State.Path.Select(answered => answered.Code));
        Assert.Empty(CaseFacts.Of(talk.State, library.Current).Findings);
    }

    [Fact]
    public void Back_at_the_first_question_asks_it_again()
    {
        var talk = new Talk().Hear(new Said.Start(null)).Write("назад");

        Assert.Equal(["intake.language"], talk.Keys);
    }

    [Fact]
    public void A_button_counts_once_and_an_old_one_repeats_the_open_question()
    {
        var talk = new Talk().Started();
        var yes = talk.State.Buttons[0].Token;
        talk.Hear(new Said.Tap(yes));
        Assert.Equal("intake/about", talk.State.At.ToString());

        talk.Hear(new Said.Tap(yes));

        Assert.Equal(["intake.about"], talk.Keys);
        Assert.Equal(2, talk.State.Path.Length);
        Assert.False(talk.Has<TurnEffect.Heard>());
    }

    [Fact]
    public void Tokens_are_random_to_outsiders_and_the_same_on_replay()
    {
        var one = new Talk().Started();
        var other = new Talk().Started();

        Assert.Equal(one.State.Buttons, other.State.Buttons);
        Assert.All(one.State.Buttons, button => Assert.True(button.Token.Length >= 12));
        Assert.Equal(one.State.Buttons.Length, one.State.Buttons.Select(button => button.Token).Distinct().Count());
    }

    [Fact]
    public void What_the_caller_pressed_and_wrote_joins_the_thread()
    {
        var talk = new Talk().Started();
        Assert.Equal("intake.language.en", Assert.IsType<HeardMessage.Pressed>(talk.The<TurnEffect.Heard>().Message).LabelKey);

        talk.Write("yes");

        Assert.Equal(new PrivateText("yes"), Assert.IsType<HeardMessage.Typed>(talk.The<TurnEffect.Heard>().Message).Words);
    }

    [Fact]
    public void The_way_into_another_dialog_ends_with_information_and_a_person_one_tap_away()
    {
        var talk = new Talk().Started().Press("no");

        Assert.Equal(["more.note", "more.done"], talk.Keys);
        Assert.Equal(["person", "delete"], talk.LastCodes);
        Assert.Equal(Phase.Ended, talk.State.Phase);

        talk.Press("person");

        Assert.Equal(HandoffReason.Asked, talk.The<TurnEffect.OpenedCase>().Reason);
    }

    [Fact]
    public void A_question_whose_answer_calls_a_person_has_no_second_button_for_it()
    {
        var library = new ContentLibrary(SomeContent.Bundle(change: steps =>
        {
            steps["about"] = (Step.Ask)steps["about"] with { Next = SomeContent.By(("other", "called"), ("", "age")) };
            steps["called"] = new Step.HandOff(HandOffWish.Asked, []);
        }));

        Assert.Equal(["self", "other", "skip"], new Talk(library: library).Started().Press("yes").LastCodes);
    }

    [Fact]
    public void A_dialog_that_leads_nowhere_calls_a_person()
    {
        var library = new ContentLibrary(SomeContent.Bundle(change: steps => steps.Remove("about")));
        var talk = new Talk(library: library).Started().Press("yes");

        Assert.Equal(HandoffReason.Trouble, talk.The<TurnEffect.OpenedCase>().Reason);
        Assert.Contains(TextKeys.Rescue, talk.Keys);
    }

    [Fact]
    public void A_dialog_that_never_stops_talking_calls_a_person()
    {
        var library = new ContentLibrary(SomeContent.Bundle(change: steps => steps["leave"] = new Step.Say(["intake.leave"], "leave")));
        var talk = new Talk(library: library).Started().Press("yes");

        Assert.Equal(HandoffReason.Trouble, talk.The<TurnEffect.OpenedCase>().Reason);
    }
}
