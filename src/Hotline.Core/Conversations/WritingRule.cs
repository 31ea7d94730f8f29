using Hotline.Core.Dialogs;

namespace Hotline.Core.Conversations;

/// <summary>
/// When something may be written to a caller. A silent phone may be in another's hand: what does not follow the caller's own
/// message within minutes waits until they write, or goes as a neutral line in the hours they named, twice at most.
/// </summary>
public static class WritingRule
{
    /// <summary>Neutral lines to a caller who answers none of them.</summary>
    public const int MostUnanswered = 2;

    public static Writing For(Conversation conversation, ContentBundle bundle, DateTimeOffset now)
    {
        if (conversation.IsBlocked)
        {
            return new Writing.Never();
        }

        if (conversation.Face == Face.Hidden)
        {
            return new Writing.WhenTheyWrite();
        }

        if (!conversation.IsSilent(now))
        {
            return new Writing.Now();
        }

        if (conversation.Channel == Times.Web || conversation.Unasked >= MostUnanswered || SafeContact.Of(conversation, bundle) is not { } contact)
        {
            return new Writing.WhenTheyWrite();
        }

        // The second line comes in the next of the hours, not in the same ones.
        var earliest = conversation.UnaskedAt is { } last ? contact.NextOpening(last) : now;
        if (earliest is null)
        {
            return new Writing.WhenTheyWrite();
        }

        if (earliest <= now && contact.IsOpen(now))
        {
            return new Writing.AsStub(contact.LookKey);
        }

        return (earliest > now ? earliest : contact.NextOpening(now)) is { } at ? new Writing.Later(at) : new Writing.WhenTheyWrite();
    }
}

/// <summary>What may be done now.</summary>
public abstract record Writing
{
    private Writing()
    {
    }

    /// <summary>It follows the caller's own message: as it is.</summary>
    public sealed record Now : Writing;

    /// <summary>Only the neutral phrase the caller chose; the words follow their tap.</summary>
    public sealed record AsStub(string LookKey) : Writing;

    /// <summary>The phrase may go then, unless the caller writes before.</summary>
    public sealed record Later(DateTimeOffset At) : Writing;

    public sealed record WhenTheyWrite : Writing;

    /// <summary>The caller blocked us.</summary>
    public sealed record Never : Writing;
}
