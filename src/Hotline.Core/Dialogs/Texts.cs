using System.Collections.Frozen;
using System.Text;
using Hotline.Core.Messages;

namespace Hotline.Core.Dialogs;

/// <summary>Every text of <c>locales/</c> by key. Placeholders are written <c>{name}</c>.</summary>
public sealed class Texts
{
    private readonly FrozenDictionary<string, string?[]> texts;

    public Texts(IReadOnlyDictionary<string, IReadOnlyDictionary<Locale, string>> texts)
    {
        this.texts = texts.ToFrozenDictionary(
            entry => entry.Key,
            entry => Locales.All.Select(locale => entry.Value.GetValueOrDefault(locale)).ToArray(),
            StringComparer.Ordinal);
    }

    public IEnumerable<string> Keys => texts.Keys;

    public string? Find(string key, Locale locale) => texts.TryGetValue(key, out var byLocale) ? byLocale[(int)locale] : null;

    /// <summary>The text, or one in another language rather than nothing; the key itself when the text is gone.</summary>
    public string Load(string key, Locale locale) =>
        Find(key, locale) ?? Find(key, Locale.Ru) ?? Find(key, Locale.Kk) ?? Find(key, Locale.En) ?? key;

    /// <summary>The names of the places of a text, in order.</summary>
    public static IEnumerable<string> PlacesOf(string text)
    {
        var at = 0;
        while (text.IndexOf('{', at) is >= 0 and var open && text.IndexOf('}', open) is >= 0 and var close)
        {
            yield return text[(open + 1)..close];
            at = close + 1;
        }
    }

    /// <summary>Every contact that the line names has a value.</summary>
    public static bool IsWhole(string line, IReadOnlyDictionary<string, string> values) =>
        PlacesOf(line).All(place => ContactDirectory.FindId(place) is null || values.ContainsKey(place));

    /// <summary>
    /// Puts values in their places. A line that names a contact without a value is left out whole; another place without a
    /// value is left empty, so that no caller sees braces.
    /// </summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values)
    {
        if (!text.Contains('{', StringComparison.Ordinal))
        {
            return text;
        }

        text = string.Join('\n', text.Split('\n').Where(line => IsWhole(line, values)));
        var filled = new StringBuilder(text.Length + 32);
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            filled.Append(text, at, open - at).Append(values.GetValueOrDefault(text[(open + 1)..close], ""));
            at = close + 1;
        }

        return filled.Append(text, at, text.Length - at).ToString();
    }
}
