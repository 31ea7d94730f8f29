using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;

namespace Hotline.Core.Conversations;

/// <summary>A turn while it is being decided: the state so far and the effects so far.</summary>
internal sealed class TurnDraft(Conversation conversation, TurnContext context, ContentBundle bundle)
{
    private static readonly Dictionary<string, string> NoValues = [];

    private readonly Seeded seeded = new(context.Seed);
    private readonly List<TurnEffect> effects = [];
    private readonly List<Button> offered = [];
    private readonly DeadlineBook deadlines = new(conversation.Deadlines);

    public Conversation State { get; set; } = conversation;

    public ContentBundle Bundle { get; set; } = bundle;

    public TurnContext Context { get; } = context;

    public DateTimeOffset Now => Context.Now;

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
        (key, values) = Bundle.Contacts.Choose(Bundle.Texts, Honest(key), locale, values, Now);
        var pressable = new Button[buttons.Length];
        for (var i = 0; i < buttons.Length; i++)
        {
            pressable[i] = new Button(buttons[i].Code, seeded.Token(), buttons[i].LabelKey);
        }

        offered.AddRange(pressable);
        effects.Add(new TurnEffect.Say(new OutboundMessage(new Words.Keyed(key, locale, Bundle.Id, values), pressable, Lane())));
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
            effects.Add(new TurnEffect.Say(new OutboundMessage(words, [button], Lane())));
            return;
        }

        var question = ((TurnEffect.Say)effects[last]).Message;
        effects[last] = new TurnEffect.Say(question with { Buttons = [.. question.Buttons, button] });
        effects.Insert(last, new TurnEffect.Say(new OutboundMessage(words, [], Lane())));
    }

    public void SayWritten(PrivateText text, string workingName) =>
        effects.Add(new TurnEffect.Say(new OutboundMessage(new Words.Written(text, workingName), [], Messages.Lane.Live)));

    /// <summary>The number in the thread of the line added last.</summary>
    public long? LastLine => Context.Lines + effects.Count(effect => effect is TurnEffect.Say or TurnEffect.Heard);

    public CaseId NewCaseId() => seeded.CaseId();

    /// <summary>The texts of a row of the interruption table.</summary>
    public IReadOnlyList<string> TextsOf(Interruption kind) => Bundle.Interruptions.TryGetValue(kind, out var rule) ? rule.Texts : [];

    public bool HasSaid => effects.Exists(effect => effect is TurnEffect.Say);

    public Turn Finish()
    {
        effects.AddRange(deadlines.Changes());
        var state = State with { Deadlines = deadlines.Rows };
        return new(offered.Count > 0 ? state with { Buttons = [.. offered] } : state, effects) { Concern = Concern };
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

    private Lane Lane() =>
        State.Case is not null ? Messages.Lane.Live
        : IsFirstContact ? Messages.Lane.NewContact
        : Messages.Lane.Dialog;
}
