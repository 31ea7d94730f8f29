using System.Collections.Concurrent;
using Hotline.Content.Rules;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;

namespace Hotline.Dialogs.Tests.Population;

internal sealed class BrokenPromiseException(string message) : Exception(message);

/// <summary>Where callers of the population have been.</summary>
internal sealed class Visits
{
    public ConcurrentDictionary<StepId, byte> Questions { get; } = [];

    public int Tried;
}

/// <summary>What must hold after every turn of every caller.</summary>
internal sealed class Promises(Talk talk, Visits visits, Chance chance)
{
    /// <summary>Questions of screening before a person is offered.</summary>
    private const int MostScreening = 9;

    /// <summary>What the channel carries with a button (Telegram's callback data).</summary>
    private const int LongestToken = 64;

    private StepId? _asked;
    private int _notUnderstood;

    public void Check()
    {
        var (before, input, context, turn) = talk.Last;
        foreach (var say in turn.Effects.OfType<TurnEffect.Say>())
        {
            CheckMessage(say.Message);
        }

        CheckBlocked(input, turn);
        CheckAsking(turn);
        CheckButtons(turn);
        if (chance.In(25))
        {
            CheckReplay(before, input, context, turn);
        }

        // Some questions are asked beside the wait.
        if (turn.Conversation is { Phase: Phase.InDialog or Phase.WaitingForPerson, At: { } at })
        {
            visits.Questions.TryAdd(at, 0);
        }

        Interlocked.Increment(ref visits.Tried);
        if (chance.In(50))
        {
            TryDanger(turn.Conversation);
        }
        else
        {
            TryPerson(turn.Conversation);
        }
    }

    private static void Fail(string what) => throw new BrokenPromiseException(what);

    private static void CheckMessage(OutboundMessage message)
    {
        var texts = Talk.Content.Current.Texts;
        foreach (var keyed in KeyedIn(message.Words))
        {
            if (texts.Find(keyed.Key, keyed.Locale) is null)
            {
                Fail($"'{keyed.Key}' is not in {keyed.Locale}.");
            }
        }

        var shown = Talk.Content.Render(message);
        if (shown.Text.IsBlank || shown.Text.Length > LengthRules.Telegram)
        {
            Fail($"A message has {shown.Text.Length} characters.");
        }

        if (message.Words is not Words.Written && shown.Text.Reveal().AsSpan().ContainsAny('{', '}'))
        {
            Fail($"A caller sees braces: {shown.Text.Reveal()}");
        }

        foreach (var (button, label) in message.Buttons.Zip(shown.Buttons))
        {
            if (label.Label.Length is 0 or > LengthRules.Label || label.Label == button.LabelKey || button.Token.Length > LongestToken)
            {
                Fail($"The button {button.Code} cannot be shown: '{label.Label}'.");
            }
        }
    }

    private static void CheckBlocked(TurnInput input, Turn turn)
    {
        var leaves = input is TurnInput.FromCaller { Message.Said: Said.Blocked or Said.Unblocked } || turn.Conversation.IsBlocked;
        if (leaves && turn.Effects.Any(effect => effect is TurnEffect.Say))
        {
            Fail("Something is said to a caller who blocked us.");
        }
    }

    /// <summary>Retries are counted from what is said, not from what the state says of itself.</summary>
    private void CheckAsking(Turn turn)
    {
        var bundle = Talk.Content.Current;
        if (turn.Conversation.At is not { } at || bundle.FindStep(at) is not Step.Ask ask || turn.Conversation.Phase != Phase.InDialog)
        {
            (_asked, _notUnderstood) = (null, 0);
            return;
        }

        var missed = turn.Effects.OfType<TurnEffect.Say>().SelectMany(say => KeyedIn(say.Message.Words)).Any(keyed => keyed.Key == TextKeys.NotUnderstood);
        if (_asked != at)
        {
            _notUnderstood = 0;
        }

        _asked = at;
        _notUnderstood += missed ? 1 : 0;
        if (turn.Conversation.Misses > ask.Retries)
        {
            Fail($"{at} was missed {turn.Conversation.Misses} times; {ask.Retries} are allowed.");
        }

        // Going back to a question, or answering it and coming back, begins anew; then its count does too.
        if (missed && _notUnderstood > ask.Retries && turn.Conversation.Misses == _notUnderstood)
        {
            Fail($"{at} was asked again {_notUnderstood} times; {ask.Retries} are allowed.");
        }

        // Each screening step ends with the offer of a person; the answers of one stay while another asks.
        var screening = turn.Conversation.Path.Select(answered => answered.Step).Append(at).Distinct()
            .Where(step => ScreenSteps.FindQuestion(bundle.Instrument, step) is not null)
            .CountBy(step => ScreenSteps.FindScreen(step)!.Value);
        foreach (var (screen, count) in screening)
        {
            if (count > MostScreening)
            {
                Fail($"{count} questions of {screen} before a person was offered.");
            }
        }
    }

