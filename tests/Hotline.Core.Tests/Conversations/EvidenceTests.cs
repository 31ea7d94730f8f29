using Hotline.Core.Conversations;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Core.Screening;
using Hotline.Core.Tests.Screening;

namespace Hotline.Core.Tests.Conversations;

public class EvidenceTests
{
    private const string Papers = "coercion.documents_confiscated";
    private const string Pay = "exploitation.low_or_no_pay";

    [Fact]
    public void An_answer_keeps_its_message_its_dialog_and_how_it_was_given()
    {
        var evidence = Assert.Single(The(new Talk { Lines = 0 }.AtPapers().Press("yes"), Papers).Evidence);

        Assert.Equal((FindingState.Present, "answer:yes", "intake 1", true), (evidence.State, evidence.Rule, evidence.Version, evidence.ByButton));
        Assert.Equal("yes", evidence.Rule.Split(':')[1]);
        Assert.NotNull(evidence.Message);
    }

    [Fact]
    public void Words_keep_their_message_and_the_version_of_the_rules()
    {
        var talk = new Talk { Lines = 0 }.Started();
        var before = talk.Lines;

        var evidence = Assert.Single(The(talk.Write("they took my passport"), Papers).Evidence);

        Assert.Equal((before + 1, Some.Recognizers.Version, false), (evidence.Message, evidence.Version, evidence.ByButton));
    }

    [Fact]
    public void A_no_after_words_takes_them_back_and_words_after_a_no_count_again()
    {
        var talk = new Talk().Started().Write("they took my passport").Press("yes", "other", "no").Minutes(1).Press("no");
        Assert.Equal(FindingState.Absent, The(talk, Papers).State);

        talk.Minutes(1).Write("but they took my passport last week");
        Assert.Equal(FindingState.Mentioned, The(talk, Papers).State);
    }

    [Theory]
    [InlineData("maybe")]
    [InlineData("skip")]
    public void Not_being_sure_takes_no_words_back(string answer)
    {
        var talk = new Talk().Started().Write("they took my passport").Press("yes", "other", "no").Minutes(1).Write(answer);

        Assert.Equal(FindingState.Mentioned, The(talk, Papers).State);
    }

    [Fact]
    public void A_changed_message_takes_back_what_only_it_told()
    {
        var talk = new Talk().Started().Hear(new Said.Text(new PrivateText("they took my passport")), "m1");
        Assert.Equal(FindingState.Mentioned, The(talk, Papers).State);

        talk.Minutes(1).Hear(new Said.Edited(new PrivateText("they looked at my passport")), "m1");

        Assert.Equal(FindingState.Absent, The(talk, Papers).State);
        Assert.Equal(["test", "changed"], The(talk, Papers).Evidence.Select(one => one.Rule));
    }

    [Fact]
    public void A_changed_message_takes_nothing_back_that_another_told_or_that_it_still_tells()
    {
        var two = new Talk().Started().Hear(new Said.Text(new PrivateText("they took my passport")), "m1").Minutes(1)
            .Hear(new Said.Text(new PrivateText("really, they took my passport")), "m2").Minutes(1).Hear(new Said.Edited(new PrivateText("hello")), "m1");
        Assert.Equal(FindingState.Mentioned, The(two, Papers).State);

        var same = new Talk().Started().Hear(new Said.Text(new PrivateText("they took my passport")), "m1").Minutes(1)
            .Hear(new Said.Edited(new PrivateText("they took my passport!")), "m1");
        Assert.Equal(FindingState.Mentioned, The(same, Papers).State);
    }

    [Fact]
    public void Free_words_count_while_a_person_talks_and_the_caller_notices_nothing()
    {
        var talk = new Talk().WithPerson().Write("ok").Write("they took my passport");

        Assert.Empty(talk.Replies);
        Assert.Equal(FindingState.Mentioned, The(talk, Papers).State);
        Assert.Equal(Level.Potential, Facts(talk).Judgement.Level);
    }

    [Fact]
    public void A_rejected_sign_no_longer_counts_and_stays_visible_with_the_reason()
    {
        var talk = new Talk().Started().Write("they took my passport", "person").Accept().Minutes(1);

        talk.Take(Review(talk, Papers, ReviewKind.Rejected, "meant the sister's"));

        var finding = The(talk, Papers);
        Assert.Equal((FindingState.Absent, Level.NoneYet), (finding.State, Facts(talk).Judgement.Level));
        Assert.Equal(Level.Potential, Facts(talk).Original!.Level);
        Assert.Equal(("test", "rejected", "meant the sister's"), (finding.Evidence[0].Rule, finding.Evidence[1].Rule, finding.Evidence[1].Reason!.Reveal()));
        Assert.Equal(Some.Aigul, finding.Evidence[1].By);
        Assert.Empty(talk.Replies);

        talk.Minutes(1).Write("they took my passport too");
        Assert.Equal(FindingState.Mentioned, The(talk, Papers).State);
    }

