using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;

namespace Hotline.Core.Tests.Conversations;

public class LanguageTests
{
    [Theory]
    [InlineData("Сәлеметсіз бе, көмек керек", Locale.Kk)]
    [InlineData("Здравствуйте, у меня вопрос", Locale.Ru)]
    [InlineData("Hello, I have a question", Locale.En)]
    public void Words_written_first_are_answered_in_their_language_without_asking_for_it(string words, Locale locale)
    {
        var talk = new Talk().Write(words);

        Assert.Equal([TextKeys.Hello, "intake.safe"], talk.Keys);
        Assert.All(talk.Replies, reply => Assert.Equal(locale, ((Words.Keyed)reply.Words).Locale));
        Assert.Null(talk.State.Chosen);
        Assert.True(talk.Has<TurnEffect.Heard>());
    }

    [Fact]
    public void Words_in_no_known_language_bring_the_question_of_language()
    {
        Assert.Equal(["intake.language"], new Talk().Write("12345").Keys);
    }

    [Fact]
    public void A_command_tells_the_language_where_the_words_are_too_few()
    {
        var talk = new Talk().Hear(new Said.Start(null)).Write("TIL KEREK", "маман керек");

        Assert.Equal(Locale.Kk, talk.State.Speaking);
        Assert.Equal(HandoffReason.Asked, talk.The<TurnEffect.OpenedCase>().Reason);
    }

    [Fact]
    public void Words_written_first_are_screened()
    {
        var talk = new Talk().Write("hello they took my passport");

        Assert.Equal("coercion.documents_confiscated", Assert.Single(talk.State.Mentions).Indicator.Value);
    }

    [Fact]
    public void Danger_in_the_first_words_needs_no_question()
    {
        var talk = new Talk().Write("he has a knife");

        Assert.Equal(Urgency.R3, talk.The<TurnEffect.OpenedCase>().Urgency);
        Assert.Equal(["do.danger", TextKeys.Wait], talk.Keys);
        Assert.Equal(Locale.En, talk.State.Speaking);
    }

    [Fact]
    public void Before_a_choice_replies_follow_the_language_of_each_message()
    {
        var talk = new Talk().Write("Hello, I have a question").Write("я не понимаю вопрос");

        Assert.Equal(Locale.Ru, talk.State.Speaking);
    }

    [Fact]
    public void After_a_choice_two_short_messages_in_another_language_bring_one_offer_in_it()
    {
        var talk = new Talk().Hear(new Said.Start(null)).Press("ru").Write("hello");
        Assert.DoesNotContain(TextKeys.LanguageOffer, talk.Keys);

        talk.Write("thanks");
        var offer = talk.Replies.Single(reply => reply.Words is Words.Keyed { Key: TextKeys.LanguageOffer });
        Assert.Equal(Locale.En, ((Words.Keyed)offer.Words).Locale);
        Assert.Empty(offer.Buttons);
        Assert.Equal(["yes", "no", "unsure", "skip", "person", "language:en"], talk.LastCodes);
        Assert.Equal(Locale.Ru, talk.State.Speaking);

        var at = talk.State.At;
        talk.Press("language:en");

        Assert.Equal(["intake.safe"], talk.Keys);
        Assert.Equal((Locale.En, Locale.En), (talk.State.Speaking, talk.State.Chosen));
        Assert.Equal(at, talk.State.At);
    }

    [Fact]
    public void One_long_message_is_enough_for_an_offer_and_it_comes_once()
    {
        var talk = new Talk().Hear(new Said.Start(null)).Press("ru", "yes").Write("I would rather write in English to you");
        Assert.Contains(TextKeys.LanguageOffer, talk.Keys);

        talk.Write("I would rather write in English to you");

        Assert.DoesNotContain(TextKeys.LanguageOffer, talk.Keys);
    }

    [Fact]
    public void The_question_stays_answerable_beside_an_offer()
    {
        var talk = new Talk().Hear(new Said.Start(null)).Press("ru", "yes").Write("I would rather write in English to you").Press("self");

        Assert.Equal("intake/age", talk.State.At.ToString());
    }

    [Fact]
    public void The_bare_word_language_offers_all_three()
    {
        var talk = new Talk().AtPapers().Write("тіл");
        Assert.Equal(["language:kk", "language:ru", "language:en"], talk.LastCodes);

        talk.Press("language:ru");

        Assert.Equal(["intake.papers"], talk.Keys);
        Assert.Equal("ru", talk.State.Path[0].Code);
    }

    [Fact]
    public void The_language_written_out_at_its_question_is_a_choice()
    {
        var talk = new Talk().Hear(new Said.Start(null)).Write("русский");

        Assert.Equal(Locale.Ru, talk.State.Chosen);
        Assert.Equal("intake/safe", talk.State.At.ToString());
    }

    [Fact]
    public void Words_at_the_question_of_language_are_taken_in_their_language()
    {
        var talk = new Talk().Hear(new Said.Start(Locale.Ru)).Write("Сәлеметсіз бе");

        Assert.Equal("intake/safe", talk.State.At.ToString());
        Assert.Equal(Locale.Kk, talk.State.Speaking);
        Assert.Null(talk.State.Chosen);
    }
}
