using Hotline.Core.Dialogs;
using Hotline.Core.Messages;

namespace Hotline.Content.Pictures;

/// <summary>Every text that a dialog's steps may say, in the order of its file.</summary>
internal static class StepTexts
{
    public static IEnumerable<TextLine> Of(Dialog dialog, ContentBundle bundle) =>
        dialog.Steps.SelectMany(step => Of(step.Key, step.Value)).SelectMany(line => WithOthers(line, bundle));

    /// <summary>The questions that every screening step asks.</summary>
    public static IEnumerable<TextLine> Of(Instrument instrument, ContentBundle bundle)
    {
        foreach (var question in instrument.Questions)
        {
            yield return new(question.Id, "asks", $"{question.Texts}.{ScreenTexts.Ask}");
            yield return new(question.Id, "asks about somebody else", $"{question.Texts}.{ScreenTexts.Other}");
            yield return new(question.Id, "makes sure", $"{question.Texts}.{ScreenTexts.Heard}");
            foreach (var option in question.Options)
            {
                yield return new(question.Id, "button", option.LabelKey);
            }

            yield return new(question.Id, "why?", $"{question.Texts}.{ScreenTexts.Why}");
            foreach (var (code, id) in question.Indicators.SelectMany(entry => entry.Value.Select(id => (entry.Key, id))))
            {
                if (bundle.Indicators.TryGetValue(id, out var indicator))
                {
                    yield return new(question.Id, $"◆ {code}", indicator.NameKey);
                }
            }
        }
    }

    /// <summary>A text, and those that take its place at times.</summary>
    public static IEnumerable<TextLine> WithOthers(TextLine line, ContentBundle bundle)
    {
        yield return line;
        if (bundle.Texts.Find(line.Key + TextKeys.Nobody, Locale.Ru) is not null)
        {
            yield return line with { What = line.What + ", nobody on duty", Key = line.Key + TextKeys.Nobody };
        }

        if (bundle.Texts.Find(line.Key + ContactDirectory.Without, Locale.Ru) is not null)
        {
            yield return line with { What = line.What + ", a number expired", Key = line.Key + ContactDirectory.Without };
        }
    }

    private static IEnumerable<TextLine> Of(string name, Step step)
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
            case Step.Resume resume:
                foreach (var line in Said(name, resume.Texts))
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
