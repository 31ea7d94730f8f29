using Hotline.Core.Conversations;
using Hotline.Core.Messages;
using Hotline.Server.Hosting;
using Hotline.Server.Storage;

namespace Hotline.Server.Conversations;

/// <summary>Loads, asks the rules, saves. Nothing else.</summary>
internal sealed class ConversationGrain(ConversationStore store, TurnTaker taker, Nudges nudges, ILogger<ConversationGrain> log)
    : Grain, IConversationGrain
{
    private const int MostTries = 4;

    private StoredConversation? known;

    public async Task<TurnOutcome> TakeAsync(TurnRequest request)
    {
        try
        {
            for (var attempt = 0; attempt < MostTries; attempt++)
            {
                if (await TryTakeAsync(request) is { } outcome)
                {
                    return outcome;
                }

                // Somebody else changed the row, or the deadline moved: look again.
                known = null;
            }
        }
        catch (StorageUnavailableException e)
        {
            Log.StorageRefused(log, this.GetPrimaryKey(), e.Trouble);
        }
        catch (Exception e)
        {
            // Whatever broke, the input was not taken: the channel keeps it and delivers it again.
            Log.TurnBroke(log, this.GetPrimaryKey(), new Failure(e));
        }

        known = null;
        return new TurnOutcome(OutcomeKind.Unavailable);
    }

    private async Task<TurnOutcome?> TryTakeAsync(TurnRequest request)
    {
        var id = new ConversationId(this.GetPrimaryKey());
        var input = request.Input;
        known ??= await store.FindAsync(id, CancellationToken.None);
        var before = known;
        if (before is null)
        {
            if (request.Address is null)
            {
                return new TurnOutcome(OutcomeKind.Absent);
            }

            before = new StoredConversation(0, 0, 0, 0, taker.Begin(id, request.Address.Channel));
        }

        var (turn, context) = taker.Take(before.State, input, before.Sequence);
        var result = await store.SaveAsync(
            new TurnToSave
            {
                Before = before,
                Turn = turn,
                Input = input,
                Context = context,
                Address = before.IsNew ? new ChannelAddress(request.Address!.Channel, request.Address.Bot, request.Address.Chat) : null,
                Due = request.Due,
            },
            CancellationToken.None);
        return Conclude(turn, result, request);
    }

    private TurnOutcome? Conclude(Turn turn, SaveResult result, TurnRequest request)
    {
        switch (result)
        {
            case SaveResult.Saved saved:
                known = saved.After;
                nudges.Committed(turn);
                return new TurnOutcome(OutcomeKind.Saved)
                {
                    Conversation = saved.After.State.Id.Value,
                    Sequence = saved.After.Sequence,
                    Heard = saved.Heard,
                    Replaces = turn.Effects.Any(effect => effect is TurnEffect.Say { Message.Replaces: true }),
                    Refused = turn.Effects.OfType<TurnEffect.RefusedInput>().FirstOrDefault()?.Why,
                };
            case SaveResult.SeenBefore seen:
                return new TurnOutcome(OutcomeKind.SeenBefore) { Conversation = seen.Conversation.Value, Sequence = seen.Sequence, Heard = seen.Heard };
            case SaveResult.AddressTaken taken:
                DeactivateOnIdle();
                return new TurnOutcome(OutcomeKind.Elsewhere) { Conversation = taken.By.Value };
            default:
                return request.Due is null ? null : new TurnOutcome(OutcomeKind.Absent);
        }
    }
}
