using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Screening;

namespace Hotline.Core.Tests.Conversations;

public class FindingTests
{
    [Theory]
    [InlineData("yes", FindingState.Present)]
    [InlineData("no", FindingState.Absent)]
    [InlineData("maybe", FindingState.Unsure)]
    [InlineData("skip", FindingState.Refused)]
    public void An_answer_says_whether_its_indicator_is_there(string words, FindingState state)
    {
        var talk = new Talk().AtPapers().Write(words);

        var finding = Assert.Single(Facts(talk).Findings);
        Assert.Equal((state, "coercion.documents_confiscated"), (finding.State, finding.Indicator.Value));
        Assert.Equal("intake/papers", Assert.Single(finding.Evidence).Step.ToString());
    }

    [Fact]
    public void Words_that_tell_of_what_is_asked_answer_the_question()
    {
        var talk = new Talk().AtPapers().Press("no").Write("I was not paid");

        Assert.Equal("no", talk.State.Path[^1].Code);
        Assert.Equal(FindingState.Present, Facts(talk).Findings.Single(finding => finding.Indicator.Value == "exploitation.low_or_no_pay").State);
    }

    [Fact]
    public void Words_are_evidence_with_their_place_in_the_message()
    {
        var talk = new Talk().Started().Write("well, they took my passport!");

        var finding = Assert.Single(Facts(talk).Findings);
        var evidence = Assert.Single(finding.Evidence);
        Assert.Equal(FindingState.Mentioned, finding.State);
        Assert.Equal((11, 16, "took my passport"), (evidence.Start, evidence.Length, evidence.Words!.Reveal()));
        Assert.Equal(talk.Now, evidence.At);
    }

    [Fact]
    public void What_was_mentioned_and_then_denied_stays_visible_with_both()
    {
        var talk = new Talk().Started().Write("they took my passport").Press("yes", "other", "no", "no");

        var finding = Assert.Single(Facts(talk).Findings);
        Assert.Equal(FindingState.Absent, finding.State);
        Assert.Equal(["test", "answer:no"], finding.Evidence.Select(evidence => evidence.Rule));
    }

    [Fact]
    public void The_level_follows_from_answers_words_and_age()
    {
        var talk = new Talk().AtPapers().Press("yes");
        Assert.Equal((Level.Potential, "adult.4"), (Facts(talk).Judgement.Level, Facts(talk).Judgement.Line));

        var child = new Talk().Started().Press("yes", "self", "under-18", "no", "no").Write("no");
        Assert.Equal((Level.Potential, "child.3"), (Facts(child).Judgement.Level, Facts(child).Judgement.Line));
    }

    [Fact]
    public void Answers_are_shown_by_question_and_label()
    {
        var answers = Facts(new Talk().AtPapers().Write("skip")).Answers;

        Assert.Equal(["intake.language", "intake.safe", "intake.about", "intake.age", "intake.urgent", "intake.papers"], answers.Select(answer => answer.QuestionKey));
        Assert.Equal(["intake.language.en", TextKeys.ButtonYes, "intake.about.self", "intake.age.adult", TextKeys.ButtonNo, TextKeys.ButtonSkip], answers.Select(answer => answer.LabelKey));
    }

    private static CaseFacts Facts(Talk talk) => CaseFacts.Of(talk.State, SomeContent.Bundle());
}