    [Fact]
    public void Confirming_and_adding_count_and_raise_the_urgency()
    {
        var talk = new Talk().Started().Write("I was not paid", "person").Accept().Minutes(1);
        Assert.Equal(Urgency.R0, talk.State.Case!.Urgency);

        talk.Take(Review(talk, Pay, ReviewKind.Confirmed, "said it twice")).Minutes(1).Take(Review(talk, Papers, ReviewKind.Added, "heard it on the phone"));

        Assert.Equal([FindingState.Present, FindingState.Present], Facts(talk).Findings.Select(finding => finding.State));
        Assert.Equal((Urgency.R2, ReviewKind.Added), (talk.State.Case!.Urgency, talk.The<TurnEffect.FindingReviewed>().Kind));
        Assert.Null(new Talk().WithPerson() is var other ? Facts(other).Original : null);
    }

    [Fact]
    public void A_judgement_needs_the_case_its_caseworker_a_known_sign_and_a_reason()
    {
        var talk = new Talk().WithPerson();
        Assert.Equal(InputRefusal.NotYours, Refused(Review(talk, Papers, ReviewKind.Added, "so", Some.Botagoz)));
        Assert.Equal(InputRefusal.NotWhole, Refused(Review(talk, Papers, ReviewKind.Added, "  ")));
        Assert.Equal(InputRefusal.NotWhole, Refused(Review(talk, "coercion.unheard_of", ReviewKind.Added, "so")));
        Assert.Equal(InputRefusal.CaseEnded, Refused(Review(talk, Papers, ReviewKind.Added, "so") with { Case = default }));
        Assert.Empty(talk.State.Reviews);

        InputRefusal Refused(TurnInput.Reviewed review) => talk.Take(review).The<TurnEffect.RefusedInput>().Why;
    }

    [Fact]
    public void The_same_judgement_sent_twice_is_one_and_many_stay_few()
    {
        var talk = new Talk().WithPerson();
        talk.Take(Review(talk, Papers, ReviewKind.Added, "so")).Minutes(1).Take(Review(talk, Papers, ReviewKind.Added, "so"));
        Assert.Single(talk.State.Reviews);

        for (var i = 0; i < 20; i++)
        {
            talk.Minutes(1).Take(Review(talk, Papers, i % 2 == 0 ? ReviewKind.Rejected : ReviewKind.Confirmed, "again"));
        }

        Assert.Equal(4, talk.State.Reviews.Length);
        Assert.Equal(FindingState.Present, The(talk, Papers).State);
    }

    [Fact]
    public void The_level_on_the_screen_can_be_rebuilt_from_what_is_stored()
    {
        var random = new Dice(4);
        var levels = new HashSet<Level>();
        for (var run = 0; run < 300; run++)
        {
            var talk = new Talk().Started();
            for (var turn = 0; turn < 14; turn++)
            {
                talk.Minutes(0.2);
                Act(talk, random);
                var facts = Facts(talk);
                var (adult, child) = Rebuilt.Of(talk.State, SomeContent.Bundle());
                var shown = CaseFacts.FindFact(talk.State.Path, SomeContent.Bundle(), Core.Dialogs.Facts.Age) == "under-18" ? child : adult;
                Assert.Equal(shown, (int)facts.Judgement.Level);
                levels.Add(facts.Judgement.Level);
            }
        }

        Assert.Contains(Level.NoneYet, levels);
        Assert.Contains(Level.Potential, levels);
    }

    private static void Act(Talk talk, Dice random)
    {
        if (talk.State.Phase == Phase.WithPerson && random.Next(3) == 0)
        {
            talk.Take(Review(talk, random.Next(2) == 0 ? Papers : Pay, (ReviewKind)random.Next(3), $"reason {random.Next(3)}"));
        }
        else if (talk.State.Phase == Phase.WaitingForPerson)
        {
            talk.Accept();
        }
        else
        {
            string[] words = ["yes", "no", "maybe", "skip", "back", "they took my passport", "I was not paid", "17", "30", "self", "hello", "person"];
            var said = new PrivateText(words[random.Next(words.Length)]);
            talk.Hear(random.Next(8) == 0 ? new Said.Edited(said) : new Said.Text(said), $"m{random.Next(4)}");
        }
    }

    private static TurnInput.Reviewed Review(Talk talk, string sign, ReviewKind kind, string reason, CaseworkerId? by = null) =>
        new(talk.State.Case!.Id, by ?? Some.Aigul, new IndicatorId(sign), kind, new PrivateText(reason));

    private static Finding The(Talk talk, string sign) => Facts(talk).Findings.Single(finding => finding.Indicator.Value == sign);

    private static CaseFacts Facts(Talk talk) => CaseFacts.Of(talk.State, SomeContent.Bundle());
}
