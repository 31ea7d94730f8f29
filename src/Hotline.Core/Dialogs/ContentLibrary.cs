using Hotline.Core.Messages;

namespace Hotline.Core.Dialogs;

/// <summary>The current bundle and the older ones that some conversations still hold.</summary>
public sealed class ContentLibrary(ContentBundle current, IEnumerable<ContentBundle>? older = null) : IContentLibrary
{
    private readonly Dictionary<string, ContentBundle> bundles = ByIds(current, older ?? []);

    public ContentBundle Current { get; } = current;

    public string CurrentId => Current.Id;

    public ContentBundle? Find(string id) => bundles.GetValueOrDefault(id);

    public RenderedMessage Render(OutboundMessage message) =>
        (ContentOf(message.Words) is { } content ? Find(content) ?? Current : Current).Render(message);

    public string Text(string contentId, string key, Locale locale) => (Find(contentId) ?? Current).Texts.Load(key, locale);

    private static string? ContentOf(Words words) => words switch
    {
        Words.Keyed keyed => keyed.Content,
        Words.Several { Parts: [.., var last] } => last.Content,
        _ => null,
    };

    private static Dictionary<string, ContentBundle> ByIds(ContentBundle current, IEnumerable<ContentBundle> older)
    {
        var byIds = older.ToDictionary(bundle => bundle.Id, StringComparer.Ordinal);
        byIds[current.Id] = current;
        return byIds;
    }
}
