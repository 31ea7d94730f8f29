using System.Text;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;

namespace Hotline.Core.Tests.Conversations;

public class SecretWordTests
{
    [Theory]
    [InlineData("Қаламсап", "qalamsap")]
    [InlineData("Қаламсап", "КАЛАМСАП")]
    [InlineData("Жаңбыр", "zhangbyr")]
    [InlineData("Жаңбыр", "janbir")]
    [InlineData("Шаңырақ", "shanyraq")]
    [InlineData("Шаңырақ", "şañyraq")]
    [InlineData("ромашка", "ROMASHKA")]
    [InlineData("ёлка", "елка")]
    [InlineData("хлеб", "khleb")]
    [InlineData("ночь", "noch")]
    [InlineData("Юля", "yulya")]
    [InlineData("marigold", "Marigold.")]
    public void A_word_is_known_however_it_is_typed(string chosen, string typed)
    {
        Assert.True(SecretWord.Choose(chosen, "key").Is(typed));
    }

    [Theory]
    [InlineData("ромашка", "ромашки")]
    [InlineData("қалам", "қалап")]
    [InlineData("rose17", "rose71")]
    [InlineData("rose11", "rose1")]
    [InlineData("қалам", "")]
    public void Another_word_is_another(string chosen, string typed)
    {
        Assert.False(SecretWord.Choose(chosen, "key").Is(typed));
    }

    [Fact]
    public void The_same_word_of_two_callers_is_kept_differently()
    {
        Assert.NotEqual(SecretWord.Choose("marigold", "key").Hash, SecretWord.Choose("marigold", "other").Hash);
    }

    [Fact]
    public void Neither_the_state_nor_what_is_said_or_shown_holds_the_word()
    {
        var talk = SafeContactContent.AtConsent().Press("yes", "no").Hear(new Said.Text(new PrivateText("marigold")), "77");

        Assert.NotNull(talk.State.CodeWord);
        Assert.IsType<HeardMessage.Withheld>(talk.The<TurnEffect.Heard>().Message);
        Assert.Equal("77", talk.The<TurnEffect.ClearedChat>().Only);
        Assert.DoesNotContain("marigold", Encoding.UTF8.GetString(ConversationJson.Write(talk.State)), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Skeleton.Of("marigold"), Encoding.UTF8.GetString(ConversationJson.Write(talk.State)), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(AnswerCodes.Told, talk.State.Path[^1].Code);
    }

    [Fact]
    public void An_account_that_returns_after_a_pause_is_told_nothing_and_another_who_chose_a_word_there_takes_nothing_away()
    {
        var talk = Coded().Accept().Minutes(11).Write("hello");
        var open = talk.State.Behind!.Case!.Id;
        Assert.Null(talk.State.Case);
        Assert.Empty(talk.State.Path);

        // Somebody else goes through it all with a word of their own.
        talk.State = talk.State with { CodeWord = SecretWord.Choose("tulip", "k") };
        talk.Minutes(20).Write("hello").Write("marigold");

        Assert.Equal(open, talk.State.Case!.Id);
    }

    [Fact]
    public void A_case_behind_the_word_can_be_taken_answered_and_ended_without_a_sign_to_the_phone()
    {
        var talk = Coded().Minutes(11).Write("hello");
        var id = talk.State.Behind!.Case!.Id;

        Assert.Empty(talk.Take(new TurnInput.Accepted(id, Some.Aigul, "Aigul")).Replies);
        Assert.True(talk.Has<TurnEffect.CaseAccepted>());
        Assert.Empty(talk.Take(new TurnInput.FromCaseworker(id, Some.Aigul, "Aigul", "c", new PrivateText("hello"))).Replies);
        Assert.True(talk.Has<TurnEffect.Kept>());
        Assert.Empty(talk.Take(new TurnInput.EndedByCaseworker(id, Some.Aigul)).Replies);
        Assert.True(talk.Has<TurnEffect.CaseClosed>());
        Assert.Equal(["c"], HeldReplies.UnsentOf(talk.State));
        Assert.Equal(["c"], HeldReplies.UnsentOf(talk.Minutes(60 * 24 * 15).Write("hello").State));
    }

    [Fact]
    public void Wrong_words_leave_no_second_try_for_an_hour_and_an_ended_talk_none_after_two_weeks()
    {
        var talk = Coded().Accept().Minutes(11).Write("hello");
        talk.State = talk.State with { Behind = talk.State.Behind! with { Warnings = [new Warning(WarningKind.WrongWord, talk.Now)] } };
        Assert.NotNull(talk.Write("marigold").State.Behind);
        Assert.Null(talk.Minutes(61).Write("marigold").State.Behind);

        talk.Write("stop").Minutes(15 * 24 * 60).Write("marigold");

        Assert.Equal(Phase.InDialog, talk.State.Phase);
        Assert.Null(talk.State.Behind);
    }

    private static Talk Coded() => SafeContactContent.AtConsent().Press("yes", "no").Write("marigold").Press("none");
}
