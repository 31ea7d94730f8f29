using Hotline.Content.Reading;
using Hotline.Core.Dialogs;

namespace Hotline.Content.Rules;

/// <summary>Steps lead somewhere, every step can be reached, every path ends, nothing turns in circles by itself.</summary>
internal static class StructureRules
{
    public static void Check(Source source, Findings findings)
    {
        var dialogs = new Dictionary<string, DialogSource>(StringComparer.Ordinal);
        foreach (var one in source.Dialogs.Where(one => !dialogs.TryAdd(one.Dialog.Id, one)))
        {
            findings.Add(one.Place, "dialog-duplicate", $"There is another dialog '{one.Dialog.Id}'.");
        }

        if (!dialogs.ContainsKey(ContentLoader.StartDialog))
        {
            findings.Add(new($"dialogs/{ContentLoader.StartDialog}.yaml", 1), "dialog-missing", $"Conversations begin with the dialog '{ContentLoader.StartDialog}'.");
        }

        foreach (var one in source.Dialogs)
        {
            CheckPointers(one, dialogs, Behind(one, source.Instrument.Instrument), findings);
            CheckTaken(one, dialogs, findings);
        }

        CheckPaths(new DialogGraph(dialogs), dialogs, findings);
    }

    private static void CheckPointers(DialogSource one, Dictionary<string, DialogSource> dialogs, HashSet<string> behind, Findings findings)
    {
        foreach (var pointer in one.Pointers)
        {
            if (pointer.ToDialog && !dialogs.ContainsKey(pointer.To))
            {
                findings.Add(pointer.Place, "dialog-unknown", $"There is no dialog '{pointer.To}'.");
            }
            else if (pointer is { ToDialog: true, Step: { } inside } && !dialogs[pointer.To].Steps.ContainsKey(inside))
            {
                findings.Add(pointer.Place, "step-unknown", $"There is no step '{inside}' in the dialog '{pointer.To}'.");
            }
            else if (!pointer.ToDialog && !one.Steps.ContainsKey(pointer.To) && !behind.Contains(pointer.To))
            {
                findings.Add(pointer.Place, "step-unknown", $"There is no step '{pointer.To}'.");
            }
        }
    }

    /// <summary>A step that another dialog has taken in is gone from its own.</summary>
    private static void CheckTaken(DialogSource one, Dictionary<string, DialogSource> dialogs, Findings findings)
    {
        foreach (var (step, place) in one.Taken)
        {
            if (dialogs.GetValueOrDefault(step.Dialog)?.Steps.ContainsKey(step.Step) == true)
            {
                findings.Add(place, "moved-alive", $"'{step}' is still a step, so nothing moves from it.");
            }
        }
    }

    /// <summary>The questions behind screening steps, to which a migration may lead.</summary>
    private static HashSet<string> Behind(DialogSource one, Instrument instrument) =>
        [.. one.Dialog.Steps.Where(step => step.Value is Step.Screen).SelectMany(step => ScreenSteps.NamesOf(step.Key, instrument))];

    private static void CheckPaths(DialogGraph graph, Dictionary<string, DialogSource> dialogs, Findings findings)
    {
        var reached = graph.Reached(ContentLoader.StartDialog);
        var ending = graph.Ending();
        foreach (var id in graph.Steps)
        {
            var place = dialogs[id.Dialog].At(id.Step);
            if (!reached.Contains(id))
            {
                findings.Add(place, "step-unreachable", $"No path leads to step '{id.Step}'.");
            }

            if (!ending.Contains(id))
            {
                findings.Add(place, "no-end", $"From step '{id.Step}' no path ends in a handoff, information or a close.");
            }

            if (graph.TurnsByItself(id))
            {
                findings.Add(place, "loop", $"Step '{id.Step}' comes back to itself without asking anything.");
            }
        }
    }
}
