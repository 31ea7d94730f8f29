using Hotline.Core.Conversations;

namespace Hotline.Server.Conversations;

/// <summary>One conversation: one turn at a time. Its key is the random conversation id; its memory may vanish at any moment.</summary>
internal interface IConversationGrain : IGrainWithGuidKey
{
    Task<TurnOutcome> TakeAsync(TurnRequest request);
}

/// <summary>An input on its way to its conversation. It is written down only when it leaves for another node.</summary>
[GenerateSerializer]
[Immutable]
internal sealed class TurnRequest
{
    [NonSerialized]
    private TurnInput? input;

    public TurnRequest()
    {
    }

    public TurnRequest(TurnInput input) => this.input = input;

    /// <summary>The input as <see cref="ConversationJson"/> writes it.</summary>
    [Id(0)]
    public byte[] Bytes
    {
        get => field ??= ConversationJson.Write(input!);
        init;
    }

    public TurnInput Input => input ??= ConversationJson.ReadInput(Bytes);

    /// <summary>For a caller's message: where they are reached, so that a first message can begin a conversation.</summary>
    [Id(1)]
    public AddressOnWire? Address { get; init; }

    /// <summary>For a deadline: the due time its row must still have.</summary>
    [Id(2)]
    public long? Due { get; init; }
}

[GenerateSerializer]
[Immutable]
internal sealed record AddressOnWire([property: Id(0)] string Channel, [property: Id(1)] string Bot, [property: Id(2)] string Chat);

[GenerateSerializer]
[Immutable]
internal sealed record TurnOutcome([property: Id(0)] OutcomeKind Kind)
{
    /// <summary>Where the message really went: another conversation when the address was taken.</summary>
    [Id(1)]
    public Guid Conversation { get; init; }

    [Id(2)]
    public long Sequence { get; init; }

    [Id(3)]
    public long? Heard { get; init; }

    [Id(4)]
    public InputRefusal? Refused { get; init; }

    /// <summary>The answer takes the place of the message before.</summary>
    [Id(5)]
    public bool Replaces { get; init; }
}

internal enum OutcomeKind
{
    Saved,
    SeenBefore,

    /// <summary>The address has another conversation: ask that one.</summary>
    Elsewhere,

    /// <summary>There is no such conversation.</summary>
    Absent,

    /// <summary>Nothing could be stored. The input must be delivered again.</summary>
    Unavailable,
}
