using System.Globalization;
using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;

namespace Hotline.Core.Conversations;

/// <summary>A turn while it is being decided: the state so far and the effects so far.</summary>
internal sealed class TurnDraft(Conversation conversation, TurnContext context, ContentBundle bundle, ContentLibrary library)
{
    private static readonly Dictionary<string, string> NoValues = [];

    private readonly Seeded seeded = new(context.Seed);
    private readonly List<TurnEffect> effects = [];
    private readonly List<Button> offered = [];
    private readonly DeadlineBook deadlines = new(conversation.Deadlines);
    private readonly OnScreen screen = new(conversation, context.Screen ?? ScreenTimes.Default);

    public Conversation State { get; set; } = conversation;

    public ContentBundle Bundle { get; set; } = bundle;

    public TurnContext Context { get; } = context;

    public ContentLibrary Library { get; } = library;

    /// <summary>The case that is acted on lies behind a code word: nothing may be said to whoever holds the phone.</summary>
    public bool IsBehind { get; set; }

    /// <summary>A question is open, in the dialog or beside the wait for a person.</summary>
    public bool HasQuestion => State is { Phase: Phase.InDialog or Phase.WaitingForPerson, At: { } at } && Bundle.FindStep(at) is Step.Ask;

    /// <summary>Nobody is on duty, and there is a dialog for a caller who waits all the same.</summary>
    public bool HasAfterHours => Context.Duty.OnDuty == 0 && Bundle.Dialogs.ContainsKey(RuleDialogs.AfterHours);

    public DateTimeOffset Now => Context.Now;

    /// <summary>The place named in the answer to another question.</summary>
    public string? PlaceTold { get; set; }

    public Concern? Concern { get; set; }

    /// <summary>The first words to a caller leave in their own lane.</summary>
    public bool IsFirstContact { get; set; }

    public void Add(TurnEffect effect)
    {
        switch (effect)
        {
            case TurnEffect.SetDeadline set:
                deadlines.Set(set.Kind, set.At);
                break;
            case TurnEffect.ClearDeadline clear:
                deadlines.Clear(clear.Kind);
                break;
            default:
                effects.Add(effect);
                break;
        }
    }

    /// <summary>The row of this deadline has come and is gone.</summary>
    public void Came(DeadlineKind kind) => deadlines.Came(kind);

    public void Say(string key, params ReadOnlySpan<(string Code, string LabelKey)> buttons) => Say(key, State.Speaking, NoValues, buttons);

    public void Say(string key, Locale locale, IReadOnlyDictionary<string, string> values, params ReadOnlySpan<(string Code, string LabelKey)> buttons)
    {
        key = Honest(key);
        if (values.Count == 0)
        {
            values = Fillings(key, locale);
        }

        (key, values) = Bundle.Contacts.Choose(Bundle.Texts, key, locale, values, Now);
        var pressable = new Button[buttons.Length];
        for (var i = 0; i < buttons.Length; i++)
        {
            pressable[i] = new Button(buttons[i].Code, seeded.Token(), buttons[i].LabelKey);
        }

        offered.AddRange(pressable);
        effects.Add(new TurnEffect.Say(new OutboundMessage(new Words.Keyed(key, locale, Bundle.Id, values), pressable, Lane()) { Until = Until() }));
    }

