using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;
using Hotline.Server.Hosting;
using Hotline.Server.Storage;
using Hotline.Server.Storage.Sealing;

namespace Hotline.Server.Conversations;

/// <summary>Gives the pure rules what they may know of the world: the time, chance, and who is on duty.</summary>
internal sealed class TurnTaker(ITurnRules rules, IContentLibrary content, DutyBoard duty, Organisation organisation, ScreenOptions screen, TimeProvider time, ILogger<TurnTaker> log)
{
    /// <summary>A new conversation, answered by the installation's first NGO until channels are given to others.</summary>
    public Conversation Begin(ConversationId id, string channel) =>
        new() { Id = id, Channel = channel, Ngo = new NgoId(Vault.FirstNgo), Content = content.CurrentId };

    /// <param name="lines">How many lines the thread has.</param>
    public (Turn Turn, TurnContext Context) Take(Conversation conversation, TurnInput input, long lines)
    {
        Span<byte> seed = stackalloc byte[16];
        Chance.Fill(seed);
        var context = new TurnContext(time.GetUtcNow(), new Guid(seed), duty.Now(conversation.Ngo), lines) { Organisation = organisation.Name, Screen = screen.Known };
        try
        {
            return (rules.Take(conversation, input, context), context);
        }
        catch (Exception e)
        {
            // A broken rule must not leave a caller alone: a person is called instead.
            Log.RuleBroke(log, conversation.Id.Value, new Failure(e));
            return (rules.Rescue(conversation, input, context), context);
        }
    }
}
