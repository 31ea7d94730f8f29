using Hotline.Content.Yaml;
using Hotline.Core.Dialogs;

namespace Hotline.Content.Reading;

/// <summary>What the steps of a dialog point at, collected while they are read.</summary>
internal sealed class StepNotes(LocaleTable locales, Findings findings)
{
    public LocaleTable Locales => locales;

    public Findings Findings => findings;

    public List<KeyUse> Uses { get; } = [];

    public List<Pointer> Pointers { get; } = [];

    /// <summary>Steps of other dialogs that this one has taken in.</summary>
    public List<(StepId Step, Place Place)> Taken { get; } = [];

    public void PointAt(string step, Place place) => Pointers.Add(new(step, ToDialog: false, place));

    /// <summary>The text keys under <c>say</c>.</summary>
    public IReadOnlyList<string> Says(Fields fields)
    {
        var texts = fields.List("say");
        Uses.AddRange(texts.Select(text => new KeyUse(text.Value, UseKind.Say, text.Place)));
        return [.. texts.Select(text => text.Value)];
    }

    public string? Key(Fields fields, string name, UseKind kind, bool required)
    {
        var key = fields.Text(name, required);
        if (key is not null)
        {
            Uses.Add(new(key, kind, fields.At(name)));
        }

        return key;
    }

    /// <summary><c>next</c>: one step for every answer, or a map of answer codes with <c>else</c>.</summary>
    public Branches? Branches(Fields fields)
    {
        switch (fields.Node("next"))
        {
            case YamlScalar { Value.Length: > 0 } one:
                PointAt(one.Value, one.Place);
                return Core.Dialogs.Branches.All(one.Value);
            case YamlMap map:
                var byCode = new Dictionary<string, string>(StringComparer.Ordinal);
                string? otherwise = null;
                foreach (var entry in map.Entries)
                {
                    if (entry.Value is not YamlScalar { Value: { Length: > 0 } to })
                    {
                        findings.Add(entry.Place, "wrong-kind", "An answer leads to one step.");
                        continue;
                    }

                    PointAt(to, entry.Place);
                    if (entry.Key == "else")
                    {
                        otherwise = to;
                    }
                    else
                    {
                        byCode[entry.Key] = to;
                    }
                }

                return new(byCode, otherwise);
            case null:
                findings.Add(fields.Place, "missing-key", "'next' is missing.");
                return null;
            default:
                findings.Add(fields.At("next"), "wrong-kind", "'next' is a step, or a map from answers to steps.");
                return null;
        }
    }
}
