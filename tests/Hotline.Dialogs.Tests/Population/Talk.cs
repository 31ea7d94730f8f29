using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;
using Hotline.Dialogs.Tests.Scripts;

namespace Hotline.Dialogs.Tests.Population;

/// <summary>One conversation in plain values: the rules, a clock that is only a number, and deadlines that come when their time has.</summary>
internal sealed class Talk(string channel, Chance chance)
{
    public static readonly CaseworkerId Caseworker = new(new Guid(7, 0, 0, new byte[8]));

    private static readonly ContentLibrary Library = new(Shipped.Bundle);

    private readonly Dictionary<DeadlineKind, DateTimeOffset> _deadlines = [];
    private readonly List<(Conversation Before, TurnInput Input, TurnContext Context, Turn Turn)> _turns = [];

    public static TurnRules Rules { get; } = new(Library, Readers.All);

    public static ContentLibrary Content => Library;

    public Conversation Now { get; private set; } = new()
    {
        Id = new(new Guid(1, 0, 0, new byte[8])),
        Channel = channel,
        Ngo = new("main"),
        Content = Library.CurrentId,
    };

    public Duty Duty { get; set; } = new(1, 5);

    public DateTimeOffset Time { get; private set; } = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public int Turns => _turns.Count;

    /// <summary>What the caller did so far.</summary>
    public int Acts => _turns.Count(turn => turn.Input is TurnInput.FromCaller);

    public (Conversation Before, TurnInput Input, TurnContext Context, Turn Turn) Last => _turns[^1];

    public Step.Ask? Open => Now.At is { } at ? Library.Current.FindStep(at) as Step.Ask : null;

    public Turn Say(string words) => Take(new Said.Text(new(words)));

    public Turn Tap(Button button) => Take(new Said.Tap(button.Token));

    public Turn Take(Said said) => Take(FromCaller(said));

    public TurnInput FromCaller(Said said) => new TurnInput.FromCaller(new(new($"d{_turns.Count}"), said, Time, $"m{_turns.Count}"));

    public TurnContext Context() => new(Time, chance.Id(), Duty);

    public Turn Take(TurnInput input)
    {
        var context = Context();
        var before = Now;
        var turn = Rules.Take(before, input, context);
        _turns.Add((before, input, context, turn));
        Now = turn.Conversation;
        foreach (var effect in turn.Effects)
        {
            switch (effect)
            {
                case TurnEffect.SetDeadline set:
                    _deadlines[set.Kind] = set.At;
                    break;
                case TurnEffect.ClearDeadline clear:
                    _deadlines.Remove(clear.Kind);
                    break;
            }
        }

        return turn;
    }

    public void Pass(TimeSpan time) => Time += time;

    /// <summary>The next deadline; null when none is due, or, <paramref name="wait"/>, when there is none at all.</summary>
    public TurnInput? FindDeadline(bool wait)
    {
        var next = _deadlines.OrderBy(entry => entry.Value).Select(entry => ((DeadlineKind Kind, DateTimeOffset At)?)(entry.Key, entry.Value)).FirstOrDefault();
        if (next is not { } due || (due.At > Time && !wait))
        {
            return null;
        }

        Time = due.At > Time ? due.At : Time;
        _deadlines.Remove(due.Kind);
        return new TurnInput.DeadlineCame(due.Kind);
    }

    public string Transcript()
    {
        var lines = new List<string>();
        foreach (var (before, input, context, turn) in _turns)
        {
            lines.Add($"  {context.Now:HH:mm:ss} {Name(before, input)}");
            lines.AddRange(turn.Effects.Select(effect => $"             {Name(effect)}"));
            lines.Add($"             [{turn.Conversation.Phase} {turn.Conversation.At} {turn.Conversation.Face} {turn.Conversation.Speaking}]");
        }

        return string.Join('\n', lines);
    }

    private static string Name(Conversation before, TurnInput input) => input switch
    {
        TurnInput.FromCaller { Message.Said: Said.Text { Words: var words } } => $"caller: {Short(words)}",
        TurnInput.FromCaller { Message.Said: Said.Edited { Words: var words } } => $"edits: {Short(words)}",
        TurnInput.FromCaller { Message.Said: Said.Tap { Token: var token } } => $"tap: {before.Buttons.FirstOrDefault(button => button.Token == token)?.Code ?? "old"}",
        TurnInput.FromCaller { Message.Said: var said } => said.ToString(),
        TurnInput.FromCaseworker => "caseworker writes",
        _ => input.ToString(),
    };

    private static string Name(TurnEffect effect) => effect switch
    {
        TurnEffect.Say { Message: { Words: Words.Keyed keyed } message } => $"hotline: {keyed.Key} {keyed.Locale} [{string.Join(' ', message.Buttons.Select(button => button.Code))}]",
        TurnEffect.OpenedCase opened => $"handoff: {opened.Reason} {opened.Urgency}",
        _ => effect.GetType().Name,
    };

    private static string Short(PrivateText words) => words.Length > 120 ? words.Reveal()[..120] + "…" : words.Reveal();
}
