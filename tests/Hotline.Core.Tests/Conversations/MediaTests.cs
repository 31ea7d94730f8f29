using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;

namespace Hotline.Core.Tests.Conversations;

public class MediaTests
{
    [Theory]
    [InlineData(MediaKind.Photo, TextKeys.MediaPhoto, true)]
    [InlineData(MediaKind.Document, TextKeys.MediaPhoto, true)]
    [InlineData(MediaKind.Video, TextKeys.MediaPhoto, true)]
    [InlineData(MediaKind.Voice, TextKeys.MediaVoice, false)]
    [InlineData(MediaKind.Contact, TextKeys.MediaContact, true)]
    [InlineData(MediaKind.Location, TextKeys.MediaLocation, true)]
    [InlineData(MediaKind.Sticker, TextKeys.MediaOther, false)]
    [InlineData(MediaKind.Other, TextKeys.MediaOther, false)]
    public void Each_kind_has_a_kind_answer_and_the_question_follows(MediaKind kind, string key, bool removed)
    {
        var talk = new Talk().AtPapers().Hear(new Said.Media(kind), "4711");

        Assert.Equal([key, "intake.papers"], talk.Keys);
        Assert.Equal(new HeardMessage.Showed(kind), talk.The<TurnEffect.Heard>().Message);
        Assert.Equal(removed ? ["4711"] : Array.Empty<string?>(), talk.Effects.OfType<TurnEffect.ClearedChat>().Select(cleared => cleared.Only));
        Assert.Equal(0, talk.State.Misses);
    }

    [Fact]
    public void A_picture_first_of_all_is_answered_and_the_dialog_begins()
    {
        Assert.Equal([TextKeys.MediaPhoto, "intake.language"], new Talk().Hear(new Said.Media(MediaKind.Photo), "1").Keys);
    }

    [Fact]
    public void The_words_under_a_picture_are_heard_and_screened()
    {
        var talk = new Talk().AtPapers().Hear(new Said.Media(MediaKind.Photo, new PrivateText("he has a knife")), "1");

        Assert.Equal(Urgency.R3, talk.The<TurnEffect.OpenedCase>().Urgency);
        Assert.Equal(2, talk.Effects.OfType<TurnEffect.Heard>().Count());
    }

    [Fact]
    public void A_changed_message_is_heard_and_screened_and_changes_no_answer()
    {
        var talk = new Talk().AtPapers();
        var path = talk.State.Path;

        talk.Hear(new Said.Edited(new PrivateText("they took my passport")));

        Assert.True(Assert.IsType<HeardMessage.Typed>(talk.The<TurnEffect.Heard>().Message).Edited);
        Assert.Equal([TextKeys.EditedNoted], talk.Keys);
        Assert.Equal(path, talk.State.Path);
        Assert.Single(talk.State.Mentions);
        Assert.Equal("intake/paid", talk.Press("no").State.At.ToString());
    }

    [Fact]
    public void Danger_in_a_changed_message_reaches_a_person()
    {
        Assert.True(new Talk().Hear(new Said.Edited(new PrivateText("he has a knife"))).Has<TurnEffect.OpenedCase>());
    }

    [Fact]
    public void A_message_changed_after_the_end_begins_nothing()
    {
        var talk = new Talk().AtPapers().Write("stop").Hear(new Said.Edited(new PrivateText("hello")));
        Assert.Empty(talk.Replies);

        Assert.True(talk.Press("delete").Has<TurnEffect.ClearedChat>());
    }

    [Fact]
    public void With_a_person_a_changed_message_is_only_heard()
    {
        var talk = new Talk().WithPerson().Hear(new Said.Edited(new PrivateText("sorry")));

        Assert.Empty(talk.Replies);
        Assert.True(talk.Has<TurnEffect.Heard>());
    }
}
