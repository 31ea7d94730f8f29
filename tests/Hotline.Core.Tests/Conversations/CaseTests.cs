using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;

namespace Hotline.Core.Tests.Conversations;

public class CaseTests
{
    [Theory]
    [InlineData(0, null, TextKeys.WaitNobody)]
    [InlineData(1, null, TextKeys.WaitUnknown)]
    [InlineData(1, 20, TextKeys.WaitLong)]
    [InlineData(2, 5, TextKeys.Wait)]
    public void The_caller_is_told_honestly_how_long_it_takes(int onDuty, int? minutes, string key)
    {
        var talk = new Talk { Duty = new Duty(onDuty, minutes) }.Waiting();

        Assert.Equal(onDuty == 0 ? [key, TextKeys.WaitNumbers] : [key], talk.Keys);
    }

    [Theory]
    [InlineData(1, "5")]
    [InlineData(5, "5")]
    [InlineData(6, "10")]
    [InlineData(15, "15")]
    public void Minutes_are_rounded_up_to_five(int minutes, string told)
    {
        var talk = new Talk { Duty = new Duty(1, minutes) }.Waiting();

        Assert.Equal(told, ((Words.Keyed)talk.Replies[0].Words).Values["minutes"]);
    }

    [Fact]
    public void Danger_told_in_answer_to_the_question_opens_a_case_without_further_questions()
    {
        var talk = new Talk().Started().Press("yes", "other").Write("yes");

        Assert.Equal((Urgency.R3, HandoffReason.Danger), (talk.The<TurnEffect.OpenedCase>().Urgency, talk.The<TurnEffect.OpenedCase>().Reason));
        Assert.Equal(["do.danger", TextKeys.Wait], talk.Keys);
        Assert.Equal(Urgency.R3, talk.State.Case!.Urgency);
    }

    [Fact]
    public void Danger_raises_an_open_case_and_nothing_lowers_it()
    {
        var talk = new Talk().Waiting().Write("I cannot leave");
        Assert.Equal(Urgency.R2, talk.The<TurnEffect.CaseChanged>().Urgency);

        talk.Write("he has a knife").Write("all is well now");

        Assert.Equal(Urgency.R3, talk.The<TurnEffect.CaseChanged>().Urgency);
        Assert.False(talk.Has<TurnEffect.OpenedCase>());
    }

    [Fact]
    public void A_sign_of_danger_makes_a_case_more_urgent_while_it_waits()
    {
        var talk = new Talk().Waiting();
        Assert.Equal(Urgency.R0, talk.The<TurnEffect.OpenedCase>().Urgency);

        talk.Write("I was not paid");
        Assert.Equal(Urgency.R0, talk.The<TurnEffect.CaseChanged>().Urgency);

        talk.Write("and they took my passport");
        Assert.Equal(Urgency.R2, talk.The<TurnEffect.CaseChanged>().Urgency);
    }

    [Fact]
    public void A_question_left_open_when_a_person_was_called_takes_no_answer_any_more()
    {
        var talk = new Talk().AtPapers().Write("person");
        var path = talk.State.Path;

        Assert.Equal([TextKeys.WaitHeard], talk.Write("yes").Keys);
        Assert.Equal(path, talk.State.Path);
    }

    [Fact]
    public void Words_while_waiting_are_heard_each_time_and_acknowledged_seldom()
    {
        var talk = new Talk().Waiting().Write("one");
        Assert.Equal([TextKeys.WaitHeard], talk.Keys);

        talk.Minutes(1).Write("two");
        Assert.True(talk.Has<TurnEffect.Heard>());
        Assert.Empty(talk.Replies);

        Assert.Equal([TextKeys.WaitHeard], talk.Minutes(3).Write("three").Keys);
    }

    [Fact]
    public void The_caseworker_is_introduced_by_the_working_name_and_the_hotline_falls_silent()
    {
        var talk = new Talk().Waiting().Accept();
        Assert.Equal([TextKeys.Introduction], talk.Keys);
        Assert.Equal("Aigul", ((Words.Keyed)talk.Replies[0].Words).Values["name"]);
        Assert.Equal(Some.Aigul, talk.The<TurnEffect.CaseAccepted>().By);
        Assert.Equal(DeadlineKind.Unanswered, talk.The<TurnEffect.ClearDeadline>().Kind);

        talk.Write("thank you", "why", "back", "person", "what now");

        Assert.Empty(talk.Replies);
        Assert.True(talk.Has<TurnEffect.Heard>());
        Assert.True(talk.Has<TurnEffect.CaseChanged>());
    }

