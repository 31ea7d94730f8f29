using Hotline.Content.Reading;
using Hotline.Core.Dialogs;

namespace Hotline.Content.Rules;

/// <summary>Which step can follow which, over all dialogs.</summary>
internal sealed class DialogGraph
{
    private readonly Dictionary<string, DialogSource> _dialogs;
    private readonly Dictionary<StepId, IReadOnlyList<StepId>> _next = [];

    public DialogGraph(Dictionary<string, DialogSource> dialogs)
    {
        _dialogs = dialogs;
        foreach (var (dialog, step) in dialogs.Values.SelectMany(one => one.Dialog.Steps.Select(step => (one.Dialog, step))))
        {
            var id = new StepId(dialog.Id, step.Key);
            _next[id] = [.. Following(id, step.Value).Where(Exists).Distinct()];
        }
    }

    public IEnumerable<StepId> Steps => _next.Keys;

    public HashSet<StepId> Reached(string startDialog)
    {
        var reached = new HashSet<StepId>();
        var open = new Stack<StepId>();

        foreach (var start in RuleDialogs.All.Prepend(startDialog))
        {
            if (_dialogs.TryGetValue(start, out var first))
            {
                open.Push(new(start, first.Dialog.Start));
            }
        }

        while (open.TryPop(out var id))
        {
            if (_next.TryGetValue(id, out var next) && reached.Add(id))
            {
                foreach (var one in next)
                {
                    open.Push(one);
                }
            }
        }

        return reached;
    }

    /// <summary>Steps from which some answers lead to an end.</summary>
    public HashSet<StepId> Ending()
    {
        var before = _next.SelectMany(entry => entry.Value.Select(to => (to, entry.Key))).ToLookup(pair => pair.to, pair => pair.Key);
        var ending = new HashSet<StepId>();
        var open = new Stack<StepId>(_next.Keys.Where(id => Find(id) is Step.HandOff or Step.End));
        while (open.TryPop(out var id))
        {
            if (ending.Add(id))
            {
                foreach (var one in before[id])
                {
                    open.Push(one);
                }
            }
        }

        return ending;
    }

    /// <summary>Whether a step can follow itself with no question between: the hotline would talk for ever.</summary>
    public bool TurnsByItself(StepId start)
    {
        var seen = new HashSet<StepId>();
        var open = new Stack<StepId>([start]);
        while (open.TryPop(out var id))
        {
            if (Find(id) is Step.Ask)
            {
                continue;
            }

            foreach (var next in _next[id])
            {
                if (next == start)
                {
                    return true;
                }

                if (seen.Add(next))
                {
                    open.Push(next);
                }
            }
        }

        return false;
    }

    private IEnumerable<StepId> Following(StepId id, Step step)
    {
        switch (step)
        {
            case Step.Ask ask:
                var open = AnswerCodesOf.AreOpen(ask);
                var codes = AnswerCodesOf.Ask(ask).Where(code => !ask.Danger.ContainsKey(code));
                var named = codes.Select(ask.Next.For);
                return (open ? named.Append(ask.Next.Else) : named).OfType<string>().Select(to => id with { Step = to });
            case Step.Branch branch:
                return branch.Next.ByCode.Values.Append(branch.Next.Else).OfType<string>().Select(to => id with { Step = to });
            case Step.Say say:
                return [id with { Step = say.Next }];
            case Step.HandOff { Next: { } beside }:
                return [id with { Step = beside }];
            case Step.Resume resume:
                return [id with { Step = resume.Next }];
            case Step.Screen screen:
                return [id with { Step = screen.Next }];
            case Step.GoTo go:
                return [new StepId(go.Dialog, go.Step ?? _dialogs.GetValueOrDefault(go.Dialog)?.Dialog.Start ?? "")];
            default:
                return [];
        }
    }

    private Step? Find(StepId id) => _dialogs.GetValueOrDefault(id.Dialog)?.Dialog.Steps.GetValueOrDefault(id.Step);

    private bool Exists(StepId id) => Find(id) is not null;
}
