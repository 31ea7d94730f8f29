using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Hotline.Server.Channels.Telegram;

/// <summary>
/// Reads strings that <see cref="JsonElement.GetString"/> throws on: unpaired surrogates and broken UTF-8 become U+FFFD.
/// A cry for help with one broken character in it must still arrive.
/// </summary>
internal static class JsonWords
{
    /// <summary>Telegram's own limit is 4,096; more is cut.</summary>
    public const int MostCharacters = 4096;

    public static string Read(JsonElement element)
    {
        string words;
        try
        {
            words = element.GetString() ?? "";
        }
        catch (InvalidOperationException) when (element.ValueKind == JsonValueKind.String)
        {
            words = Mend(JsonMarshal.GetRawUtf8Value(element));
        }

        return Cut(words);
    }

    private static string Cut(string words)
    {
        if (words.Length <= MostCharacters)
        {
            return words;
        }

        var end = char.IsHighSurrogate(words[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters;
        return words[..end];
    }

    private static string Mend(ReadOnlySpan<byte> quoted)
    {
        var raw = Encoding.UTF8.GetString(quoted[1..^1]);
        var read = new StringBuilder(raw.Length);
        for (var at = 0; at < raw.Length; at++)
        {
            if (raw[at] != '\\')
            {
                read.Append(raw[at]);
                continue;
            }

            at++;
            if (raw[at] == 'u')
            {
                read.Append((char)ushort.Parse(raw.AsSpan(at + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                at += 4;
            }
            else
            {
                read.Append(Unescape(raw[at]));
            }
        }

        return ReplaceUnpaired(read.ToString());
    }

    private static char Unescape(char escaped) => escaped switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'b' => '\b',
        'f' => '\f',
        _ => escaped,
    };

    private static string ReplaceUnpaired(string text)
    {
        var whole = new StringBuilder(text.Length);
        ReadOnlySpan<char> rest = text;
        while (rest.Length > 0)
        {
            // DecodeFromUtf16 yields U+FFFD for a lone surrogate and says how far to go on.
            _ = Rune.DecodeFromUtf16(rest, out var rune, out var taken) == OperationStatus.Done;
            whole.Append(rune.ToString());
            rest = rest[taken..];
        }

        return whole.ToString();
    }
}
