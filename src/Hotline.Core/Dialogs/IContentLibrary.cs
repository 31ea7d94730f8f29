using Hotline.Core.Messages;

namespace Hotline.Core.Dialogs;

/// <summary>The content bundles that conversations use: the current one, and older ones that some still hold.</summary>
public interface IContentLibrary
{
    /// <summary>The id of the bundle new conversations begin with: a hash of all its files.</summary>
    string CurrentId { get; }

    /// <summary>The message as a channel shows it, from the bundle it names; falls back to the current bundle when that one is gone.</summary>
    RenderedMessage Render(OutboundMessage message);

    /// <summary>A label or text by key, for showing the caller's pressed button.</summary>
    string Text(string contentId, string key, Locale locale);
}
