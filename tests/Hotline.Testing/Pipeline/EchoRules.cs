using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;

namespace Hotline.Testing.Pipeline;

/// <summary>Rules small enough to predict: every text is heard and answered once; "help" opens a case; "clear" clears; "break" breaks.</summary>
public sealed class EchoRules : ITurnRules
{
    public Turn Take(Conversation conversation, TurnInput input, TurnContext context)
    {
        var effects = new List<TurnEffect>();
        var next = conversation with { Phase = Phase.InDialog };
        if (input is TurnInput.FromCaller { Message.Said: Said.Text text })
        {
            effects.Add(new TurnEffect.Heard(new HeardMessage.Typed(text.Words)));
            next = Answer(next, text.Words.Reveal(), context, effects);
        }

        return new Turn(next, effects);
    }

    public Turn Rescue(Conversation conversation, TurnInput input, TurnContext context) =>
        new(conversation with { Phase = Phase.WaitingForPerson }, [Say("rescue")]);

    private static Conversation Answer(Conversation next, string words, TurnContext context, List<TurnEffect> effects)
    {
        switch (words)
        {
            case "break":
                throw new InvalidOperationException($"a rule that quotes {words}");
            case "help":
                var id = new CaseId(context.Seed);
                effects.Add(new TurnEffect.OpenedCase(id, Urgency.R3, HandoffReason.Danger));
                return next with { Phase = Phase.WaitingForPerson, Case = new CaseState(id, Urgency.R3, HandoffReason.Danger, context.Now, null, null) };
            case "later":
                effects.Add(new TurnEffect.SetDeadline(DeadlineKind.Reminder, context.Now));
                return next;
            case "clear":
                effects.Add(new TurnEffect.ClearedChat());
                effects.Add(Say("cleared"));
                return next;
            default:
                effects.Add(Say("echo"));
                return next;
        }
    }

    private static TurnEffect.Say Say(string key) =>
        new(new OutboundMessage(new Words.Keyed(key, Locale.En, "test", new Dictionary<string, string>()), [], Lane.Dialog));
}

/// <summary>Content whose every text is its own key.</summary>
public sealed class KeysAsContent : IContentLibrary
{
    public string CurrentId => "test";

    public RenderedMessage Render(OutboundMessage message) => message.Words switch
    {
        Words.Keyed keyed => new RenderedMessage(new PrivateText(keyed.Key), []),
        Words.Written written => new RenderedMessage(written.Text, []),
        _ => new RenderedMessage(new PrivateText(""), []),
    };

    public string Text(string contentId, string key, Locale locale) => key;
}
