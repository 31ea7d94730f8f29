namespace Hotline.Core.Conversations;

/// <summary>Decides what an input means for a conversation. Reads no clock, file, network or database; the same arguments give the same turn.</summary>
public interface ITurnRules
{
    Turn Take(Conversation conversation, TurnInput input, TurnContext context);

    /// <summary>The turn taken instead when <see cref="Take"/> broke a promise: the caller gets a calm sentence and a number, and a person is called.</summary>
    Turn Rescue(Conversation conversation, TurnInput input, TurnContext context);
}
