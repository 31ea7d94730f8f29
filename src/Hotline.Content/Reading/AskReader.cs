using System.Globalization;
using System.Text.RegularExpressions;
using Hotline.Content.Yaml;
using Hotline.Core.Dialogs;
using Hotline.Core.Recognition;

namespace Hotline.Content.Reading;

/// <summary>Reads a question.</summary>
internal static partial class AskReader
{
    private const int MostRetries = 5;

    private static readonly string[] Kinds = ["choice", "yesno", "text", "age", "place", "number", "new-code-word", "new-stop-word", "code-word"];

    private static readonly Dictionary<string, Refusal> Refusals = new()
    {
        ["button"] = Refusal.Button,
        ["no-button"] = Refusal.NoButton,
        ["never"] = Refusal.Never,
    };

    private static readonly Dictionary<string, NotUnderstood> Afterwards = new()
    {
        ["handoff"] = NotUnderstood.HandOff,
        ["go-on"] = NotUnderstood.GoOn,
    };

    private static readonly Dictionary<string, bool> FirstWords = new() { ["answer"] = true };

    private static readonly Dictionary<string, DangerLevel> Levels = new() { ["R3"] = DangerLevel.R3, ["R2"] = DangerLevel.R2 };

    public static Step.Ask? Read(Fields fields, StepNotes notes)
    {
        var kind = fields.Text("ask", required: true);
        var text = notes.Key(fields, "text", UseKind.Question, required: true);
        var why = notes.Key(fields, "why", UseKind.Why, required: false);
        var bands = kind == "age" ? Bands(fields, notes) : [];
        var prompt = Prompt(kind, bands, fields);
        if (prompt is null)
        {
            notes.Findings.Add(fields.At("ask"), "wrong-value", $"'ask' is one of: {string.Join(", ", Kinds)}.");
        }

        var ask = new
        {
            Options = Options(kind, text, bands, fields, notes),
            Sets = fields.Text("sets"),
            Refusal = fields.OneOf("refuse", Refusals) ?? Refusal.Button,
            Retries = fields.Whole("retries", 0, MostRetries) ?? 2,
            Then = fields.OneOf("then", Afterwards) ?? NotUnderstood.HandOff,
            FirstWords = fields.OneOf("first-words", FirstWords),
            Remind = fields.Duration("remind"),
            Expire = fields.Duration("expire") ?? TimeSpan.FromMinutes(15),
            Indicators = Indicators(fields, notes),
            Danger = Danger(fields, notes),
            Next = notes.Branches(fields),
        };
        if (prompt is null || text is null || ask.Next is null)
        {
            return null;
        }

        return new()
        {
            Prompt = prompt,
            Text = text,
            Why = why,
            Options = ask.Options,
            Sets = ask.Sets,
            Refusal = ask.Refusal,
            Retries = ask.Retries,
            Then = ask.Then,
            TakesFirstWords = ask.FirstWords is true,
            Remind = ask.Remind,
            Expire = ask.Expire,
            Indicators = ask.Indicators,
            Danger = ask.Danger,
            Next = ask.Next,
        };
    }

    private static Prompt? Prompt(string? kind, IReadOnlyList<AgeBand> bands, Fields fields) => kind switch
    {
        "choice" => new Prompt.Choice(),
        "yesno" => new Prompt.YesNo(),
        "text" => new Prompt.FreeText(),
        "place" => new Prompt.Place(),
        "new-code-word" => new Prompt.NewWord(SecretUse.Code),
        "new-stop-word" => new Prompt.NewWord(SecretUse.Stop),
        "code-word" => new Prompt.CodeWord(),
        "age" => new Prompt.Age(bands),
        "number" => new Prompt.Number(fields.Whole("least", int.MinValue, int.MaxValue), fields.Whole("most", int.MinValue, int.MaxValue)),
        _ => null,
    };

