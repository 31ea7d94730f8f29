using System.Globalization;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;

namespace Hotline.Core.Dialogs;

/// <summary>Reads what a caller wrote as the answer to a question; "not understood" is null.</summary>
public sealed class AnswerReader
{
    private readonly Dictionary<StepId, PhraseIndex<string>> options = [];
    private readonly Dictionary<StepId, List<(string Padded, string Code)>> phrases = [];

    internal AnswerReader(ContentBundle bundle)
    {
        foreach (var dialog in bundle.Dialogs.Values)
        {
            foreach (var (name, step) in dialog.Steps)
            {
                if (step is Step.Ask { Options.Count: > 0 } ask)
                {
                    Add(bundle, new StepId(dialog.Id, name), ask);
                }
            }
        }

        foreach (var (id, step) in bundle.ScreenSteps)
        {
            if (step is Step.Ask { Options.Count: > 0 } ask)
            {
                Add(bundle, id, ask);
            }
        }
    }

    /// <summary>The option whose label or listed words the whole message is; near: with one slip.</summary>
    public string? FindOption(StepId step, string folded, bool near) =>
        options.TryGetValue(step, out var index) && (near ? index.FindNear(folded, out var code) : index.FindExact(folded, out code)) ? code : null;

    public string? Read(StepId step, Step.Ask ask, string words, string folded, Recognizers recognizers, ReadingContext context) =>
        ask.Prompt switch
        {
            Prompt.Choice => FindOption(step, folded, near: true) ?? ByNumber(ask, folded) ?? ByPhrase(step, folded),
            Prompt.YesNo => FindOption(step, folded, near: false) ?? Code(recognizers.YesNo.Read(words, context).Answer?.Value),
            Prompt.NewWord or Prompt.CodeWord => FindOption(step, folded, near: true) ?? ByNumber(ask, folded),
            Prompt.FreeText => folded.Length > 0 ? AnswerCodes.Told : null,
            Prompt.Age age => FindOption(step, folded, near: true) ?? Band(age, recognizers.Age.Read(words, context).Answer?.Value),
            Prompt.Place => FindOption(step, folded, near: false) ?? recognizers.Place.Read(words, context).Answer?.Value.Id,
            Prompt.Number number => FindOption(step, folded, near: false) ?? Within(number, recognizers.Number.Read(words, context).Answer?.Value),
            _ => null,
        };

    private static string? Code(YesNo? answer) => answer switch
    {
        YesNo.Yes => AnswerCodes.Yes,
        YesNo.No => AnswerCodes.No,
        YesNo.Unsure => AnswerCodes.Unsure,
        _ => null,
    };

    private static string? Band(Prompt.Age age, int? years) =>
        years is { } told ? age.Bands.FirstOrDefault(band => band.Holds(told))?.Code : null;

    private static string? Within(Prompt.Number prompt, decimal? told) =>
        told is { } number && number >= (prompt.Least ?? decimal.MinValue) && number <= (prompt.Most ?? decimal.MaxValue)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;

    private static string? ByNumber(Step.Ask ask, string folded) =>
        folded.Length == 1 && folded[0] is >= '1' and <= '9' && folded[0] - '1' is var at && at < ask.Options.Count ? ask.Options[at].Code : null;

    /// <summary>A listed phrase inside a longer answer, when it points to one option only.</summary>
    private string? ByPhrase(StepId step, string folded)
    {
        if (!phrases.TryGetValue(step, out var listed))
        {
            return null;
        }

        string? found = null;
        var padded = $" {folded} ";
        foreach (var (phrase, code) in listed)
        {
            if (code == found || !padded.Contains(phrase, StringComparison.Ordinal))
            {
                continue;
            }

            if (found is not null)
            {
                return null;
            }

            found = code;
        }

        return found;
    }

    private void Add(ContentBundle bundle, StepId step, Step.Ask ask)
    {
        var index = options[step] = new PhraseIndex<string>();
        var listed = phrases[step] = [];
        foreach (var option in ask.Options)
        {
            foreach (var locale in Locales.All)
            {
                if (bundle.Texts.Find(option.LabelKey, locale) is { } label)
                {
                    index.Add(label, option.Code);
                }
            }

            foreach (var words in bundle.Words.Of(option.Words))
            {
                index.Add(words, option.Code);
                listed.Add(($" {Folding.Fold(words)} ", option.Code));
            }
        }
    }
}
