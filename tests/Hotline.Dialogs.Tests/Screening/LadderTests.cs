using System.Collections.Immutable;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Dialogs.Tests.Scripts;

namespace Hotline.Dialogs.Tests.Screening;

/// <summary>The ladder of urgency, row by row: the same is as urgent in words as by a button.</summary>
public sealed class LadderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The buttons pressed, as <c>question=answer</c>; several are one talk.</summary>
    [Theory]
    [InlineData("danger to life", Urgency.R3, "danger=yes")]
    [InlineData("a child in danger now: not let out", Urgency.R3, "age=under-18 screening.freedom=no")]
    [InlineData("a child in danger now: not let out, the age told last", Urgency.R3, "screening.freedom=no age=under-18")]
    [InlineData("cannot leave", Urgency.R2, "age=adult screening.freedom=no")]
    [InlineData("cannot leave, the age not told", Urgency.R2, "screening.freedom=no")]
    [InlineData("papers held", Urgency.R2, "age=adult screening.papers=yes")]
    [InlineData("papers held, of a child", Urgency.R2, "age=under-18 screening.papers=yes")]
    [InlineData("threats", Urgency.R2, "age=adult screening.threats=yes")]
    [InlineData("threats with the police", Urgency.R2, "age=adult screening.police=yes")]
    [InlineData("forced to beg", Urgency.R2, "age=adult screening.begging=yes")]
    [InlineData("forced to break the law", Urgency.R2, "age=adult screening.crime=yes")]
    [InlineData("pressed to be intimate", Urgency.R2, "age=adult screening.intimate=yes")]
    [InlineData("not sure of danger, wants a person now", Urgency.R2, "danger-unsure=yes")]
    [InlineData("two signs without danger", Urgency.R1, "age=adult screening.pay=yes screening.hours=yes")]
    [InlineData("two signs told by one button", Urgency.R1, "age=adult screening.promised=both")]
    [InlineData("one sign without danger", Urgency.R0, "age=adult screening.pay=yes")]
    [InlineData("none of it", Urgency.R0, "danger=no age=adult screening.papers=no screening.freedom=yes screening.threats=no")]
    [InlineData("not sure of any", Urgency.R0, "danger=unsure age=adult screening.papers=unsure screening.freedom=unsure screening.threats=unsure")]
    public void By_buttons(string row, Urgency urgency, string pressed)
    {
        var turn = pressed.Split(' ').Select(one => one.Split('=')).Aggregate(
            new Turn(Adult([]), []), (last, press) => last.Conversation.Case is null ? Press(last.Conversation, press[0], press[1]) : last);

        Assert.True(urgency == Of(turn), $"{row}: {Of(turn)}");
        Assert.Equal(urgency == Urgency.R3, turn.Conversation.Case?.Reason == HandoffReason.Danger && turn.Concern?.Urgency == Urgency.R3);
    }

    [Theory]
    [InlineData("danger to life", Urgency.R3, "ол мені өлтіремін дейді, қазір осында", "он сейчас меня убьет, помогите", "he is going to kill me now, help")]
    [InlineData("locked in and violence", Urgency.R3, "бізді қамап, ұрып жатыр", "нас заперли и бьют", "they locked us in and beat us")]
    [InlineData("a child in danger now", Urgency.R3, "баламды қазір ұрып жатыр", "моего ребенка сейчас бьют", "he is beating my child right now")]
    [InlineData("suicide with a plan", Urgency.R3, "өзімді өлтіремін, арқан дайын", "хочу покончить с собой, веревка готова", "i will kill myself tonight, the rope is ready")]
    [InlineData("cannot leave", Urgency.R2, "бізді сыртқа шығармайды", "нас не выпускают", "they do not let us go out")]
    [InlineData("papers held", Urgency.R2, "паспортымды алып қойды, қайтармайды", "хозяин забрал мой паспорт и не отдает", "the boss took my passport and will not give it back")]
    [InlineData("threats", Urgency.R2, "маған қорқытып жатыр, полицияға береміз дейді", "мне угрожают, что сдадут в полицию", "they threaten me with the police")]
    [InlineData("moved in 72 hours", Urgency.R2, "ертең мені басқа елге алып кетеді", "завтра меня увезут в другую страну", "tomorrow they will take me to another country")]
    [InlineData("an injury untreated", Urgency.R2, "жараландым, дәрігерге жібермейді", "рука сломана, к врачу не пускают", "my hand is burned and they do not let me see a doctor")]
    [InlineData("one sign without danger", Urgency.R0, "айлығым өте аз", "мне мало платят", "they pay me very little")]
    [InlineData("information", Urgency.R0, "Польшадағы жұмыс туралы білгім келеді", "хочу узнать о работе в Польше", "i want to know about work in Poland")]
    public void In_words(string row, Urgency urgency, string kk, string ru, string en)
    {
        foreach (var (locale, words) in new[] { (Locale.Kk, kk), (Locale.Ru, ru), (Locale.En, en) })
        {
            var turn = Write(Adult([("age", "adult")]) with { Chosen = locale, Speaking = locale }, words);
            Assert.True(urgency == Of(turn), $"{row}, {locale}: {Of(turn)}");
        }
    }

    [Theory]
    [InlineData("нам мало платят, работаем по 16 часов без выходных")]
    [InlineData("they pay us almost nothing and we work 16 hours a day without rest")]
    public void Two_signs_in_words_are_told_as_two_by_buttons(string words) =>
        Assert.Equal(Urgency.R1, Of(Write(Adult([("age", "adult")]), words)));

    [Fact]
    public void Locked_in_by_a_button_and_hurt_in_later_words_are_danger_now()
    {
        var locked = Press(Adult([("age", "adult")]), "screening.freedom", "no");
        Assert.Null(locked.Conversation.Case);

        var hurt = Write(locked.Conversation, "меня здесь бьют");

        Assert.Equal(Urgency.R3, Of(hurt));
        Assert.Equal(Urgency.R3, hurt.Concern?.Urgency);
        Assert.Contains(hurt.Effects.OfType<TurnEffect.Say>(), say => say.Message.Words is Words.Keyed { Key: "common.danger.numbers" });
    }

    [Fact]
    public void A_caseworker_who_adds_a_sign_raises_the_urgency_and_the_caller_notices_nothing()
    {
        var waiting = Write(Press(Adult([("age", "adult")]), "screening.freedom", "no").Conversation, "позовите человека").Conversation;
        Assert.Equal(Urgency.R2, waiting.Case!.Urgency);
        var by = new CaseworkerId(new Guid(9, 0, 0, new byte[8]));
        var accepted = Take(waiting, new TurnInput.Accepted(waiting.Case.Id, by, "Aigul")).Conversation;

        var turn = Take(accepted, new TurnInput.Reviewed(waiting.Case.Id, by, new("coercion.violence"), Core.Screening.ReviewKind.Added, new("by voice")));

        Assert.Equal(Urgency.R3, turn.Conversation.Case!.Urgency);
        Assert.DoesNotContain(turn.Effects, effect => effect is TurnEffect.Say);
    }

    /// <summary>Whoever adds a question or a sign of danger says here which row it is.</summary>
    [Fact]
    public void Every_question_that_shows_danger_is_in_the_table_above()
    {
        var dangers = Shipped.Bundle.Instrument.Questions.Where(question => question.Shows.Any(id => Shipped.Bundle.Indicators[id].Acute is not null));

        Assert.Equal(["begging", "crime", "freedom", "intimate", "papers", "police", "threats"], dangers.Select(question => question.Id).Order(StringComparer.Ordinal));
        Assert.All(Enum.GetValues<Acute>(), danger => Assert.Contains(Shipped.Bundle.Indicators.Values, indicator => indicator.Acute == danger));
    }

    private static Urgency Of(Turn turn) => CaseFacts.Of(turn.Conversation, Shipped.Bundle).Urgency;

    private static Turn Press(Conversation conversation, string step, string code)
    {
        var at = new StepId("intake", step);
        var option = ((Step.Ask)Shipped.Bundle.FindStep(at)!).Options.Single(one => one.Code == code);
        return Take(conversation with { At = at, Buttons = [new Button(code, "token", option.LabelKey)] }, Said(new Said.Tap("token")));
    }

    private static Turn Write(Conversation conversation, string words) => Take(conversation, Said(new Said.Text(new(words))));

    private static TurnInput.FromCaller Said(Said said) => new(new InboundMessage(new DeliveryKey("d"), said, Now));

    private static Turn Take(Conversation conversation, TurnInput input) =>
        new TurnRules(new ContentLibrary(Shipped.Bundle), Readers.All).Take(conversation, input, new TurnContext(Now, new Guid(1, 0, 0, new byte[8]), new Duty(1, 5), 10));

    private static Conversation Adult(ImmutableArray<(string Step, string Code)> answers) => new()
    {
        Id = new(new Guid(1, 0, 0, new byte[8])),
        Channel = "telegram",
        Ngo = new("main"),
        Content = Shipped.Bundle.Id,
        Phase = Phase.InDialog,
        Chosen = Locale.Ru,
        HeardAt = Now,
        At = new StepId("intake", "screening.living"),
        Path = [.. answers.Select(one => new Answered(new StepId("intake", one.Step), one.Code, Now, ByButton: true, Locale.Ru))],
    };
}
