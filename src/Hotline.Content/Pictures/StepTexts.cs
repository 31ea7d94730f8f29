using Hotline.Core.Dialogs;

namespace Hotline.Content.Pictures;

/// <summary>Every text that a dialog's steps may say, in the order of its file.</summary>
internal static class StepTexts
{
    public static IEnumerable<TextLine> Of(Dialog dialog, ContentBundle bundle) =>
        dialog.Steps.SelectMany(step => Of(step.Key, step.Value, bundle));

    private static IEnumerable<TextLine> Of(string name, Step step, ContentBundle bundle)
    {
        switch (step)
        {
            case Step.Ask ask:
                yield return new(name, "asks", ask.Text);
                foreach (var option in ask.Options)
                {
                    yield return new(name, "button", option.LabelKey);
                }

                yield return new(name, "why?", ask.Why ?? TextKeys.WhyDefault);
                yield break;
            case Step.Say say:
                foreach (var line in Said(name, say.Texts))
                {
                    yield return line;
                }

                yield break;
            case Step.HandOff handOff:
                foreach (var line in Said(name, handOff.Texts))
                {
                    yield return line;
                }

                yield break;
            case Step.End end:
                foreach (var line in Said(name, end.Texts))
                {
                    yield return line;
                }

                yield break;
        }
    }

    private static IEnumerable<TextLine> Said(string name, IReadOnlyList<string> texts) => texts.Select(key => new TextLine(name, "says", key));
}
