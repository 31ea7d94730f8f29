using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;

namespace Hotline.Dialogs.Tests.Population;

/// <summary>How a conversation ended.</summary>
internal enum Outcome
{
    Handoff,
    Information,
    Closed,

    /// <summary>The caller stopped, deleted or blocked.</summary>
    ByCaller,

    /// <summary>The caller fell silent, and the talk closed by its deadline.</summary>
    Silence,
}

/// <summary>A caller from the first word to the end, with a caseworker who may or may not be there.</summary>
internal sealed class Life
{
    /// <summary>A patient caller's talk that is longer than this does not end by itself.</summary>
    private const int LongestTalk = 150;

    private readonly Chance _chance;
    private readonly Persona _persona;
    private readonly Talk _talk;
    private readonly Promises _promises;
    private readonly ContentBundle _bundle = Shipped.Bundle;
    private Outcome? _outcome;

    public Life(int seed, Visits visits)
    {
        _chance = new Chance((ulong)seed);
        _persona = Persona.Draw(seed, _chance);
        _talk = new Talk(_persona.Channel, _chance);
        _promises = new Promises(_talk, visits, _chance);
    }

    /// <summary>Null when every promise held; otherwise which was broken, by whom, and the whole talk.</summary>
    public string? FindBroken()
    {
        try
        {
            Live();
            return null;
        }
        catch (BrokenPromiseException broken)
        {
            return $"{broken.Message}\n  {_persona}\n{_talk.Transcript()}";
        }
#pragma warning disable CA1031 // Whatever a turn throws is the finding.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return $"{thrown.GetType().Name}: {thrown.Message} {thrown.StackTrace}\n  {_persona}\n{_talk.Transcript()}";
        }
    }

    public Outcome? Ended => _outcome;

    public int Turns => _talk.Turns;

    public string Transcript => _talk.Transcript();

    private void Live()
    {
        _talk.Duty = _chance.In(70) ? new(1 + _chance.Below(3), _chance.Of<int?>([null, 5, 10, 40])) : Core.Handoff.Duty.Nobody;
        Take(_chance.In(50) ? new Said.Start(_chance.In(50) ? _persona.Locale : null) : Words(_persona.Answer(null, _bundle, _chance)));
        var most = _persona.Patient ? LongestTalk : 3 + _chance.Below(30);
        for (var act = 1; act < most && !IsOver(); act++)
        {
            Act();
        }

        if (_persona.Patient && _talk.Now.Phase == Phase.InDialog)
        {
            throw new BrokenPromiseException($"A caller who went on answering reached no end in {LongestTalk} acts.");
        }

        MeetCaseworker();

        // Then silence, whatever stands open.
        for (var left = 40; left > 0 && _talk.FindDeadline(wait: true) is { } deadline; left--)
        {
            Take(deadline);
            if (left == 1)
            {
                throw new BrokenPromiseException("Deadlines of a silent caller come without end.");
            }
        }

        if (_talk.Now.Phase == Phase.InDialog || _outcome is null)
        {
            throw new BrokenPromiseException($"The talk ends neither with a person nor with information nor with a close, but {_talk.Now.Phase}.");
        }
    }

    private bool IsOver() => _talk.Now.Phase is Phase.Ended or Phase.New ? _persona.Patient || _chance.In(60) : _persona.Patient && _talk.Now.Case is not null && _talk.Open is null;

    private void Act()
    {
        _talk.Pass(TimeSpan.FromSeconds(3 + _chance.Below(60)));
        while (_talk.FindDeadline(wait: false) is { } due)
        {
            Take(due);
        }

        if (_chance.In(_persona.Trouble))
        {
            MakeTrouble();
        }
        else if (_talk.Now.Case is not null && _chance.In(_persona.Patient ? 5 : 50))
        {
            MeetCaseworker();
        }
        else if (_talk.Now.Buttons.Length > 0 && _chance.In(_persona.Buttons))
        {
            Take(new Said.Tap(_chance.Of(_talk.Now.Buttons).Token));
        }
        else
        {
            Take(Words(_persona.Answer(_talk.Open, _bundle, _chance)));
        }
    }

    private void MakeTrouble()
    {
        switch (_chance.Below(_persona.Patient ? 6 : 12))
        {
            case 0:
                Take(Words(_chance.Of(Sayings.Odd)));
                break;
            case 1:
                Take(new Said.Media(_chance.Of(Enum.GetValues<MediaKind>()), _chance.In(30) ? new(_chance.Of(Sayings.Stories[(int)_persona.Locale])) : null));
                break;
            case 2:
                Take(new Said.Edited(new(_chance.In(50) ? _chance.Of(Sayings.Odd) : _chance.Of(Sayings.Stories[(int)_persona.Locale]))));
                break;
            case 3:
                Take(Words(_chance.Of([.. _bundle.Words.Of(_chance.Of([.. _bundle.Interruptions.Values.Where(rule => rule.Kind is Interruption.Why or Interruption.Back or Interruption.Skip)]).Words)])));
                break;
            case 4:
                Take(Words(_chance.Of(Sayings.Stories[_chance.Below(3)])));
                break;
            case 5:
                Take(new Said.Tap("old"));
                break;
            case 6:
                Take(new Said.Start(_chance.Of<Locale?>([null, .. Locales.All])));
                break;
            case 7:
                _talk.Duty = _chance.In(50) ? Core.Handoff.Duty.Nobody : new(1, null);
                Take(Words(_chance.Of(Sayings.Commands)));
                break;
            case 8:
                var rule = _chance.Of([.. _bundle.Interruptions.Values]);
                Take(Words(_chance.Of([.. _bundle.Words.Of(rule.Words), .. _bundle.Words.Of($"{rule.Words}.{_chance.Of(Locales.All).Code()}")])));
                break;
            case 9:
                Take(new Said.Blocked());
                if (_chance.In(60))
                {
                    Take(new Said.Unblocked());
                }

                break;
            case 10:
                Take(Words(_chance.Of(Sayings.Danger)));
                break;
            default:
                // Away for minutes or for days.
                _talk.Pass(TimeSpan.FromMinutes(_chance.In(80) ? _chance.Below(25) : _chance.Below(6000)));
                break;
        }
    }

    /// <summary>Accepts, writes, ends; sometimes twice, sometimes a case that is over.</summary>
    private void MeetCaseworker()
    {
        if (_talk.Now.Case is not { } open)
        {
            return;
        }

        var by = _chance.In(95) ? Talk.Caseworker : new CaseworkerId(_chance.Id());
        switch (_chance.Below(4))
        {
            case 0:
                Take(new TurnInput.Accepted(open.Id, by, "Aigul"));
                break;
            case 1:
                Take(new TurnInput.FromCaseworker(open.Id, by, "Aigul", $"c{_talk.Turns}", new("Мен осындамын. Я здесь.")));
                break;
            case 2 when _chance.In(40):
                Take(new TurnInput.EndedByCaseworker(open.Id, by));
                break;
            default:
                Take(Words(_persona.Answer(null, _bundle, _chance)));
                break;
        }
    }

    private static Said.Text Words(string words) => new(new PrivateText(words));

    private void Take(Said said) => Take(_talk.FromCaller(said));

    private void Take(TurnInput input)
    {
        var turn = _talk.Take(input);
        _promises.Check();
        _outcome = OutcomeOf(input, turn) ?? _outcome;
    }

    private static Outcome? OutcomeOf(TurnInput input, Turn turn)
    {
        if (turn.Effects.Any(effect => effect is TurnEffect.OpenedCase))
        {
            return Outcome.Handoff;
        }

        if (turn.Conversation.Phase is not (Phase.Ended or Phase.New) || turn.Conversation.Case is not null)
        {
            return null;
        }

        if (input is not TurnInput.FromCaller)
        {
            return input is TurnInput.DeadlineCame ? Outcome.Silence : null;
        }

        var buttons = turn.Effects.OfType<TurnEffect.Say>().LastOrDefault()?.Message.Buttons ?? [];
        return buttons.Any(button => button.Code == ButtonCodes.Person) ? Outcome.Information
            : turn.Effects.Any(effect => effect is TurnEffect.StoppedSending or TurnEffect.ClearedChat) || input is TurnInput.FromCaller { Message.Said: Said.Blocked or Said.Unblocked } ? Outcome.ByCaller
            : Outcome.Closed;
    }
}
