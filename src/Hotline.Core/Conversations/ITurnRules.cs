namespace Hotline.Core.Conversations;

/// <summary>Decides what an input means for a conversation. Reads no clock, file, network or database; the same arguments give the same turn.</summary>
public interface ITurnRules
{
    Turn Take(Conversation conversation, TurnInput input, TurnContext context);
}
