using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Core.Screening;

namespace Hotline.Core.Conversations;

/// <summary>Changed messages, and what is not words.</summary>
internal sealed partial class CallerTurn
{
    /// <summary>A changed message is heard and screened, and what only its old words told is taken back; the answer it gave stays until the caller goes back.</summary>
    private void Edit(PrivateText said)
    {
        var (words, _) = Read(said);
        draft.Add(new TurnEffect.Heard(new HeardMessage.Typed(said, Edited: true)));
        var outside = IsOutside;
        var before = draft.State;
        if (source is not null)
        {
            draft.State = before with { Mentions = Mentions.Without(before.Mentions, source, HeardNow()) };
        }

        var danger = Screen(words, new ReadingContext(draft.Now.ToOffset(TimeSpan.FromHours(5)), draft.State.Chosen));
        if (draft.State.Case is not null)
        {
            CaseTurn.Heard(draft, danger);
        }
        else if (danger is not null)
        {
            CaseTurn.Open(draft, HandoffReason.Danger, danger);
        }
        else if (outside)
        {
            // An old message changed after the end begins nothing, and the button that clears still works.
            draft.State = before;
        }
        else if (draft.State is { Phase: Phase.InDialog, Face: Face.Open })
        {
            draft.Say(TextKeys.EditedNoted);
        }
    }

    /// <summary>What is not words is not kept. Pictures and cards may show who somebody is, so they leave the chat too.</summary>
    private void Show(Said.Media media, string? channelMessageId)
    {
        var begins = IsOutside;
        if (begins)
        {
            Renew();
        }

        draft.Add(new TurnEffect.Heard(new HeardMessage.Showed(media.Kind)));
        if (channelMessageId is not null && media.Kind is MediaKind.Photo or MediaKind.Document or MediaKind.Video or MediaKind.Contact or MediaKind.Location)
        {
            draft.Add(new TurnEffect.ClearedChat(channelMessageId));
        }

        DangerLevel? danger = null;
        if (media.Caption is { IsBlank: false } caption)
        {
            draft.Add(new TurnEffect.Heard(new HeardMessage.Typed(caption)));
            danger = Screen(Read(caption).Words, new ReadingContext(draft.Now.ToOffset(TimeSpan.FromHours(5)), draft.State.Chosen));
        }

        if (draft.State.Case is null && danger is not null)
        {
            CaseTurn.Open(draft, HandoffReason.Danger, danger);
            return;
        }

        CaseTurn.Heard(draft, danger);
        if (draft.State.Face == Face.Hidden)
        {
            Silence.Hide(draft);
            return;
        }

        draft.Say(MediaKey(media.Kind));
        if (begins)
        {
            DialogWalk.Begin(draft, draft.State.Chosen is not null);
        }
        else if (draft.State.Phase == Phase.InDialog)
        {
            Reopen(always: false);
        }
    }

    private static string MediaKey(MediaKind kind) => kind switch
    {
        MediaKind.Photo or MediaKind.Document or MediaKind.Video => TextKeys.MediaPhoto,
        MediaKind.Voice => TextKeys.MediaVoice,
        MediaKind.Contact => TextKeys.MediaContact,
        MediaKind.Location => TextKeys.MediaLocation,
        _ => TextKeys.MediaOther,
    };
}
