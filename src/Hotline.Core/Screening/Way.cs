using Hotline.Core.Dialogs;
using Hotline.Core.Recognition;

namespace Hotline.Core.Screening;

/// <summary>The search for the easiest set of questions that would change the level or tell the form.</summary>
/// <param name="steps">Easy ones first.</param>
internal sealed class Way(Tally tally, AgeGroup age, bool formIsTold, Way.Step[] steps)
{
    private readonly int height = tally.Height(age);
    private Found? best;

    /// <summary>The first question of the easiest set; null when no set of at most <paramref name="most"/> questions changes anything.</summary>
    public ScreenQuestion? FindFirst(int most)
    {
        if (CanChange(0, tells: false))
        {
            Look(0, most, new Chosen(null, 0, 0, false));
        }

        return best is { } found ? steps[found.First].Question : null;
    }

    /// <summary>Tries every set that begins with what is chosen, hard ones last, as long as it may still be easier than the best.</summary>
    private void Look(int from, int most, Chosen chosen)
    {
        for (var at = from; at < steps.Length && most > 0; at++)
        {
            var ease = steps[at].Question.Ease;
            if (best is { } found && (chosen.Sum + ease, ease).CompareTo((found.Sum, found.Hardest)) > 0)
            {
                // Those behind are no easier.
                return;
            }

            foreach (var answer in steps[at].Answers)
            {
                Try(at, answer, most, chosen);
            }
        }
    }

    private void Try(int at, Indicator[] answer, int most, Chosen chosen)
    {
        foreach (var indicator in answer)
        {
            tally.Add(indicator);
        }

        var ease = steps[at].Question.Ease;
        var with = new Chosen(chosen.First ?? at, chosen.Sum + ease, ease, chosen.Tells || answer.Any(indicator => indicator.TellsForm));
        var now = tally.Height(age);
        if (now > height || (now > 0 && !formIsTold && with.Tells))
        {
            Keep(new Found(with.First!.Value, with.Sum, with.Hardest, now - height));
        }
        else if (most > 1 && CanChange(at + 1, with.Tells))
        {
            Look(at + 1, most - 1, with);
        }

        foreach (var indicator in answer)
        {
            tally.Remove(indicator);
        }
    }

    private void Keep(Found found)
    {
        if (best is not { } known || (found.Sum, found.Hardest, -found.Rise).CompareTo((known.Sum, known.Hardest, -known.Rise)) < 0)
        {
            best = found;
        }
    }

    /// <summary>Whether anything would change if all questions from here on were answered with every sign they have. More signs never lower a level.</summary>
    private bool CanChange(int from, bool tells)
    {
        for (var at = from; at < steps.Length; at++)
        {
            AddAll(at, tally.Add);
        }

        var now = tally.Height(age);
        var changes = now > height || (now > 0 && !formIsTold && (tells || steps.Skip(from).Any(step => step.Answers.Any(answer => answer.Any(indicator => indicator.TellsForm)))));
        for (var at = from; at < steps.Length; at++)
        {
            AddAll(at, tally.Remove);
        }

        return changes;
    }

    private void AddAll(int at, Action<Indicator> count)
    {
        foreach (var indicator in steps[at].Answers.SelectMany(answer => answer))
        {
            count(indicator);
        }
    }

    /// <summary>A question and, for each answer that shows something new, the signs it shows.</summary>
    internal readonly record struct Step(ScreenQuestion Question, Indicator[][] Answers);

    private readonly record struct Chosen(int? First, int Sum, int Hardest, bool Tells);

    private readonly record struct Found(int First, int Sum, int Hardest, int Rise);
}
