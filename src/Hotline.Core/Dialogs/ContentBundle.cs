using Hotline.Core.Messages;
using Hotline.Core.Recognition;

namespace Hotline.Core.Dialogs;

/// <summary>All dialogs, texts and words that belong together: loaded, validated and hashed as one.</summary>
public sealed class ContentBundle
{
    /// <summary>A hash of all its files.</summary>
    public required string Id { get; init; }

    /// <summary>The dialog new conversations begin with.</summary>
    public required string StartDialog { get; init; }

    public required IReadOnlyDictionary<string, Dialog> Dialogs { get; init; }

    public required IReadOnlyDictionary<Interruption, InterruptionRule> Interruptions { get; init; }

    public required Texts Texts { get; init; }

    public required WordLists Words { get; init; }

    public required IReadOnlyDictionary<IndicatorId, Indicator> Indicators { get; init; }

    /// <summary>The numbers callers may be given. A bundle stored before there was a directory has none, and names none.</summary>
    public ContactDirectory Contacts { get; init; } = ContactDirectory.Empty;

    /// <summary>The questions of screening.</summary>
    public Instrument Instrument { get; init; } = Instrument.None;

    /// <summary>The questions behind screening steps, by their step ids. Built on first use.</summary>
    public IReadOnlyDictionary<StepId, Step> ScreenSteps => field ??= Core.Dialogs.ScreenSteps.Of(this);

    /// <summary>The interruptions by what callers write. Built on first use.</summary>
    public Commands Commands => field ??= new Commands(this);

    /// <summary>The answers by what callers write. Built on first use.</summary>
    public AnswerReader Answers => field ??= new AnswerReader(this);

    /// <summary>The same content, beginning with another dialog.</summary>
    public ContentBundle BeginningWith(string dialog) => new()
    {
        Id = Id,
        StartDialog = dialog,
        Dialogs = Dialogs,
        Interruptions = Interruptions,
        Texts = Texts,
        Words = Words,
        Indicators = Indicators,
        Contacts = Contacts,
        Instrument = Instrument,
    };

    /// <summary>The step; null when it is not, or no longer, there.</summary>
    public Step? FindStep(StepId id) =>
        Dialogs.TryGetValue(id.Dialog, out var dialog) && dialog.Steps.TryGetValue(id.Step, out var step) ? step : ScreenSteps.GetValueOrDefault(id);

    /// <summary>The question of the first dialog that the first words may answer.</summary>
    public StepId? FindFirstWordsStep()
    {
        foreach (var (id, step) in Dialogs.TryGetValue(StartDialog, out var dialog) ? dialog.Steps : new Dictionary<string, Step>())
        {
            if (step is Step.Ask { TakesFirstWords: true })
            {
                return new StepId(StartDialog, id);
            }
        }

        return null;
    }

    /// <summary>Where a conversation of an older bundle stands in this one: the same step, or where a declared migration moved it.</summary>
    public StepId? FindMoved(StepId old)
    {
        if (FindStep(old) is not null)
        {
            return old;
        }

        // A dialog says where its own old steps went, and which steps of another dialog it has taken in.
        foreach (var dialog in Dialogs.Values)
        {
            if (dialog.Moved.TryGetValue(dialog.Id == old.Dialog ? old.Step : old.ToString(), out var moved) && FindStep(new StepId(dialog.Id, moved)) is not null)
            {
                return new StepId(dialog.Id, moved);
            }
        }

        return null;
    }

    public RenderedMessage Render(OutboundMessage message)
    {
        var (text, locale) = message.Words switch
        {
            Words.Keyed keyed => (new PrivateText(Fill(keyed)), keyed.Locale),
            Words.Several { Parts: [.., var last] parts } => (new PrivateText(string.Join("\n\n", parts.Select(Fill))), last.Locale),
            Words.Written written => (written.Text, Locale.Ru),
            _ => throw new InvalidOperationException("A kind of words without rendering."),
        };
        return new RenderedMessage(text, [.. message.Buttons.Select(button => new RenderedButton(button.Token, Texts.Load(button.LabelKey, locale), button.Code))]);
    }

    private string Fill(Words.Keyed keyed) => Texts.Fill(Texts.Load(keyed.Key, keyed.Locale), keyed.Values);
}
