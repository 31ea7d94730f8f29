using System.Text;
using System.Text.Json;
using Hotline.Core.Conversations;
using Hotline.Core.Messages;

namespace Hotline.Core.Tests.Conversations;

public class ConversationJsonTests
{
    [Fact]
    public void A_state_stored_before_a_property_was_added_is_read_with_its_default()
    {
        var json = """{"id":{"value":"07000000-0000-0000-0000-000000000007"},"channel":"telegram","ngo":{"value":"main"},"content":"bundle-1"}""";

        var conversation = ConversationJson.ReadConversation(Encoding.UTF8.GetBytes(json));

        Assert.Empty(conversation.Buttons);
        Assert.Empty(conversation.Path);
        Assert.Empty(conversation.Mentions);
        Assert.Equal(Phase.New, conversation.Phase);
    }

    [Fact]
    public void Every_property_of_a_long_talk_survives_storage()
    {
        var talk = new Talk().AtPapers().Write("they took my passport").Write("he has a knife").Accept();

        var read = ConversationJson.ReadConversation(ConversationJson.Write(talk.State));

        Assert.Equal(talk.State.Path, read.Path);
        Assert.Equal(talk.State.Case, read.Case);
        Assert.Equal(talk.State.At, read.At);
        Assert.Equal(talk.State.Mentions[0].Evidence, read.Mentions[0].Evidence);
        Assert.Equal(talk.State.Stretches, read.Stretches);
        Assert.Equal(talk.State with { Path = [], Mentions = [], Buttons = [], Stretches = [] }, read with { Path = [], Mentions = [], Buttons = [], Stretches = [] });
    }

    [Theory]
    [InlineData(Locale.Kk)]
    [InlineData(Locale.Ru)]
    [InlineData(Locale.En)]
    public void The_language_survives_storage_whatever_its_number(Locale locale)
    {
        Assert.Equal(locale, ConversationJson.ReadConversation(ConversationJson.Write(Some.Conversation() with { Speaking = locale })).Speaking);
    }

    [Fact]
    public void What_is_no_conversation_is_refused()
    {
        Assert.Throws<JsonException>(() => ConversationJson.ReadConversation("null"u8));
    }
}
