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

    public Conversation State { get; set; } = conversation;

    public ContentBundle Bundle { get; set; } = bundle;

    public TurnContext Context { get; } = context;

    public DateTimeOffset Now => Context.Now;

    /// <summary>The first words to a caller leave in their own lane.</summary>
    public bool IsFirstContact { get; set; }

    public void Add(TurnEffect effect) => effects.Add(effect);

    public void Say(string key, params ReadOnlySpan<(string Code, string LabelKey)> buttons) => Say(key, State.Speaking, NoValues, buttons);

    public void Say(string key, Locale locale, IReadOnlyDictionary<string, string> values, params ReadOnlySpan<(string Code, string LabelKey)> buttons)
    {
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

    public void SayWritten(PrivateText text, string workingName) =>
        effects.Add(new TurnEffect.Say(new OutboundMessage(new Words.Written(text, workingName), [], Messages.Lane.Live)));

    public CaseId NewCaseId() => seeded.CaseId();

    /// <summary>The texts of a row of the interruption table.</summary>
    public IReadOnlyList<string> TextsOf(Interruption kind) => Bundle.Interruptions.TryGetValue(kind, out var rule) ? rule.Texts : [];

    public bool HasSaid => effects.Exists(effect => effect is TurnEffect.Say);

    public Turn Finish() => new(offered.Count > 0 ? State with { Buttons = [.. offered] } : State, effects);

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

/// <summary>Lengths of time that the rules keep; see the rule on silence.</summary>
internal static class Times
{
    /// <summary>Nothing goes to a caller silent for longer, but what a caseworker writes.</summary>
    public static TimeSpan LongestSilence(string channel) => TimeSpan.FromMinutes(channel == "webchat" ? 5 : 15);

    /// <summary>Between two soft lines while waiting.</summary>
    public static TimeSpan BetweenAcknowledgements { get; } = TimeSpan.FromMinutes(3);

    public static TimeSpan BetweenNumbers { get; } = TimeSpan.FromMinutes(3);

    /// <summary>A pause asked for may last longer than a silence.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromHours(1);

    /// <summary>A case not accepted for so long is told about, within the time we may still write.</summary>
    public static TimeSpan Unanswered(Urgency urgency, string channel)
    {
        var goal = urgency switch
        {
            Urgency.R3 => TimeSpan.FromMinutes(2),
            Urgency.R2 => TimeSpan.FromMinutes(4),
            _ => TimeSpan.FromMinutes(10),
        };
        var most = LongestSilence(channel) - TimeSpan.FromMinutes(1);
        return goal < most ? goal : most;
    }

    public static bool IsSilent(this Conversation conversation, DateTimeOffset now) =>
        conversation.HeardAt is not { } heard || now - heard > LongestSilence(conversation.Channel);
}
