using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;

namespace Hotline.Core.Tests.Conversations;

public class MigrationTests
{
    [Fact]
    public void A_conversation_keeps_the_bundle_it_began_with()
    {
        var old = SomeContent.Bundle("old");
        var talk = new Talk(library: new ContentLibrary(old)).AtPapers();
        var later = With(talk, new ContentLibrary(SomeContent.Bundle("new", steps => steps.Remove("paid")), [old]));

        later.Write("no");

        Assert.Equal("old", later.State.Content);
        Assert.Equal("intake/paid", later.State.At.ToString());
    }

    [Fact]
    public void A_new_talk_begins_with_the_current_bundle()
    {
        var old = SomeContent.Bundle("old");
        var talk = new Talk(library: new ContentLibrary(old)).AtPapers().Write("stop");
        var later = With(talk, new ContentLibrary(SomeContent.Bundle("new"), [old]));

        Assert.Equal("new", later.Write("hello again").State.Content);
    }

    [Fact]
    public void When_its_bundle_is_gone_it_goes_on_at_the_same_step_of_the_current_one()
    {
        var later = With(new Talk().AtPapers(), new ContentLibrary(SomeContent.Bundle("new")));

        later.Write("no");

        Assert.Equal("new", later.State.Content);
        Assert.Equal("intake/paid", later.State.At.ToString());
        Assert.Equal(6, later.State.Path.Length);
    }

    [Fact]
    public void A_declared_migration_leads_to_the_step_that_took_the_place_of_another()
    {
        var current = SomeContent.Bundle("new", steps => steps.Remove("papers"), new Dictionary<string, string> { ["papers"] = "paid" });
        var later = With(new Talk().AtPapers(), new ContentLibrary(current));

        later.Write("yes");

        Assert.Equal("intake/place", later.State.At.ToString());
    }

    [Fact]
    public void A_conversation_whose_step_vanished_is_handed_to_a_person()
    {
        foreach (var said in (Said[])[new Said.Text(new PrivateText("yes")), new Said.Tap("old"), new Said.Start(null), new Said.Media(MediaKind.Sticker)])
        {
            var later = With(new Talk().AtPapers(), new ContentLibrary(SomeContent.Bundle("new", steps => steps.Remove("papers"))));

            later.Hear(said);

            Assert.Equal(HandoffReason.Trouble, later.The<TurnEffect.OpenedCase>().Reason);
            Assert.Contains(TextKeys.Rescue, later.Keys);
        }
    }

    [Fact]
    public void A_talk_with_a_person_survives_any_change_of_content()
    {
        var later = With(new Talk().WithPerson(), new ContentLibrary(SomeContent.Bundle("new", steps => steps.Clear())));

        Assert.Single(later.Reply("hello").Replies);
        Assert.Empty(later.Write("hello").Replies);
    }

    [Fact]
    public void A_turn_that_broke_becomes_a_calm_sentence_and_a_case()
    {
        var library = new ContentLibrary(SomeContent.Bundle());
        var rules = new TurnRules(library, Some.Recognizers);
        var talk = new Talk(library: library).AtPapers();
        var input = new TurnInput.FromCaller(Some.Message(new Said.Text(new PrivateText("hello"))));

        var turn = rules.Rescue(talk.State with { Content = "gone" }, input, new TurnContext(Some.Now, Guid.Empty, Duty.Nobody));

        Assert.Equal(Phase.WaitingForPerson, turn.Conversation.Phase);
        Assert.Equal(HandoffReason.Trouble, turn.Effects.OfType<TurnEffect.OpenedCase>().Single().Reason);
        Assert.Equal(TextKeys.Rescue, ((Words.Keyed)turn.Effects.OfType<TurnEffect.Say>().Single().Message.Words).Key);
        Assert.Single(turn.Effects.OfType<TurnEffect.Heard>());
    }

    [Fact]
    public void A_caseworkers_turn_that_broke_is_refused_and_changes_nothing()
    {
        var talk = new Talk().WithPerson();
        var input = new TurnInput.FromCaseworker(talk.State.Case!.Id, Some.Aigul, "Aigul", "c", new PrivateText("hello"));

        var turn = new TurnRules(new ContentLibrary(SomeContent.Bundle()), Some.Recognizers).Rescue(talk.State, input, new TurnContext(Some.Now, Guid.Empty, Duty.Nobody));

        Assert.Same(talk.State, turn.Conversation);
        Assert.IsType<TurnEffect.RefusedInput>(Assert.Single(turn.Effects));
    }

    private static Talk With(Talk talk, ContentLibrary library) => new(library: library) { State = talk.State };
}
