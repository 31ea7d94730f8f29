using Hotline.Content.Yaml;
using Hotline.Core.Dialogs;

namespace Hotline.Content.Reading;

/// <summary>Reads one dialog file into Core's types. Steps that cannot be read are reported and left out.</summary>
internal static class DialogReader
{
    private static readonly Dictionary<string, HandOffWish> Wishes = new()
    {
        ["consented"] = HandOffWish.Consented,
        ["asked"] = HandOffWish.Asked,
        ["danger"] = HandOffWish.Danger,
    };

    private static readonly Dictionary<string, Ending> Endings = new()
    {
        ["information"] = Ending.Information,
        ["close"] = Ending.Close,
    };

    /// <summary>Whether the caller speaks of somebody else.</summary>
    private static readonly Dictionary<string, bool> Screens = new() { ["instrument"] = false, ["reported"] = true };

    private static readonly string[] Kinds = ["ask", "branch", "handoff", "end", "goto", "resume", "say", "screen"];

    public static DialogSource? Read(ContentFile file, LocaleTable locales, Findings findings)
    {
        if (YamlReader.Read(file, findings) is not { } map)
        {
            return null;
        }

        var fields = new Fields(map, findings);
        var id = fields.Text("dialog", required: true);
        var version = fields.Whole("version", 1, 9999, required: true);
        var start = fields.Text("start", required: true);
        var moved = fields.Map("moved");
        var stepsMap = fields.Map("steps", required: true);
        fields.Done();

        if (id is not null && $"dialogs/{id}.yaml" != file.Path)
        {
            findings.Add(fields.At("dialog"), "dialog-name", $"Dialog '{id}' belongs in dialogs/{id}.yaml.");
        }

        var notes = new StepNotes(locales, findings);
        var steps = new Dictionary<string, Step>(StringComparer.Ordinal);
        var places = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var entry in stepsMap?.Entries ?? [])
        {
            places[entry.Key] = entry.Place;
            CheckName(entry, findings);
            if (entry.Value is not YamlMap body)
            {
                findings.Add(entry.Place, "wrong-kind", $"Step '{entry.Key}' is a map.");
            }
            else if (Step(new Fields(body, findings), notes) is { } step)
            {
                steps[entry.Key] = step;
            }
        }

        if (start is not null)
        {
            notes.PointAt(start, fields.At("start"));
        }

        var movedTo = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in moved?.Entries ?? [])
        {
            if (entry.Value is not YamlScalar { Value: var to })
            {
                findings.Add(entry.Place, "wrong-kind", "A move is old-step: new-step.");
                continue;
            }

            movedTo[entry.Key] = to;
            notes.PointAt(to, entry.Place);
            if (StepId.Find(entry.Key) is { } elsewhere)
            {
                notes.Taken.Add((elsewhere, entry.Place));
            }

            if (places.ContainsKey(entry.Key))
            {
                findings.Add(entry.Place, "moved-alive", $"'{entry.Key}' is still a step, so nothing moves from it.");
            }
        }

        var dialog = new Dialog(id ?? "", version ?? 1, start ?? "", steps, movedTo);
        return new DialogSource(dialog, fields.Place, places, notes.Uses, notes.Pointers, notes.Taken);
    }

    internal static void CheckName(YamlEntry entry, Findings findings)
    {
        if (entry.Key.Length is 0 or > 40 || entry.Key.Any(letter => letter is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')))
        {
            findings.Add(entry.Place, "step-name", $"'{entry.Key}': step ids are small Latin letters, digits and hyphens, up to 40.");
        }
    }

    private static Step? Step(Fields fields, StepNotes notes)
    {
        var kinds = Kinds.Where(fields.Has).ToList();
        var kind = kinds is [var only] ? only : kinds is ["handoff" or "end" or "resume", "say"] ? kinds[0] : null;
        Step? step = null;
        switch (kind)
        {
            case "ask":
                step = AskReader.Read(fields, notes);
                break;
            case "branch":
                step = Branch(fields, notes);
                break;
            case "goto":
                step = GoTo(fields, notes);
                break;
            case "say":
                step = Say(fields, notes);
                break;
            case "screen":
                step = Screen(fields, notes);
                break;
            case "handoff":
                var wish = fields.OneOf("handoff", Wishes, required: true);
                var before = notes.Says(fields);
                var beside = fields.Text("next");
                if (beside is not null)
                {
                    notes.PointAt(beside, fields.At("next"));
                }

                step = wish is { } sure ? new Step.HandOff(sure, before, beside) : null;
                break;
            case "end":
                var ending = fields.OneOf("end", Endings, required: true);
                var last = notes.Says(fields);
                step = ending is { } known ? new Step.End(known, last) : null;
                break;
            case "resume":
                fields.Text("resume", required: true);
                step = Say(fields, notes) is { } opened ? new Step.Resume(opened.Texts, opened.Next) : null;
                break;
            default:
                notes.Findings.Add(fields.Place, "step-kind", "A step has one of: ask, screen, say, branch, goto, handoff, end, resume (the last three with say).");
                return null;
        }

        fields.Done();
        return step;
    }

    private static Step.Branch? Branch(Fields fields, StepNotes notes)
    {
        var on = fields.Text("branch", required: true);
        var next = notes.Branches(fields);
        return on is null || next is null ? null : new Step.Branch(on, next);
    }

    private static Step.Screen? Screen(Fields fields, StepNotes notes)
    {
        var reported = fields.OneOf("screen", Screens, required: true);
        if (fields.Text("next", required: true) is not { } next || reported is null)
        {
            return null;
        }

        notes.PointAt(next, fields.At("next"));
        return new(reported.Value, next);
    }

    private static Step.GoTo? GoTo(Fields fields, StepNotes notes)
    {
        if (fields.Text("goto", required: true) is not { } to)
        {
            return null;
        }

        var step = StepId.Find(to);
        notes.Pointers.Add(new(step?.Dialog ?? to, ToDialog: true, fields.At("goto")) { Step = step?.Step });
        return new(step?.Dialog ?? to, step?.Step);
    }

    private static Step.Say? Say(Fields fields, StepNotes notes)
    {
        var texts = notes.Says(fields);
        if (fields.Text("next", required: true) is not { } next)
        {
            return null;
        }

        notes.PointAt(next, fields.At("next"));
        return new(texts, next);
    }
}