    [Fact]
    public void A_caseworkers_words_go_out_as_written_and_at_once()
    {
        var talk = new Talk().WithPerson().Reply("I am here");

        var reply = Assert.Single(talk.Replies);
        Assert.Equal(new Words.Written(new PrivateText("I am here"), "Aigul"), reply.Words);
        Assert.Equal(Lane.Live, reply.Lane);
    }

    [Fact]
    public void Only_the_caseworker_of_the_case_may_write_and_end()
    {
        var talk = new Talk().WithPerson();
        Assert.Equal(InputRefusal.NotYours, talk.Reply("hello", Some.Botagoz).The<TurnEffect.RefusedInput>().Why);
        Assert.Equal(InputRefusal.NotYours, talk.Take(new TurnInput.EndedByCaseworker(talk.State.Case!.Id, Some.Botagoz)).The<TurnEffect.RefusedInput>().Why);
        Assert.Equal(InputRefusal.AcceptedByAnother, talk.Accept(Some.Botagoz).The<TurnEffect.RefusedInput>().Why);
        Assert.Equal(Phase.WithPerson, talk.State.Phase);
    }

    [Fact]
    public void Accepting_twice_changes_nothing()
    {
        Assert.Empty(new Talk().WithPerson().Accept().Effects);
    }

    [Fact]
    public void Nothing_can_be_done_with_a_case_that_has_ended()
    {
        var talk = new Talk().WithPerson();
        var id = talk.State.Case!.Id;
        talk.Write("stop");

        Assert.Equal(InputRefusal.CaseEnded, talk.Reply("hello").The<TurnEffect.RefusedInput>().Why);
        Assert.Equal(InputRefusal.CaseEnded, talk.Take(new TurnInput.Accepted(id, Some.Aigul, "A")).The<TurnEffect.RefusedInput>().Why);
        Assert.Equal(InputRefusal.CaseEnded, talk.Take(new TurnInput.EndedByCaseworker(id, Some.Aigul)).The<TurnEffect.RefusedInput>().Why);
    }

    [Fact]
    public void The_caseworker_ends_and_the_caller_may_come_back_to_a_neutral_beginning()
    {
        var talk = new Talk().WithPerson();
        talk.Take(new TurnInput.EndedByCaseworker(talk.State.Case!.Id, Some.Aigul));
        Assert.Equal([TextKeys.PersonEnded], talk.Keys);
        Assert.Equal(["delete"], talk.LastCodes);
        Assert.Equal(CaseEnd.ByCaseworker, talk.The<TurnEffect.CaseClosed>().End);

        talk.Minutes(600).Write("hi again");

        Assert.Equal([TextKeys.Hello, "intake.safe"], talk.Keys);
        Assert.Equal(Locale.En, talk.State.Speaking);
        Assert.Empty(talk.State.Path);
        Assert.Null(talk.State.Case);
    }

    [Fact]
    public void Nobody_answering_is_told_once_and_the_queue_is_nudged_three_times()
    {
        var talk = new Talk().Waiting();
        Assert.Equal(DeadlineKind.Unanswered, talk.The<TurnEffect.SetDeadline>().Kind);
        Assert.Equal([TextKeys.WaitUnanswered], talk.Minutes(10).Due(DeadlineKind.Unanswered).Keys);
        Assert.True(talk.Has<TurnEffect.SetDeadline>());

        talk.Minutes(1).Due(DeadlineKind.Unanswered);
        Assert.Empty(talk.Replies);
        Assert.True(talk.Has<TurnEffect.CaseChanged>());
        Assert.True(talk.Has<TurnEffect.SetDeadline>());

        talk.Minutes(1).Due(DeadlineKind.Unanswered);
        Assert.False(talk.Has<TurnEffect.SetDeadline>());
        Assert.Empty(talk.Minutes(1).Due(DeadlineKind.Unanswered).Effects);
    }

    [Fact]
    public void The_truth_that_could_not_be_told_to_a_silent_caller_is_told_when_they_write()
    {
        var talk = new Talk().Waiting().Minutes(16).Due(DeadlineKind.Unanswered);
        Assert.Empty(talk.Replies);

        Assert.Equal([TextKeys.WaitUnanswered], talk.Write("hello?").Keys);
    }

    [Fact]
    public void A_caller_silent_too_long_is_introduced_when_they_write_again()
    {
        var talk = new Talk().Waiting().Minutes(16).Accept();
        Assert.Empty(talk.Replies);

        Assert.Equal([TextKeys.Introduction], talk.Write("hello?").Keys);
    }

    [Fact]
    public void Numbers_are_not_repeated_with_every_sentence()
    {
        var talk = new Talk().WithPerson().Write("he has a knife");
        Assert.Equal(["do.danger"], talk.Keys);
        Assert.Empty(talk.Write("he has a knife").Replies);
        Assert.Equal(["do.danger"], talk.Minutes(3).Write("he has a knife").Keys);
    }
}
