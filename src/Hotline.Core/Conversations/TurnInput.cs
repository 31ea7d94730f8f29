using System.Text.Json.Serialization;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Core.Screening;

namespace Hotline.Core.Conversations;

/// <summary>What a conversation is asked to take in one turn.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(FromCaller), "caller")]
[JsonDerivedType(typeof(FromCaseworker), "caseworker")]
[JsonDerivedType(typeof(Accepted), "accepted")]
[JsonDerivedType(typeof(EndedByCaseworker), "ended")]
[JsonDerivedType(typeof(Reviewed), "reviewed")]
[JsonDerivedType(typeof(DeadlineCame), "deadline")]
public abstract record TurnInput
{
    private TurnInput()
    {
    }

    public sealed record FromCaller(InboundMessage Message) : TurnInput;

    /// <summary>A caseworker's reply. <paramref name="ClientId"/> repeats when the desk sends the same reply again.</summary>
    public sealed record FromCaseworker(CaseId Case, CaseworkerId By, string WorkingName, string ClientId, PrivateText Text) : TurnInput;

    /// <summary>A caseworker took the case. The clock stops here.</summary>
    public sealed record Accepted(CaseId Case, CaseworkerId By, string WorkingName) : TurnInput;

    public sealed record EndedByCaseworker(CaseId Case, CaseworkerId By) : TurnInput;

    /// <summary>A caseworker confirmed, rejected or added a sign, and says why.</summary>
    public sealed record Reviewed(
        CaseId Case,
        CaseworkerId By,
        [property: JsonConverter(typeof(IndicatorIdJson))] IndicatorId Indicator,
        ReviewKind Kind,
        PrivateText Reason) : TurnInput;

    /// <summary>A deadline row came due. One that no longer fits the conversation changes nothing.</summary>
    public sealed record DeadlineCame(DeadlineKind Kind) : TurnInput;
}

/// <summary>What a turn may know beside the conversation and its input. Recorded with the turn, so that it can be replayed.</summary>
/// <param name="Now">The moment of the turn, UTC.</param>
/// <param name="Seed">16 random bytes, from which ids and button codes of this turn are derived.</param>
/// <param name="Duty">Who can answer now.</param>
/// <param name="Lines">How many lines the thread has; null where nobody counts.</param>
public sealed record TurnContext(DateTimeOffset Now, Guid Seed, Duty Duty, long? Lines = null)
{
    /// <summary>The organisation whose caseworkers answer, as callers know it; null: its name is not set.</summary>
    public string? Organisation { get; init; }

    /// <summary>How long what was said stays on screens; null: as usual.</summary>
    public ScreenTimes? Screen { get; init; }
}

/// <summary>Deadlines a conversation can have; one row each at most.</summary>
public enum DeadlineKind
{
    /// <summary>One soft line to a caller who fell silent, where the channel allows it.</summary>
    Reminder,

    /// <summary>The dialog ends quietly: nothing is sent on Telegram.</summary>
    Expiry,

    /// <summary>An open case nobody accepted: the caller is told the truth and a number.</summary>
    Unanswered,

    /// <summary>The hours begin in which the caller may be written to, and a reply waits for them.</summary>
    Contact,

    /// <summary>Replies that had been held back leave the screen.</summary>
    Fade,

    /// <summary>The oldest part of the chat is deleted while the channel still can.</summary>
    Sweep,
}
