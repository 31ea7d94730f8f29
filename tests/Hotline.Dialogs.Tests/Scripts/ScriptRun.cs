using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;

namespace Hotline.Dialogs.Tests.Scripts;

/// <summary>Plays a script against the rules and writes down everything that comes out, in the script's own words.</summary>
internal sealed class ScriptRun
{
    private static readonly CaseworkerId Caseworker = new(new Guid(7, 0, 0, new byte[8]));

    private readonly Dictionary<DeadlineKind, DateTimeOffset> _deadlines = [];
    private readonly ContentLibrary _library;
    private readonly TurnRules _rules;
    private readonly Script _script;
    private Conversation _conversation;
    private DateTimeOffset _now;
    private int _turn;
    private Locale _expected;
    private Duty _duty;

    public ScriptRun(Script script, Locale locale)
    {
        _script = script;
        _expected = locale;
        _library = new(script.Dialog is { } dialog ? Shipped.Bundle.BeginningWith(dialog) : Shipped.Bundle);
        _now = new(script.Day, new TimeOnly(9, 0), TimeSpan.Zero);
        _duty = new(script.OnDuty, script.WaitMinutes) { Hours = script.Hours };
        _rules = new(_library, Readers.All);
        _conversation = new Conversation
        {
            Id = new(new Guid(1, 0, 0, new byte[8])),
            Channel = script.Channel,
            Ngo = new("main"),
            Content = _library.CurrentId,
            Speaking = locale,
            Chosen = script.Dialog is null ? null : locale,
        };
        if (StepId.Find(script.Begins) is { } begins)
        {
            _conversation = _conversation with { Phase = Phase.InDialog, At = begins, Chosen = locale, HeardAt = _now };
        }
    }

    /// <summary>The talk as it went, and the talk as written: equal when all is well.</summary>
    public (List<string> Went, List<string> Written) Play()
    {
        var went = new List<string>();
        var written = new List<string>();
        var came = new Queue<Outcome>();
        foreach (var line in _script.Lines)
        {
            if (line.Kind == "speaks")
            {
                _expected = Locales.Find(line.For(_expected))!.Value;
                continue;
            }

            if (line.IsAct)
            {
                went.AddRange(came.Select(one => one.In(_expected)));
                came = new(Take(line));
                went.Add(line.In(_expected));
            }
            else if (line.IsLook)
            {
                went.Add($"{line.Kind}: {Look(line.Kind)}");
            }
            else if (came.TryDequeue(out var one))
            {
                went.Add(one.In(_expected));
            }

            written.Add(line.In(_expected));
        }

        went.AddRange(came.Select(one => one.In(_expected)));
        return (went, written);
    }