    public void SayAll(IReadOnlyList<string> keys, params ReadOnlySpan<(string Code, string LabelKey)> lastButtons)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            Say(keys[i], i == keys.Count - 1 ? lastButtons : []);
        }
    }

    /// <summary>
    /// Says <paramref name="key"/> before the turn's last message and puts one more button under that one: some clients show
    /// the buttons of the last message only, so the open question must stay last.
    /// </summary>
    public void SayBeforeLast(string key, Locale locale, string code, string labelKey)
    {
        var button = new Button(code, seeded.Token(), labelKey);
        offered.Add(button);
        var last = effects.FindLastIndex(effect => effect is TurnEffect.Say);
        var words = new Words.Keyed(key, locale, Bundle.Id, NoValues);
        if (last < 0)
        {
            effects.Add(new TurnEffect.Say(new OutboundMessage(words, [button], Lane()) { Until = Until() }));
            return;
        }

        var question = ((TurnEffect.Say)effects[last]).Message;
        effects[last] = new TurnEffect.Say(question with { Buttons = [.. question.Buttons, button] });
        effects.Insert(last, new TurnEffect.Say(new OutboundMessage(words, [], Lane()) { Until = Until() }));
    }

    public void SayWritten(PrivateText text, string workingName) =>
        effects.Add(new TurnEffect.Say(new OutboundMessage(new Words.Written(text, workingName), [], Messages.Lane.Live) { Until = Until() }));

    /// <summary>What <paramref name="show"/> says leaves the screen again after a while, and says so.</summary>
    public void Fading(Action show)
    {
        var from = effects.Count;
        show();
        if (Bundle.Texts.Find(TextKeys.Fades, State.Speaking) is not null)
        {
            Say(TextKeys.Fades, State.Speaking, new Dictionary<string, string> { ["minutes"] = screen.FadeMinutes.ToString(CultureInfo.InvariantCulture) });
        }

        for (var i = from; i < effects.Count; i++)
        {
            effects[i] = effects[i] is TurnEffect.Say say ? new TurnEffect.Say(say.Message with { Fades = true }) : effects[i];
        }
    }

    /// <summary>The time has come for what is on the screen.</summary>
    public void Leave(DeadlineKind kind)
    {
        if ((kind == DeadlineKind.Fade ? screen.Fade(Now) : screen.Sweep(Now)) is { } leaves)
        {
            effects.Add(leaves);
        }
    }

    public bool HasCleared => effects.Exists(effect => effect is TurnEffect.ClearedChat { Only: null });

    /// <summary>A key of its own for a word that the caller chose.</summary>
    public string NewKey() => seeded.Token();

    /// <summary>The number in the thread of the line added last.</summary>
    public long? LastLine => Context.Lines + effects.Count(effect => effect.IsInThread);

    public CaseId NewCaseId() => seeded.CaseId();

    /// <summary>The texts of a row of the interruption table.</summary>
    public IReadOnlyList<string> TextsOf(Interruption kind) => Bundle.Interruptions.TryGetValue(kind, out var rule) ? rule.Texts : [];

    public bool HasSaid => effects.Exists(effect => effect is TurnEffect.Say);

    public Turn Finish()
    {
        if (State.IsQuiet && State.Channel != Times.Web)
        {
            Merge();
        }

        NoteScreen();
        effects.AddRange(deadlines.Changes());
        var state = screen.In(State with { Deadlines = deadlines.Rows });
        return new(offered.Count > 0 ? state with { Buttons = [.. offered] } : state, effects) { Concern = Concern };
    }

    private void NoteScreen()
    {
        if (HasCleared)
        {
            screen.Cleared();
        }

        var line = Context.Lines;
        foreach (var effect in effects.Where(effect => effect.IsInThread))
        {
            line++;
            if (effect is TurnEffect.Say { Message.Fades: true } && line is { } shown)
            {
                screen.Shows(shown, Now);
            }

            if (effect is not TurnEffect.Kept)
            {
                screen.Grew(Now);
            }
        }

        // After a block nothing is done in the chat; when the caller is back, what still can be deleted is due.
        Set(DeadlineKind.Fade, State.IsBlocked ? null : screen.FadeAt);
        Set(DeadlineKind.Sweep, State.IsBlocked ? null : screen.SweepAt);
    }

    private void Set(DeadlineKind kind, DateTimeOffset? at) => Add(at is { } due ? new TurnEffect.SetDeadline(kind, due) : new TurnEffect.ClearDeadline(kind));

    /// <summary>What is said in this turn becomes one message, which takes the place of the last. What a caseworker wrote stays a message of its own.</summary>
    private void Merge()
    {
        var parts = new List<Words.Keyed>();
        OutboundMessage? last = null;
        var buttons = new List<Button>();
        foreach (var say in effects.OfType<TurnEffect.Say>())
        {
            if (say.Message.Words is Words.Keyed keyed)
            {
                parts.Add(keyed);
                buttons.AddRange(say.Message.Buttons);
                last = say.Message;
            }
        }

        if (last is null)
        {
            return;
        }

        var at = effects.FindIndex(effect => effect is TurnEffect.Say { Message.Words: Words.Keyed });
        effects.RemoveAll(effect => effect is TurnEffect.Say { Message.Words: Words.Keyed });
        effects.Insert(at, new TurnEffect.Say(last with { Words = parts is [var only] ? only : new Words.Several(parts), Buttons = buttons, Replaces = true }));
    }

    /// <summary>Values for the places that every text may have; none for most.</summary>
    private Dictionary<string, string> Fillings(string key, Locale locale)
    {
        var text = Bundle.Texts.Find(key, locale);
        if (key == TextKeys.WaitNobodyHours && Context.Duty.Hours is { } hours)
        {
            return new() { ["hours"] = hours.ToString() };
        }

        if (text is null || !TextKeys.Everywhere.Any(place => text.Contains($"{{{place}}}", StringComparison.Ordinal)))
        {
            return NoValues;
        }

        var facts = Passing.FactsOf(State, Bundle).Select(fact => Bundle.Texts.Load(TextKeys.Fact + fact, locale)).ToList();
        return new()
        {
            ["organisation"] = Context.Organisation ?? Bundle.Texts.Load(TextKeys.Organisation, locale),
            ["facts"] = facts.Count > 0 ? string.Join(", ", facts) : Bundle.Texts.Load(TextKeys.FactNone, locale),
        };
    }

    /// <summary>While nobody is on duty, no text says that a person is coming.</summary>
    private string Honest(string key) =>
        Context.Duty.OnDuty == 0 && Bundle.Texts.Find(key + TextKeys.Nobody, State.Speaking) is not null ? key + TextKeys.Nobody : key;

    /// <summary>Buttons offered before in this turn no longer count, and neither do those of earlier turns.</summary>
    public void ForgetButtons()
    {
        offered.Clear();
        State = State with { Buttons = [] };
    }

    /// <summary>What follows the caller's own message may leave as long as they are not silent; a neutral line within the hour.</summary>
    private DateTimeOffset? Until() => State.HeardAt is { } heard && !State.IsSilent(Now) ? heard + Times.LongestSilence(State.Channel) : Now + TimeSpan.FromHours(1);

    private Lane Lane() =>
        State.Case is not null ? Messages.Lane.Live
        : IsFirstContact ? Messages.Lane.NewContact
        : Messages.Lane.Dialog;
}
