namespace Hotline.Core.Dialogs;

/// <summary>One file of <c>dialogs/</c>.</summary>
/// <param name="Start">The id of its first step.</param>
/// <param name="Moved">
/// The declared migration: where conversations stand now that stood at a step which was renamed or removed. A step taken in
/// from another dialog is named in full, as in <c>information/topic</c>.
/// </param>
public sealed record Dialog(
    string Id, int Version, string Start, IReadOnlyDictionary<string, Step> Steps, IReadOnlyDictionary<string, string> Moved);

/// <summary>A step of a dialog. Step ids inside a dialog are plain names; only <see cref="GoTo"/> leaves it.</summary>
public abstract record Step
{
    private Step()
    {
    }

    /// <summary>Asks one question and waits.</summary>
    public sealed record Ask : Step
    {
        public required Prompt Prompt { get; init; }

        /// <summary>The question's text key.</summary>
        public required string Text { get; init; }

        /// <summary>The text key that answers "why do you ask"; null: the common one.</summary>
        public string? Why { get; init; }

        /// <summary>The answers that can be pressed, in order (yes, no and unsure of a yes-no question too). Empty: only words answer.</summary>
        public IReadOnlyList<Option> Options { get; init; } = [];

        /// <summary>A name under which the answer is known to <see cref="Branch"/> and to the rules (<see cref="Facts"/>); null: the step's id.</summary>
        public string? Sets { get; init; }

        public Refusal Refusal { get; init; } = Refusal.Button;

        /// <summary>How often the question is repeated when not understood, before <see cref="Then"/>.</summary>
        public int Retries { get; init; } = 2;

        public NotUnderstood Then { get; init; } = NotUnderstood.HandOff;

        /// <summary>Words that a conversation begins with answer it, if they are more than a greeting.</summary>
        public bool TakesFirstWords { get; init; }

        /// <summary>After how long one soft line follows, where the channel allows it; null: never.</summary>
        public TimeSpan? Remind { get; init; }

        /// <summary>After how long of silence the dialog ends quietly.</summary>
        public TimeSpan Expire { get; init; } = TimeSpan.FromMinutes(15);

        /// <summary>By answer code: the indicators it shows. Another answer shows their absence; unsure and refused are kept as such.</summary>
        public IReadOnlyDictionary<string, IReadOnlyList<Recognition.IndicatorId>> Indicators { get; init; } =
            new Dictionary<string, IReadOnlyList<Recognition.IndicatorId>>();

        /// <summary>By answer code: the danger it tells of. Outranks <see cref="Next"/>.</summary>
        public IReadOnlyDictionary<string, Recognition.DangerLevel> Danger { get; init; } =
            new Dictionary<string, Recognition.DangerLevel>();

        public required Branches Next { get; init; }
    }

    /// <summary>Says something and goes on at once. Each text is a message of its own.</summary>
    public sealed record Say(IReadOnlyList<string> Texts, string Next) : Step;

    /// <summary>Goes on by an answer given earlier, named by <see cref="Ask.Sets"/> or the step's id; not answered takes <see cref="Branches.Else"/>.</summary>
    public sealed record Branch(string On, Branches Next) : Step;

    /// <summary>
    /// Asks the questions of the <see cref="Instrument"/>, one after another, as long as one can change what is known; then goes on.
    /// The questions have step ids of their own: see <see cref="ScreenSteps"/>.
    /// </summary>
    /// <param name="Reported">The caller speaks of somebody else.</param>
    public sealed record Screen(bool Reported, string Next) : Step;

    /// <summary>
    /// Calls a person. <paramref name="Texts"/> come before the honest word about waiting. <paramref name="Next"/>: questions that
    /// may be asked while the caller waits; they end when the person comes.
    /// </summary>
    public sealed record HandOff(HandOffWish Wish, IReadOnlyList<string> Texts, string? Next = null) : Step;

    /// <summary>
    /// Opens the earlier talk again, where the code word was right. <paramref name="Next"/> is where it goes on when that talk
    /// had ended.
    /// </summary>
    public sealed record Resume(IReadOnlyList<string> Texts, string Next) : Step;

    /// <summary>Says the last texts and ends.</summary>
    public sealed record End(Ending Ending, IReadOnlyList<string> Texts) : Step;

    /// <summary>Goes on in another dialog, at <paramref name="Step"/> or at its start, and does not return.</summary>
    public sealed record GoTo(string Dialog, string? Step = null) : Step;
}

/// <summary>Where an answer leads. <paramref name="Else"/> takes every code not named; null only when all are named (the linter proves it).</summary>
public sealed record Branches(IReadOnlyDictionary<string, string> ByCode, string? Else)
{
    public static Branches All(string next) => new(new Dictionary<string, string>(), next);

    /// <summary>The next step's id; null when nothing leads on.</summary>
    public string? For(string? code) => code is not null && ByCode.TryGetValue(code, out var next) ? next : Else;
}

/// <summary>An answer that can be pressed. <paramref name="Words"/> names a word list of what callers write instead; null: only the label's words.</summary>
public sealed record Option(string Code, string LabelKey, string? Words = null);

public enum Refusal
{
    /// <summary>The question may be skipped, and a button says so.</summary>
    Button,

    /// <summary>May be skipped by word; no button, where it would only confuse.</summary>
    NoButton,

    /// <summary>Must be answered, such as a consent: skipping repeats the question.</summary>
    Never,
}

/// <summary>What follows when the retries are used up.</summary>
public enum NotUnderstood
{
    HandOff,

    /// <summary>Goes on with <see cref="AnswerCodes.NotUnderstood"/>: known as unanswered, never as some default.</summary>
    GoOn,
}

public enum HandOffWish
{
    Consented,
    Asked,
    Danger,
}

/// <summary>How a dialog ends without a person.</summary>
public enum Ending
{
    Information,
    Close,
}
