using Hotline.Core.Dialogs;
using Hotline.Core.Recognition;

namespace Hotline.Core.Screening;

/// <summary>The search for the easiest set of questions that would change the level or tell the form.</summary>
internal sealed class Way
{
    private readonly Tally tally;
    private readonly AgeGroup age;
    private readonly bool formIsTold;
    private readonly int height;
    private readonly Step[] steps;

    /// <summary>By step: all signs of it and of those behind it, and whether one of them tells the form.</summary>
    private readonly (Tally Signs, bool Tells)[] rest;

    private Found? best;

    /// <param name="steps">Easy ones first. No sign is in two of them.</param>
    public Way(Tally tally, AgeGroup age, bool formIsTold, Step[] steps)
    {
        (this.tally, this.age, this.formIsTold, this.steps) = (tally, age, formIsTold, steps);
        height = tally.Height(age);
        rest = new (Tally, bool)[steps.Length + 1];
        for (var from = 0; from <= steps.Length; from++)
        {
            var signs = steps.Skip(from).SelectMany(step => step.Answers).SelectMany(answer => answer.Signs).Distinct().ToArray();
            rest[from] = (Tally.Of(signs), signs.Any(sign => sign.TellsForm));
        }
    }

    /// <summary>The first question of the easiest set; null when no set of at most <paramref name="most"/> questions changes anything.</summary>
    public ScreenQuestion? FindFirst(int most)
    {
        if (CanChange(0, tells: false))
        {
            Look(0, most, new Chosen(null, 0, false));
        }

        return best is { } found ? steps[found.First].Question : null;
    }

    /// <summary>Several easy questions go before a hard one.</summary>
    private static int HardnessOf(ScreenQuestion question) => 1 + (question.Ease * (question.Ease - 1) / 2);

    /// <summary>Tries every set that begins with what is chosen, hard ones last, as long as it may still be easier than the best.</summary>
    private void Look(int from, int most, Chosen chosen)
    {
        for (var at = from; at < steps.Length && most > 0; at++)
        {
            var hardness = HardnessOf(steps[at].Question);
            if (best is { } found && (chosen.Sum + hardness, hardness).CompareTo((found.Sum, found.Hardest)) > 0)
            {
                // Those behind are no easier.
                return;
            }

            foreach (var answer in steps[at].Answers)
            {
                tally.Add(answer.Tally);
                Try(at, most, new Chosen(chosen.First ?? at, chosen.Sum + hardness, chosen.Tells || answer.TellsForm), hardness);
                tally.Remove(answer.Tally);
            }
        }
    }

    private void Try(int at, int most, Chosen with, int hardness)
    {
        var now = tally.Height(age);
        if (IsChange(now, with.Tells))
        {
            Keep(new Found(with.First!.Value, with.Sum, hardness, now - height));
        }
        else if (most > 1 && CanChange(at + 1, with.Tells))
        {
            Look(at + 1, most - 1, with);
        }
    }

    private void Keep(Found found)
    {
        if (best is not { } known || (found.Sum, found.Hardest, -found.Rise).CompareTo((known.Sum, known.Hardest, -known.Rise)) < 0)
        {
            best = found;
        }
    }

    private bool IsChange(int now, bool tells) => now > height || (now > 0 && !formIsTold && tells);

    /// <summary>Whether anything would change if all questions from here on were answered with every sign they have. More signs never lower a level.</summary>
    private bool CanChange(int from, bool tells)
    {
        tally.Add(rest[from].Signs);
        var now = tally.Height(age);
        tally.Remove(rest[from].Signs);
        return IsChange(now, tells || rest[from].Tells);
    }

    /// <summary>A question and its answers that show something new.</summary>
    internal sealed record Step(ScreenQuestion Question, Answer[] Answers);

    internal sealed class Answer(Indicator[] signs)
    {
        public Indicator[] Signs { get; } = signs;

        public Tally Tally { get; } = Tally.Of(signs);

        public bool TellsForm { get; } = signs.Any(sign => sign.TellsForm);
    }

    private readonly record struct Chosen(int? First, int Sum, bool Tells);

    private readonly record struct Found(int First, int Sum, int Hardest, int Rise);
}