    /// <summary>
    /// Answers to press. Labels are found beside the question: for <c>intake.safe.ask</c>, the label of <c>yes</c> is
    /// <c>intake.safe.options.yes</c>, and what callers write instead is the list <c>intake.safe.words.yes</c>.
    /// </summary>
    internal static List<Option> Options(string? kind, string? text, IReadOnlyList<AgeBand> bands, Fields fields, StepNotes notes)
    {
        var group = text is null ? "" : text[..Math.Max(0, text.LastIndexOf('.'))];
        var codes = fields.Node("options") switch
        {
            YamlMap map => map.Entries.Select(entry => (entry.Key, entry.Place, Label: (entry.Value as YamlScalar)?.Value)).ToList(),
            YamlList list => [.. Fields.Scalars(list, "options", notes.Findings).Select(item => (item.Value, item.Place, (string?)null))],
            null when kind == "yesno" => [.. new[] { AnswerCodes.Yes, AnswerCodes.No, AnswerCodes.Unsure }.Select(code => (code, fields.Place, (string?)null))],
            null when kind == "age" => [.. bands.Select(band => (band.Code, fields.At("bands"), (string?)null))],
            null => [],
            _ => Odd(fields, notes),
        };

        var options = new List<Option>();
        foreach (var (code, place, given) in codes)
        {
            var own = $"{group}.options.{code}";
            var label = given ?? (kind == "yesno" && !notes.Locales.HasText(own) ? $"common.button.{code}" : own);
            var words = label.Replace(".options.", ".words.", StringComparison.Ordinal);
            var listed = words != label && notes.Locales.HasWords(words) ? words : null;
            options.Add(new(code, label, listed));
            notes.Uses.Add(new(label, UseKind.Label, place));
            if (listed is not null)
            {
                notes.Uses.Add(new(listed, UseKind.Words, place));
            }
        }

        return options;
    }

    private static List<(string Key, Place Place, string? Label)> Odd(Fields fields, StepNotes notes)
    {
        notes.Findings.Add(fields.At("options"), "wrong-kind", "'options' is a list of codes, or a map from codes to label keys.");
        return [];
    }

    /// <summary><c>{ under-18: ..17, adult: 18.. }</c>.</summary>
    private static List<AgeBand> Bands(Fields fields, StepNotes notes)
    {
        var bands = new List<AgeBand>();
        foreach (var entry in fields.Map("bands", required: true)?.Entries ?? [])
        {
            if (entry.Value is YamlScalar { Value: var text } && BandPattern().Match(text) is { Success: true } match)
            {
                bands.Add(new(entry.Key, Years(match.Groups[1]), Years(match.Groups[2])));
            }
            else
            {
                notes.Findings.Add(entry.Place, "wrong-value", "A band is ..17, 18.. or 14..17.");
            }
        }

        return bands;
    }

    private static int? Years(Group group) => group.Length == 0 ? null : int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    internal static Dictionary<string, IReadOnlyList<IndicatorId>> Indicators(Fields fields, StepNotes notes)
    {
        var shown = new Dictionary<string, IReadOnlyList<IndicatorId>>(StringComparer.Ordinal);
        foreach (var entry in fields.Map("indicators")?.Entries ?? [])
        {
            shown[entry.Key] = entry.Value is YamlScalar one
                ? [new(one.Value)]
                : [.. Fields.Scalars(entry.Value, entry.Key, notes.Findings).Select(id => new IndicatorId(id.Value))];
        }

        return shown;
    }

    private static Dictionary<string, DangerLevel> Danger(Fields fields, StepNotes notes)
    {
        var told = new Dictionary<string, DangerLevel>(StringComparer.Ordinal);
        foreach (var entry in fields.Map("danger")?.Entries ?? [])
        {
            if (entry.Value is YamlScalar { Value: var level } && Levels.TryGetValue(level, out var known))
            {
                told[entry.Key] = known;
            }
            else
            {
                notes.Findings.Add(entry.Place, "wrong-value", "Danger is R3 (now) or R2 (acute).");
            }
        }

        return told;
    }

    [GeneratedRegex(@"^([0-9]{1,3})?\.\.([0-9]{1,3})?$", RegexOptions.CultureInvariant)]
    private static partial Regex BandPattern();
}
