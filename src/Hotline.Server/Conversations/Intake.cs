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

    // Conversations by address, the hottest hundred thousand; the truth is in storage.
    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    public async Task<Receipt> AcceptAsync(ChannelAddress address, InboundMessage message, CancellationToken cancellation)
    {
        var request = new TurnRequest(new TurnInput.FromCaller(message))
        {
            Address = new AddressOnWire(address.Channel, address.Bot, address.Chat),
        };
        var (id, grain) = await FindAsync(address, cancellation) ?? At(NewId());
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var outcome = await grain.TakeAsync(request);
            var told = new ConversationId(outcome.Conversation);
            switch (outcome.Kind)
            {
                case OutcomeKind.Saved or OutcomeKind.SeenBefore:
                    Remember(address, told == id ? new Known(id, grain) : At(told));
                    return new Receipt(told, outcome.Sequence, outcome.Heard, outcome.Kind == OutcomeKind.SeenBefore) { ChangesMessage = outcome.Replaces };
                case OutcomeKind.Elsewhere:
                    (id, grain) = At(told);
                    break;
                default:
                    throw new IntakeClosedException("Storage takes no message now.");
            }
        }

        throw new IntakeClosedException("The conversation of an address kept moving.");
    }

    public void Dispose() => known.Dispose();

    private async Task<Known?> FindAsync(ChannelAddress address, CancellationToken cancellation)
    {
        if (known.TryGetValue(address, out Known? found))
        {
            return found;
        }

        try
        {
            return await store.FindByAddressAsync(address, cancellation) is { } id ? At(id) : null;
        }
        catch (StorageUnavailableException e)
        {
            throw new IntakeClosedException("Storage answers no question now.", e);
        }
    }

    private void Remember(ChannelAddress address, Known conversation)
    {
        if (!known.TryGetValue(address, out Known? kept) || kept!.Id != conversation.Id)
        {
            known.Set(address, conversation, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) });
        }
    }

    private Known At(ConversationId id) => new(id, grains.GetGrain<IConversationGrain>(id.Value));

    private static ConversationId NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return new ConversationId(new Guid(bytes));
    }

    /// <summary>A conversation with the reference by which it is called: looking that up anew for every message costs more than keeping it.</summary>
    private sealed record Known(ConversationId Id, IConversationGrain Grain);
}