    /// <summary>Under the open question there is one press to a person; only the question of language stays bare.</summary>
    private static void CheckButtons(Turn turn)
    {
        var bundle = Talk.Content.Current;
        if (turn.Conversation is not { Phase: Phase.InDialog, Face: Face.Open, At: { } at } || bundle.FindStep(at) is not Step.Ask ask
            || (ask.Sets ?? at.Step) == Facts.Language
            || turn.Effects.OfType<TurnEffect.Say>().LastOrDefault() is not { Message: var last }
            || !KeyedIn(last.Words).Any(keyed => keyed.Key == ask.Text))
        {
            return;
        }

        if (!last.Buttons.Any(button => button.Code == ButtonCodes.Person || (ask.Next.For(button.Code) is { } next && bundle.FindStep(at with { Step = next }) is Step.HandOff)))
        {
            Fail($"No button under {at} leads to a person.");
        }
    }

    /// <summary>Also through the stored form: what is kept must be enough.</summary>
    private static void CheckReplay(Conversation before, TurnInput input, TurnContext context, Turn turn)
    {
        var again = Talk.Rules.Take(ConversationJson.ReadConversation(ConversationJson.Write(before)), ConversationJson.ReadInput(ConversationJson.Write(input)), context);
        if (!ConversationJson.Write(turn.Conversation).AsSpan().SequenceEqual(ConversationJson.Write(again.Conversation))
            || !ConversationJson.Write(new TurnRecord(input, context, turn.Effects)).AsSpan().SequenceEqual(ConversationJson.Write(new TurnRecord(input, context, again.Effects))))
        {
            Fail("The same turn taken again is another turn.");
        }
    }

    /// <summary>A turn that did not happen: what if the caller cried for help here?</summary>
    private void TryDanger(Conversation here)
    {
        var words = chance.Of(Sayings.Danger);
        var turn = Talk.Rules.Take(here, talk.FromCaller(new Said.Text(new(words))), talk.Context());
        if (turn.Conversation is not { Case.Urgency: Urgency.R3, Phase: Phase.WaitingForPerson or Phase.WithPerson } || turn.Concern?.Urgency != Urgency.R3)
        {
            Fail($"'{words}' at {here.Phase} {here.At} {here.Face} calls nobody at once: {turn.Conversation.Phase} {turn.Conversation.Case?.Urgency}.");
        }
    }

    private void TryPerson(Conversation here)
    {
        var locale = chance.Of(Locales.All);
        var words = chance.Of(Talk.Content.Current.Words.Of(Talk.Content.Current.Interruptions[Interruption.Person].Words, locale));
        var turn = Talk.Rules.Take(here, talk.FromCaller(new Said.Text(new(words))), talk.Context());
        if (turn.Conversation is not { Case: not null, Phase: Phase.WaitingForPerson or Phase.WithPerson })
        {
            Fail($"'{words}' at {here.Phase} {here.At} {here.Face} leads to no person, but to {turn.Conversation.Phase} {turn.Conversation.At}.");
        }
    }

    /// <summary>The texts of a message.</summary>
    private static IEnumerable<Words.Keyed> KeyedIn(Words words) => words switch
    {
        Words.Keyed keyed => [keyed],
        Words.Several several => several.Parts,
        _ => [],
    };
}
