using Hotline.Content.Yaml;
using Hotline.Core.Dialogs;
using Hotline.Core.Recognition;

namespace Hotline.Content.Reading;

/// <summary>Reads <c>dialogs/screening.yaml</c>: the questions of the instrument.</summary>
internal static class InstrumentReader
{
    public const string File = "dialogs/screening.yaml";

    private static readonly string[] Kinds = ["yesno", "choice"];

    private static readonly Dictionary<string, AskedOf> Ages = new()
    {
        ["all"] = AskedOf.All,
        ["adults"] = AskedOf.Adults,
        ["children"] = AskedOf.Children,
    };

    public static InstrumentSource Read(ContentFile file, LocaleTable locales, Findings findings)
    {
        if (YamlReader.Read(file, findings) is not { } map)
        {
            return InstrumentSource.None;
        }

        var fields = new Fields(map, findings);
        var notes = new StepNotes(locales, findings);
        var version = fields.Whole("version", 1, 9999, required: true) ?? 1;
        var most = fields.Whole("most", 1, 99, required: true) ?? 0;
        var pause = Pause(fields, notes, findings);
        var noted = notes.Key(fields, "noted", UseKind.Say, required: true) ?? "";
        var never = fields.List("never", required: true);
        var table = fields.Map("questions", required: true);
        fields.Done();

        var questions = new List<ScreenQuestion>();
        var places = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var entry in table?.Entries ?? [])
        {
            places[entry.Key] = entry.Place;
            DialogReader.CheckName(entry, findings);
            if (entry.Value is not YamlMap body)
            {
                findings.Add(entry.Place, "wrong-kind", $"Question '{entry.Key}' is a map.");
            }
            else if (Question(entry, new Fields(body, findings), notes) is { } question)
            {
                questions.Add(question);
            }
        }

        var instrument = new Instrument(version, most, pause, noted, questions, never.Select(id => new IndicatorId(id.Value)).ToHashSet());
        return new InstrumentSource(instrument, fields.Place, places, fields.At("most"), never, notes.Uses);
    }

    private static PauseQuestions Pause(Fields fields, StepNotes notes, Findings findings)
    {
        if (fields.Map("pause", required: true) is not { } map)
        {
            return Instrument.None.Pause;
        }

        var inner = new Fields(map, findings);
        var every = inner.Whole("every", 1, 99, required: true) ?? int.MaxValue;
        var check = inner.Text("check", required: true) ?? "";
        var rest = inner.Text("rest", required: true) ?? "";
        inner.Done();
        foreach (var (group, key) in new[] { (check, "check"), (rest, "rest") })
        {
            notes.Uses.Add(new($"{group}.{ScreenTexts.Ask}", UseKind.Question, inner.At(key)));
            notes.Uses.Add(new($"{group}.{ScreenTexts.Why}", UseKind.Why, inner.At(key)));
        }

        foreach (var code in ScreenSteps.PauseCodes)
        {
            notes.Uses.Add(new($"{check}.options.{code}", UseKind.Label, inner.At("check")));
            notes.Uses.Add(new($"{check}.words.{code}", UseKind.Words, inner.At("check")));
        }

        return new PauseQuestions(every, check, rest);
    }

    private static ScreenQuestion? Question(YamlEntry entry, Fields fields, StepNotes notes)
    {
        var kind = fields.Text("ask", required: true);
        var texts = fields.Text("text", required: true);
        var read = new
        {
            Options = AskReader.Options(kind, $"{texts}.{ScreenTexts.Ask}", [], fields, notes),
            Ease = fields.Whole("ease", 1, 5, required: true) ?? 1,
            Ages = fields.OneOf("ages", Ages) ?? AskedOf.All,
            Forms = fields.List("forms"),
            Indicators = AskReader.Indicators(fields, notes),
        };
        fields.Done();
        if (kind is not null && !Kinds.Contains(kind))
        {
            notes.Findings.Add(fields.At("ask"), "wrong-value", $"A question of the instrument is one of: {string.Join(", ", Kinds)}.");
        }

        if (kind is null || texts is null)
        {
            return null;
        }

        foreach (var end in ScreenTexts.All)
        {
            notes.Uses.Add(new($"{texts}.{end}", end == ScreenTexts.Why ? UseKind.Why : UseKind.Question, fields.At("text")));
        }

        return new ScreenQuestion(
            entry.Key,
            texts,
            kind == "choice" ? new Prompt.Choice() : new Prompt.YesNo(),
            read.Options,
            read.Ease,
            read.Ages,
            [.. read.Forms.Select(form => form.Value)],
            read.Indicators);
    }
}
