using Hotline.Core.Recognition;

namespace Hotline.Core.Dialogs;

/// <summary>
/// A screening step stands for many questions. Each has a step id of its own behind the step's, as in <c>intake/screening.pay</c>,
/// so that whatever works at a question of a dialog works here: why, skip, back, pause, a person, silence, migration.
/// No step an author names has a dot.
/// </summary>
public static class ScreenSteps
{
    private const string HeardEnd = ".heard";
    private const string GoOn = "go-on";
    private const string RestAnswer = "rest";
    private const string Talk = "talk";

    /// <summary>The answers to "how shall we go on?".</summary>
    public static IReadOnlyList<string> PauseCodes { get; } = [GoOn, RestAnswer, Talk];

    /// <summary>The names of all questions behind a screening step, as a migration may name them.</summary>
    public static IEnumerable<string> NamesOf(string screen, Instrument instrument)
    {
        var at = new StepId("", screen);
        foreach (var question in instrument.Questions)
        {
            yield return Question(at, question.Id, heard: false).Step;
            yield return Question(at, question.Id, heard: true).Step;
        }

        for (var after = instrument.Pause.Every; after < instrument.Most; after += instrument.Pause.Every)
        {
            yield return Check(at, after).Step;
            yield return Rest(at, after).Step;
        }
    }

    /// <summary>The question, or its confirming form.</summary>
    public static StepId Question(StepId screen, string question, bool heard) =>
        screen with { Step = $"{screen.Step}.{question}{(heard ? HeardEnd : "")}" };

    /// <summary>The choice of how to go on after so many questions.</summary>
    public static StepId Check(StepId screen, int after) => screen with { Step = $"{screen.Step}.check-{after}" };

    private static StepId Rest(StepId screen, int after) => screen with { Step = $"{screen.Step}.rest-{after}" };

    public static bool IsOf(StepId screen, StepId step) =>
        step.Dialog == screen.Dialog && step.Step.Length > screen.Step.Length && step.Step[screen.Step.Length] == '.'
        && step.Step.StartsWith(screen.Step, StringComparison.Ordinal);

    /// <summary>The screening step that a step belongs to, if any.</summary>
    public static StepId? FindScreen(StepId step) =>
        step.Step.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? step with { Step = step.Step[..dot] } : null;

    /// <summary>The question that a step asks; null for a check, and for a question that is no longer in the instrument.</summary>
    public static ScreenQuestion? FindQuestion(Instrument instrument, StepId step)
    {
        var dot = step.Step.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return null;
        }

        var name = step.Step[(dot + 1)..];
        return instrument.Find(name.EndsWith(HeardEnd, StringComparison.Ordinal) ? name[..^HeardEnd.Length] : name);
    }

    /// <summary>Every step behind the screening steps of some dialogs.</summary>
    internal static Dictionary<StepId, Step> Of(ContentBundle bundle)
    {
        var steps = new Dictionary<StepId, Step>();
        foreach (var dialog in bundle.Dialogs.Values)
        {
            foreach (var (name, step) in dialog.Steps)
            {
                if (step is Step.Screen screen)
                {
                    Add(steps, new StepId(dialog.Id, name), screen, bundle);
                }
            }
        }

        return steps;
    }

    private static void Add(Dictionary<StepId, Step> steps, StepId at, Step.Screen screen, ContentBundle bundle)
    {
        foreach (var question in bundle.Instrument.Questions)
        {
            steps[Question(at, question.Id, heard: false)] = Asked(question, at, screen);
            steps[Question(at, question.Id, heard: true)] = Confirmed(question, at);
        }

        var person = at with { Step = at.Step + ".person" };
        var pause = bundle.Instrument.Pause;
        for (var after = pause.Every; after < bundle.Instrument.Most; after += pause.Every)
        {
            var rest = Rest(at, after);
            steps[Check(at, after)] = Choice(
                pause.Check, PauseCodes, new Dictionary<string, string> { [RestAnswer] = rest.Step, [Talk] = person.Step }, at, TimeSpan.FromMinutes(15));
            steps[rest] = Choice(pause.Rest, [GoOn, Talk], new Dictionary<string, string> { [Talk] = person.Step }, at, TimeSpan.FromHours(1)) with
            {
                Options = [.. Labels(pause.Check, [GoOn, Talk])],
            };
        }

        steps[person] = new Step.HandOff(HandOffWish.Asked, bundle.Interruptions.TryGetValue(Interruption.Person, out var rule) ? rule.Texts : []);
    }

    private static Step.Ask Asked(ScreenQuestion question, StepId at, Step.Screen screen) => new()
    {
        Prompt = question.Prompt,
        Text = $"{question.Texts}.{(screen.Reported ? ScreenTexts.Other : ScreenTexts.Ask)}",
        Why = $"{question.Texts}.{ScreenTexts.Why}",
        Options = question.Options,
        Indicators = question.Indicators,
        Next = Branches.All(at.Step),
    };

    /// <summary>A yes-no question is confirmed by a yes, whichever answer showed the sign; a choice offers the same answers again.</summary>
    private static Step.Ask Confirmed(ScreenQuestion question, StepId at) => new()
    {
        Prompt = question.Prompt,
        Text = $"{question.Texts}.{ScreenTexts.Heard}",
        Why = $"{question.Texts}.{ScreenTexts.Why}",
        Options = question.Options,
        Indicators = question.Prompt is Prompt.YesNo
            ? new Dictionary<string, IReadOnlyList<IndicatorId>> { [AnswerCodes.Yes] = question.Shows }
            : question.Indicators,
        Next = Branches.All(at.Step),
    };

    private static Step.Ask Choice(string texts, IEnumerable<string> codes, Dictionary<string, string> next, StepId at, TimeSpan expire) => new()
    {
        Prompt = new Prompt.Choice(),
        Text = $"{texts}.{ScreenTexts.Ask}",
        Why = $"{texts}.{ScreenTexts.Why}",
        Options = [.. Labels(texts, codes)],
        Refusal = Refusal.NoButton,
        Expire = expire,
        Next = new Branches(next, at.Step),
    };

    private static IEnumerable<Option> Labels(string texts, IEnumerable<string> codes) =>
        codes.Select(code => new Option(code, $"{texts}.options.{code}", $"{texts}.words.{code}"));
}
