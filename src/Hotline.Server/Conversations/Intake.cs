using System.Security.Cryptography;
using Hotline.Core.Conversations;
using Hotline.Core.Messages;
using Hotline.Server.Storage;
using Microsoft.Extensions.Caching.Memory;

namespace Hotline.Server.Conversations;

/// <summary>Finds the conversation of an address and hands it the message; makes one for a new caller.</summary>
internal sealed class Intake(IGrainFactory grains, ConversationStore store) : IIntake, IDisposable
{
    private const int MostTries = 5;

    // Random ids by address, the hottest hundred thousand; the truth is in storage.
    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    public async Task<Receipt> AcceptAsync(ChannelAddress address, InboundMessage message, CancellationToken cancellation)
    {
        var request = new TurnRequest(new TurnInput.FromCaller(message))
        {
            Address = new AddressOnWire(address.Channel, address.Bot, address.Chat),
        };
        var id = await FindAsync(address, cancellation) ?? NewId();
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var outcome = await grains.GetGrain<IConversationGrain>(id.Value).TakeAsync(request);
            switch (outcome.Kind)
            {
                case OutcomeKind.Saved or OutcomeKind.SeenBefore:
                    id = new ConversationId(outcome.Conversation);
                    Remember(address, id);
                    return new Receipt(id, outcome.Sequence, outcome.Heard, outcome.Kind == OutcomeKind.SeenBefore) { ChangesMessage = outcome.Replaces };
                case OutcomeKind.Elsewhere:
                    id = new ConversationId(outcome.Conversation);
                    break;
                default:
                    throw new IntakeClosedException("Storage takes no message now.");
            }
        }

        throw new IntakeClosedException("The conversation of an address kept moving.");
    }

    public void Dispose() => known.Dispose();

    private async Task<ConversationId?> FindAsync(ChannelAddress address, CancellationToken cancellation)
    {
        if (known.TryGetValue(address, out ConversationId id))
        {
            return id;
        }

        try
        {
            return await store.FindByAddressAsync(address, cancellation);
        }
        catch (StorageUnavailableException e)
        {
            throw new IntakeClosedException("Storage answers no question now.", e);
        }
    }

    private void Remember(ChannelAddress address, ConversationId id)
    {
        if (!known.TryGetValue(address, out ConversationId kept) || kept != id)
        {
            known.Set(address, id, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) });
        }
    }

    private static ConversationId NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return new ConversationId(new Guid(bytes));
    }
}
