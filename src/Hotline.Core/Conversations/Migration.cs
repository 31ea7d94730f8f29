using Hotline.Core.Dialogs;

namespace Hotline.Core.Conversations;

/// <summary>Finds the content a conversation goes on with.</summary>
internal static class Migration
{
    /// <summary>
    /// The bundle the conversation keeps. One whose bundle is gone, or whose step is not in it, moves to the current bundle by its
    /// declared migration; without one the next turn hands it to a person.
    /// </summary>
    public static (Conversation State, ContentBundle Bundle) Settle(this ContentLibrary library, Conversation conversation)
    {
        var kept = library.Find(conversation.Content);
        if (kept is not null && (conversation.Phase != Phase.InDialog || (conversation.At is { } at && kept.FindStep(at) is Step.Ask)))
        {
            return (conversation, kept);
        }

        var current = library.Current;
        var moved = conversation.At is { } old ? current.FindMoved(old) : null;
        return (
            conversation with
            {
                Content = current.Id,
                At = moved,
                Buttons = [],
                Path = [.. conversation.Path.Select(answered => (Answered: answered, At: current.FindMoved(answered.Step))).Where(pair => pair.At is not null).Select(pair => pair.Answered with { Step = pair.At!.Value })],
            },
            current);
    }
}