    private List<Outcome> Take(ScriptLine line)
    {
        var value = line.For(_expected);
        _now += TimeSpan.FromSeconds(20);
        switch (line.Kind)
        {
            case "passes":
                _now += TimeSpan.FromMinutes(int.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
                return Come();
            case "duty":
                _duty = (value == "none" ? Duty.Nobody : new(1, 5)) with { Hours = _script.Hours };
                return [];
            case "accepts":
                return Take(new TurnInput.Accepted(OpenCase, Caseworker, value));
            case "replies":
                return Take(new TurnInput.FromCaseworker(OpenCase, Caseworker, "Aigul", $"c{_turn}", new(value)));
            case "ends":
                return Take(new TurnInput.EndedByCaseworker(OpenCase, Caseworker));
            default:
                return Take(new TurnInput.FromCaller(new(new($"d{_turn}"), Said(line.Kind, value), _now, $"m{_turn}")));
        }
    }

    /// <summary>The case, which may lie behind the code word.</summary>
    private CaseId OpenCase => (_conversation.Case ?? _conversation.Behind!.Case!).Id;

    private Said Said(string kind, string value) => kind switch
    {
        "caller" => new Said.Text(new(value)),
        "tap" => new Said.Tap(_conversation.Buttons.FirstOrDefault(button => button.Code == Code(value))?.Token ?? "old"),
        "start" => new Said.Start(value.Length == 0 ? _expected : Locales.Find(value)),
        "sends" => new Said.Media(Enum.Parse<MediaKind>(value, ignoreCase: true)),
        "edits" => new Said.Edited(new(value)),
        "blocks" => new Said.Blocked(),
        _ => new Said.Unblocked(),
    };

    /// <summary><c>$language</c> is the language spoken, <c>$other</c> the one after it.</summary>
    private string Code(string value) => value
        .Replace("$language", _expected.Code(), StringComparison.Ordinal)
        .Replace("$other", Locales.All[((int)_expected + 1) % Locales.All.Count].Code(), StringComparison.Ordinal);

    /// <summary>Deadlines whose time has come, as the store would bring them.</summary>
    private List<Outcome> Come()
    {
        var outcomes = new List<Outcome>();

        // One that came early is set anew, and may be due as well.
        while (_deadlines.Where(entry => entry.Value <= _now).OrderBy(entry => entry.Value).Select(entry => (DeadlineKind?)entry.Key).FirstOrDefault() is { } kind)
        {
            _deadlines.Remove(kind);
            outcomes.AddRange(Take(new TurnInput.DeadlineCame(kind)));
        }

        return outcomes;
    }

    private List<Outcome> Take(TurnInput input)
    {
        var context = new TurnContext(_now, new Guid(++_turn, 0, 0, new byte[8]), _duty);
        var before = _conversation;
        var turn = _rules.Take(_conversation, input, context);

        // Every turn of every script also proves that turns can be replayed, and that states survive storage.
        var stored = ConversationJson.ReadConversation(ConversationJson.Write(before));
        var again = _rules.Take(stored, ConversationJson.ReadInput(ConversationJson.Write(input)), context);
        Assert.Equal(ConversationJson.Write(turn.Conversation), ConversationJson.Write(again.Conversation));
        Assert.Equal(ConversationJson.Write(new TurnRecord(input, context, turn.Effects)), ConversationJson.Write(new TurnRecord(input, context, again.Effects)));

        _conversation = turn.Conversation;
        return [.. turn.Effects.SelectMany(Of)];
    }

    private List<Outcome> Of(TurnEffect effect)
    {
        if (effect is not TurnEffect.Say { Message: { Words: Words.Several several } message })
        {
            return One(effect) is { } one ? [one] : [];
        }

        Assert.DoesNotContain('{', _library.Render(message).Text.Reveal());
        return [.. several.Parts.Select(part => new Outcome($"hotline: {part.Key}", part.Locale))];
    }

    private Outcome? One(TurnEffect effect)
    {
        switch (effect)
        {
            case TurnEffect.SetDeadline set:
                _deadlines[set.Kind] = set.At;
                return null;
            case TurnEffect.ClearDeadline clear:
                _deadlines.Remove(clear.Kind);
                return null;
            case TurnEffect.Say { Message: { Words: Words.Keyed keyed } message }:
                Assert.DoesNotContain('{', _library.Render(message).Text.Reveal());
                return new($"hotline: {keyed.Key}", keyed.Locale);
            case TurnEffect.Say { Message.Words: Words.Written words }:
                return new($"caseworker: {words.Text.Reveal()}");
            case TurnEffect.Kept kept:
                return new($"kept: {kept.Reply.Text.Reveal()}");
            case TurnEffect.Heard { Message: HeardMessage.Withheld }:
                return new("withheld: ");
            case TurnEffect.OpenedCase opened:
                return new($"handoff: {opened.Reason} {opened.Urgency}");
            case TurnEffect.CaseClosed closed:
                return new($"case-closed: {closed.End}");
            case TurnEffect.ClearedChat cleared:
                return new(cleared.Only is null ? "cleared: chat" : "cleared: message");
            case TurnEffect.StoppedSending:
                return new("silenced: ");
            case TurnEffect.RefusedInput refused:
                return new($"refused: {refused.Why}");
            default:
                return null;
        }
    }

    private string Look(string kind)
    {
        var facts = CaseFacts.Of(_conversation, Shipped.Bundle);
        return kind switch
        {
            "at" => _conversation.Phase == Phase.InDialog ? _conversation.At?.ToString() ?? "" : _conversation.Phase.ToString(),
            "found" => string.Join(' ', facts.Findings.Where(finding => finding.Counts).Select(finding => finding.Indicator.Value)),
            "reported" => string.Join(' ', facts.Findings.Where(finding => finding.Counts && finding.IsReported).Select(finding => finding.Indicator.Value)),
            "level" => facts.Judgement.Level.ToString(),
            "face" => _conversation.Face.ToString(),
            "passed" => string.Join(' ', CaseFacts.Of(_conversation.Passed(Shipped.Bundle), Shipped.Bundle).Answers.Where(answer => !answer.IsRoutine).Select(answer => answer.Step.Step)),
            "contact" => SafeContact.Of(_conversation, Shipped.Bundle) is { } contact ? $"{contact.From}-{contact.To} {contact.LookKey}" : "none",
            "warned" => string.Join(' ', (_conversation.Behind ?? _conversation).Warnings.Select(warning => warning.Kind)),
            "behind" => _conversation.Behind?.Phase.ToString() ?? "nothing",
            "changes" => _conversation.IsQuiet ? "one message" : "none",
            _ => string.Join(' ', _conversation.Buttons.Select(button => button.Code)),
        };
    }
}

/// <summary>Something that came out. A message in another language than the script expects says so.</summary>
internal sealed record Outcome(string Line, Locale? Locale = null)
{
    public string In(Locale expected) => Locale is null || Locale == expected ? Line : $"{Line} in {Locale.Value.Code()}";
}
