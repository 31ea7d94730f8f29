using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;
using Hotline.Core.Screening;
using Hotline.Dialogs.Tests.Scripts;

namespace Hotline.Dialogs.Tests.Screening;

public sealed class ShippedScreenTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("pay", "screening.pay", "screening.pay.ask")]
    [InlineData("papers", "screening.papers", "screening.papers.ask")]
    [InlineData("freedom", "screening.freedom", "screening.freedom.ask")]
    [InlineData("check", "screening.check-3", "screening.check.ask")]
    [InlineData("rest", "screening.rest-3", "screening.rest.ask")]
    public void Who_stood_at_a_question_of_the_older_dialog_goes_on_there(string old, string step, string text)
    {
        var waiting = Conversation("gone", new StepId("intake", old), [Answered("age", "adult"), Answered("pay", "yes")]);

        var turn = Take(Shipped.Bundle, waiting, "зачем вам это?");

        Assert.Equal($"intake/{step}", turn.Conversation.At.ToString());
        Assert.Equal(text, Keys(turn)[^1]);
        if (old != "pay")
        {
            var finding = CaseFacts.Of(turn.Conversation, Shipped.Bundle).Findings.Single(one => one.Indicator.Value == "exploitation.low_or_no_pay");
            Assert.Equal(FindingState.Present, finding.State);
        }
    }

    [Fact]
    public void About_somebody_else_the_same_questions_are_asked_of_that_person_and_marked_so()
    {
        var bundle = Reported();
        var start = Conversation(bundle.Id, new StepId("someone", "age"), []);

        var asked = Take(bundle, start, "ему 30 лет");
        Assert.Equal("screening.pay.other", Keys(asked)[^1]);
        var answered = Take(bundle, asked.Conversation, "да");
        Assert.Equal("screening.hours.other", Keys(answered)[^1]);

        var finding = Assert.Single(CaseFacts.Of(answered.Conversation, bundle).Findings);
        Assert.True(finding.IsReported);
        Assert.Equal((FindingState.Present, "screening 1", false), (finding.State, finding.Evidence[0].Version, finding.Evidence[0].ByButton));
    }

    [Fact]
    public void A_word_of_danger_at_any_question_of_the_instrument_calls_a_person_at_once()
    {
        foreach (var (at, step) in Shipped.Bundle.ScreenSteps.Where(one => one.Value is Step.Ask))
        {
            var turn = Take(Shipped.Bundle, Conversation(Shipped.Bundle.Id, at, [Answered("age", "adult")]), "спасите");
            Assert.Equal(HandoffReason.Danger, turn.Effects.OfType<TurnEffect.OpenedCase>().Single().Reason);
            Assert.IsType<Step.Ask>(step);
        }
    }

    private static Turn Take(ContentBundle bundle, Conversation conversation, string words)
    {
        var rules = new TurnRules(new ContentLibrary(bundle), Readers.All);
        var message = new InboundMessage(new DeliveryKey("d"), new Said.Text(new PrivateText(words)), Now);
        return rules.Take(conversation, new TurnInput.FromCaller(message), new TurnContext(Now.AddMinutes(1), new Guid(1, 0, 0, new byte[8]), new Duty(1, 5), 10));
    }

    private static string[] Keys(Turn turn) =>
        [.. turn.Effects.OfType<TurnEffect.Say>().Select(say => say.Message.Words).OfType<Words.Keyed>().Select(words => words.Key)];

    private static Conversation Conversation(string content, StepId at, Answered[] path) => new()
    {
        Id = new(new Guid(1, 0, 0, new byte[8])),
        Channel = "telegram",
        Ngo = new("main"),
        Content = content,
        Phase = Phase.InDialog,
        Chosen = Locale.Ru,
        HeardAt = Now,
        At = at,
        Path = [.. path],
    };

    private static Answered Answered(string step, string code) => new(new StepId("intake", step), code, Now, true, Locale.Ru);

    /// <summary>The shipped content, with a dialog about somebody else that screens.</summary>
    private static ContentBundle Reported()
    {
        var age = (Step.Ask)Shipped.Bundle.Dialogs["intake"].Steps["age"];
        var steps = new Dictionary<string, Step>
        {
            ["age"] = age with { Next = Branches.All("screening") },
            ["screening"] = new Step.Screen(Reported: true, "handoff"),
            ["handoff"] = new Step.HandOff(HandOffWish.Consented, []),
        };
        var dialogs = new Dictionary<string, Dialog>(Shipped.Bundle.Dialogs)
        {
            ["someone"] = new("someone", 1, "age", steps, new Dictionary<string, string>()),
        };
        return new ContentBundle
        {
            Id = "reported",
            StartDialog = Shipped.Bundle.StartDialog,
            Dialogs = dialogs,
            Interruptions = Shipped.Bundle.Interruptions,
            Texts = Shipped.Bundle.Texts,
            Words = Shipped.Bundle.Words,
            Indicators = Shipped.Bundle.Indicators,
            Instrument = Shipped.Bundle.Instrument,
        };
    }
}
