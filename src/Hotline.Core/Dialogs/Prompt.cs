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

    /// <summary>
    /// A word that the caller chooses, as their code word or their stop word. Nobody is shown it, and the answer is only
    /// <see cref="AnswerCodes.Told"/>.
    /// </summary>
    public sealed record NewWord(SecretUse Use) : Prompt;

    /// <summary>The code word, given to go on with an earlier talk. The answer is <see cref="AnswerCodes.Right"/>.</summary>
    public sealed record CodeWord : Prompt;

    /// <summary>A number between the bounds, both inclusive; the code is the number.</summary>
    public sealed record Number(decimal? Least, decimal? Most) : Prompt;
}

/// <summary>What a chosen word is for.</summary>
public enum SecretUse
{
    /// <summary>Proves who comes back.</summary>
    Code,

    /// <summary>Says that somebody reads along.</summary>
    Stop,
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

    /// <summary>Neither yes nor no to a consent: first what it is about is to be changed.</summary>
    public const string Change = "change";

    /// <summary>Words in place of a button that are, or may be, about somebody else. Only where the dialog names it.</summary>
    public const string Reported = "reported";

    /// <summary>The code word was right.</summary>
    public const string Right = "right";

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

    /// <summary>Codes <c>yes</c>, <c>no</c>, <c>unsure</c>: whether it is safe to write. Unsure, or no answer, means buttons only.</summary>
    public const string Safe = "safe";

    /// <summary>Codes <c>self</c> and <c>someone</c>: whom the words so far were about. It outranks what was read from them.</summary>
    public const string About = "about";

    /// <summary>Codes of <see cref="PassedFacts"/>: the caller takes one out of what is passed on, or puts all back.</summary>
    public const string LeftOut = "left-out";

    /// <summary>Code <c>yes</c>: we may write later. What goes with it is in the three below.</summary>
    public const string Contact = "contact";

    /// <summary>Codes <c>morning</c>, <c>day</c>, <c>evening</c>, <c>any</c>.</summary>
    public const string ContactHours = "contact-hours";

    /// <summary>Any code: the option's label is what will be sent.</summary>
    public const string ContactLook = "contact-look";

    /// <summary>Codes <c>days-3</c>, <c>days-7</c>, <c>days-14</c>.</summary>
    public const string ContactDays = "contact-days";

    // Not asked but known, for a branch; see KnownFacts.

    /// <summary>The channel's name.</summary>
    public const string Channel = "channel";

    /// <summary>Code <c>open</c>: a person was told of the caller; <c>unproven</c>: and nobody knows whether it is the same caller.</summary>
    public const string Case = "case";

    /// <summary>Codes <c>r0</c> to <c>r3</c> of the open case.</summary>
    public const string Urgency = "urgency";

    /// <summary>Code <c>known</c>: the hours of duty can be told now.</summary>
    public const string Hours = "hours";

    /// <summary>Code <c>told</c>: the emergency numbers were told in this very turn.</summary>
    public const string Numbers = "numbers";

    /// <summary>Codes <c>self</c> and <c>other</c>: whom what happens was told of, in the caller's own words.</summary>
    public const string Told = "told";

    public static IReadOnlyList<string> Known { get; } = [Channel, Case, Urgency, Hours, Numbers, Told];
}

/// <summary>What can be passed on to a caseworker, and left out.</summary>
public static class PassedFacts
{
    public const string Words = "words";
    public const string Answers = "answers";
    public const string Age = "age";
    public const string Place = "place";

    /// <summary>Not a fact: all of them are passed on again.</summary>
    public const string All = "all";

    public static IReadOnlyList<string> Every { get; } = [Words, Answers, Age, Place];
}
