namespace Hotline.Core.Dialogs;

/// <summary>What kind of answer a question takes.</summary>
public abstract record Prompt
{
    private Prompt()
    {
    }

    /// <summary>One of the options: pressed, written as its label in any language, by its word list, or by its number.</summary>
    public sealed record Choice : Prompt;

    /// <summary>Codes <c>yes</c>, <c>no</c>, <c>unsure</c>.</summary>
    public sealed record YesNo : Prompt;

    /// <summary>Any words. They stay in the thread; the answer is only <see cref="AnswerCodes.Told"/>.</summary>
    public sealed record FreeText : Prompt;

    /// <summary>Whole years, kept as the band's code only.</summary>
    public sealed record Age(IReadOnlyList<AgeBand> Bands) : Prompt;

    /// <summary>A place of the gazetteer; the code is its id.</summary>
    public sealed record Place : Prompt;

    /// <summary>A number between the bounds, both inclusive; the code is the number.</summary>
    public sealed record Number(decimal? Least, decimal? Most) : Prompt;
}

/// <summary>An age band. Bounds are inclusive; null is open. <paramref name="Code"/> is an option's code too.</summary>
public sealed record AgeBand(string Code, int? From, int? To)
{
    public bool Holds(int years) => years >= (From ?? 0) && years <= (To ?? int.MaxValue);
}

/// <summary>Answer codes with a meaning of their own.</summary>
public static class AnswerCodes
{
    public const string Yes = "yes";
    public const string No = "no";
    public const string Unsure = "unsure";

    /// <summary>The caller did not want to answer. Also the key of that branch in a dialog file's <c>next</c>.</summary>
    public const string Skipped = "skipped";

    /// <summary>Words were given to a free question.</summary>
    public const string Told = "told";

    /// <summary>Not understood too often where the dialog goes on all the same.</summary>
    public const string NotUnderstood = "not-understood";
}

/// <summary>Names under <see cref="Step.Ask.Sets"/> that the rules themselves read.</summary>
public static class Facts
{
    /// <summary>Codes <c>kk</c>, <c>ru</c>, <c>en</c>: the chosen language.</summary>
    public const string Language = "language";

    /// <summary>Codes <c>under-18</c> and <c>adult</c>: which screening rule counts. Anything else is an unknown age.</summary>
    public const string Age = "age";
}
