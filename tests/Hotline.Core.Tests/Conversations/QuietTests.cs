using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;

namespace Hotline.Core.Tests.Conversations;

public class QuietTests
{
    [Fact]
    public void Who_is_not_sure_gets_one_message_that_takes_the_place_of_the_last_and_a_button_to_close()
    {
        var talk = new Talk().Started().Press("unsure");

        var message = Assert.Single(talk.Replies);
        Assert.True(message.Replaces);
        Assert.Equal(["intake.leave", "intake.about"], ((Words.Several)message.Words).Parts.Select(part => part.Key));
        Assert.Equal(["self", "other", "skip", "person", "stop"], message.Buttons.Select(button => button.Code));
        Assert.Equal(["do.stop"], talk.Press("stop").Keys);
        Assert.Equal(Phase.Ended, talk.State.Phase);
    }

    [Fact]
    public void Who_is_sure_and_who_is_on_the_web_get_messages_of_their_own()
    {
        Assert.All(new Talk().Started().Press("yes").Replies, message => Assert.False(message.Replaces));
        Assert.Equal(2, new Talk("webchat").Started().Press("unsure").Replies.Count);
    }

    [Fact]
    public void What_a_caseworker_writes_stays_a_message_of_its_own()
    {
        var talk = new Talk().Started().Press("unsure", "person").Accept();
        Assert.True(Assert.Single(talk.Replies).Replaces);

        Assert.False(Assert.Single(talk.Reply("I am here").Replies).Replaces);
    }

    [Fact]
    public void Every_question_can_be_answered_or_left_without_typing_a_word()
    {
        foreach (var (at, ask) in SafeContactContent.Library.Current.Dialogs["intake"].Steps.Where(step => step.Value is Step.Ask))
        {
            var talk = new Talk(library: SafeContactContent.Library);
            talk.State = talk.State with { Phase = Phase.InDialog, At = new StepId("intake", at), Chosen = Locale.En, HeardAt = talk.Now, IsQuiet = true };

            Assert.NotEmpty(talk.Hear(new Said.Start(null)).LastCodes.Except(["stop"]));
            Assert.Contains("stop", talk.LastCodes);
        }
    }
}
