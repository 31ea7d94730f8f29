using Hotline.Content.Reading;
using Hotline.Core.Dialogs;
using Hotline.Core.Recognition;

namespace Hotline.Content.Rules;

/// <summary>The instrument asks nothing that changes nothing, nothing twice, and nothing that must not be asked.</summary>
internal static class InstrumentRules
{
    /// <summary>More before a person is offered would wear a frightened caller out.</summary>
    private const int MostQuestions = 9;

    public static void Check(Source source, Findings findings)
    {
        var used = source.Dialogs.SelectMany(one => one.Dialog.Steps.Select(step => (one, step))).Where(pair => pair.step.Value is Step.Screen).ToList();
        var instrument = source.Instrument.Instrument;
        if (used.Count > 0 && instrument.Questions.Count == 0)
        {
            findings.Add(used[0].one.At(used[0].step.Key), "screen-empty", $"There is no question in {InstrumentReader.File}.");
            return;
        }

        if (instrument.Most > MostQuestions || (instrument.Most > 0 && instrument.Pause.Every >= instrument.Most))
        {
            findings.Add(source.Instrument.Most, "screen-most", $"At most {MostQuestions} questions, with a pause among them.");
        }

        CheckNever(source, findings);
        foreach (var question in instrument.Questions)
        {
            var place = source.Instrument.At(question.Id);
            CheckAnswers(question, place, findings);
            CheckIndicators(question, source, place, findings);
        }

        CheckTwice(source, findings);
    }

    private static void CheckNever(Source source, Findings findings)
    {
        var instrument = source.Instrument.Instrument;
        foreach (var id in source.Instrument.Never.Where(id => !source.Indicators.ContainsKey(new IndicatorId(id.Value))))
        {
            findings.Add(id.Place, "indicator-unknown", $"There is no indicator '{id.Value}'.");
        }

        foreach (var missing in source.Indicators.Values.Where(one => IsChildSexual(one) && !instrument.Never.Contains(one.Id)).Take(source.Instrument.IsThere ? 1 : 0))
        {
            findings.Add(source.Instrument.Place, "never-asked", $"'{missing.Id}' is never asked: list it under never.");
        }
    }

    private static bool IsChildSexual(Indicator indicator) => indicator.Ages == Ages.Child && indicator.Forms is ["sexual"];

    private static void CheckAnswers(ScreenQuestion question, Place place, Findings findings)
    {
        var ask = new Step.Ask { Prompt = question.Prompt, Text = "", Options = question.Options, Next = Branches.All("") };
        AnswerRules.CheckOptions(ask, place, findings);
        var codes = AnswerCodesOf.Ask(ask);
        foreach (var code in question.Indicators.Keys.Where(code => !codes.Contains(code)))
        {
            findings.Add(place, "answer-unknown", $"No answer has the code '{code}' for which something is declared.");
        }
    }

    private static void CheckIndicators(ScreenQuestion question, Source source, Place place, Findings findings)
    {
        if (question.Shows.Count == 0)
        {
            findings.Add(place, "question-idle", $"No answer to '{question.Id}' shows a sign, so it changes nothing.");
        }

        foreach (var id in question.Shows)
        {
            if (!source.Indicators.TryGetValue(id, out var indicator))
            {
                findings.Add(place, "indicator-unknown", $"There is no indicator '{id}'.");
                continue;
            }

            if (source.Instrument.Instrument.Never.Contains(id) || IsChildSexual(indicator))
            {
                findings.Add(place, "never-asked", $"'{id}' is never asked.");
            }

            if (indicator.Forms is ["sexual"] && question.Ages != AskedOf.Adults)
            {
                findings.Add(place, "never-asked", $"'{id}' is asked of adults only: ages: adults.");
            }

            if (indicator.Dimension == Dimension.Movement || (indicator.Ages == Ages.Child && question.Ages != AskedOf.Children))
            {
                findings.Add(place, "question-idle", $"'{id}' changes no level of those who are asked '{question.Id}'.");
            }
        }
    }

    private static void CheckTwice(Source source, Findings findings)
    {
        var asked = new Dictionary<IndicatorId, string>();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var question in source.Instrument.Instrument.Questions)
        {
            foreach (var id in question.Shows.Where(id => !asked.TryAdd(id, question.Id)))
            {
                findings.Add(source.Instrument.At(question.Id), "question-twice", $"'{asked[id]}' asks for '{id}' already.");
            }

            if (!texts.TryAdd(question.Texts, question.Id))
            {
                findings.Add(source.Instrument.At(question.Id), "question-twice", $"'{texts[question.Texts]}' has the same texts.");
            }
        }
    }
}
