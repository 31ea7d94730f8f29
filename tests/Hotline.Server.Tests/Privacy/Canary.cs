using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hotline.Server.Tests.Privacy;

/// <summary>A string that occurs nowhere else, and every form it could hide in.</summary>
internal sealed record Canary(string Name, string Text)
{
    /// <summary>Random in each run, so that a hit is never an old one.</summary>
    public static Canary Words(string name) => new(name, $"канарейка {Random(10)} көмек {Random(10)}");

    public static Canary Latin(string name) => new(name, "canary" + Random(16));

    public static Canary Number(string name) => new(name, (4_100_000_000_000_000 + RandomNumberGenerator.GetInt32(int.MaxValue)).ToString(CultureInfo.InvariantCulture));

    /// <summary>The byte strings to look for.</summary>
    public IEnumerable<(string Form, byte[] Bytes)> Forms()
    {
        foreach (var (spelling, text) in Spellings())
        {
            var utf8 = Encoding.UTF8.GetBytes(text);
            var utf16 = Encoding.Unicode.GetBytes(text);
            yield return ($"UTF-8{spelling}", utf8);
            yield return ($"UTF-16 LE{spelling}", utf16);
            yield return ($"UTF-16 BE{spelling}", Encoding.BigEndianUnicode.GetBytes(text));
            foreach (var (name, bytes) in ((string, byte[])[])[("UTF-8", utf8), ("UTF-16", utf16)])
            {
                yield return ($"hex of {name}{spelling}", Ascii(Convert.ToHexStringLower(bytes)));
                yield return ($"HEX of {name}{spelling}", Ascii(Convert.ToHexString(bytes)));
                for (var before = 0; before < 3; before++)
                {
                    yield return ($"base64 of {name} at {before}{spelling}", Ascii(Base64(bytes, before)));
                    yield return ($"base64url of {name} at {before}{spelling}", Ascii(Base64(bytes, before).Replace('+', '-').Replace('/', '_')));
                }
            }

            yield return ($"\\u escapes{spelling}", Ascii(Escape(text, "x4", c => c > '~')));
            yield return ($"\\U escapes{spelling}", Ascii(Escape(text, "X4", c => c > '~')));
            yield return ($"\\u escapes of all{spelling}", Ascii(Escape(text, "x4", _ => true)));
            yield return ($"URL{spelling}", Ascii(Uri.EscapeDataString(text)));
            yield return ($"url{spelling}", Ascii(Uri.EscapeDataString(text).Replace("%", "%25", StringComparison.Ordinal)));
            yield return ($"form{spelling}", Ascii(System.Net.WebUtility.UrlEncode(text)));
            yield return ($"form, lower case{spelling}", Ascii(System.Web.HttpUtility.UrlEncode(text)));
        }

        if (long.TryParse(Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            var bytes = new byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
            yield return ("a number, LE", bytes[..7]);
            yield return ("a number, BE", [.. bytes[..7].Reverse()]);
        }
    }

    private IEnumerable<(string Name, string Text)> Spellings() =>
        new[] { ("", Text), (" in lower case", Text.ToLowerInvariant()), (" in upper case", Text.ToUpperInvariant()) }.DistinctBy(spelling => spelling.Item2);

    /// <summary>The characters that stay the same whatever stands around, when the bytes begin at a remainder of three.</summary>
    private static string Base64(byte[] bytes, int before)
    {
        var text = Convert.ToBase64String([.. new byte[before], .. bytes]);
        var first = before == 0 ? 0 : 4;
        var whole = (before + bytes.Length) / 3 * 4;
        return text[first..whole];
    }

    private static string Escape(string text, string format, Func<char, bool> escaped) =>
        string.Concat(text.Select(c => escaped(c) ? "\\u" + ((int)c).ToString(format, CultureInfo.InvariantCulture) : c.ToString()));

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    private static string Random(int length) => RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ", length / 2) + RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz", length - length / 2);
}
