using Hotline.Core.Messages;

namespace Hotline.Core.Dialogs;

/// <summary>Lists of words and short phrases of <c>locales/</c>, by name and language, as authors wrote them.</summary>
public sealed class WordLists(IReadOnlyDictionary<string, IReadOnlyDictionary<Locale, IReadOnlyList<string>>> lists)
{
    public IEnumerable<string> Names => lists.Keys;

    /// <summary>The list in all languages: a caller may use any of them at any time.</summary>
    public IEnumerable<string> Of(string? name) =>
        name is not null && lists.TryGetValue(name, out var byLocale) ? byLocale.Values.SelectMany(words => words) : [];

    public IReadOnlyList<string> Of(string name, Locale locale) =>
        lists.TryGetValue(name, out var byLocale) && byLocale.TryGetValue(locale, out var words) ? words : [];
}
