using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Hotline.Server.Channels.WebChat;

/// <summary>
/// Reads strings that may hold anything. <see cref="JsonElement.GetString"/> throws on half a surrogate pair and on broken
/// UTF-8; here the broken part becomes U+FFFD and the rest of what the caller wrote arrives.
/// </summary>
internal static class JsonWords
{
    private const char Replacement = '\uFFFD';

    public static JsonElement? Find(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var found) ? found : null;

    /// <summary>The clean words of a string; null for anything else.</summary>
    public static string? FindText(JsonElement parent, string name) =>
        Find(parent, name) is { ValueKind: JsonValueKind.String } found ? Read(found) : null;

    public static string Read(JsonElement text)
    {
        var raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        var words = new StringBuilder(Encoding.UTF8.GetString(raw));
        Unescape(words);
        Clean(words);
        return words.ToString();
    }

    private static void Unescape(StringBuilder words)
    {
        var escaped = words.ToString();
        if (!escaped.Contains('\\', StringComparison.Ordinal))
        {
            return;
        }

        words.Clear();
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
            {
                words.Append(escaped[i]);
                continue;
            }

            i++;
            words.Append(escaped[i] switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\b',
                'f' => '\f',
                'u' => (char)ushort.Parse(escaped.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                var other => other,
            });
            i += escaped[i] == 'u' ? 4 : 0;
        }
    }

    /// <summary>Half pairs become U+FFFD; control characters other than line ends and tabs become spaces.</summary>
    private static void Clean(StringBuilder words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (char.IsHighSurrogate(words[i]) && i + 1 < words.Length && char.IsLowSurrogate(words[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(words[i]))
            {
                words[i] = Replacement;
            }
            else if (char.IsControl(words[i]) && words[i] is not ('\n' or '\r' or '\t'))
            {
                words[i] = ' ';
            }
        }
    }
}
