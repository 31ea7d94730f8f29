using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hotline.Server.Channels.WebChat;

/// <summary>
/// A pressed button on the wire. Clients send its value back in one of three ways: as <c>text</c> with
/// <c>channelData.postBack</c>, as <c>text</c> alone (imBack), or as <c>value</c>. The prefix tells it from words.
/// </summary>
internal static partial class Taps
{
    private const string Prefix = "tap:";

    public static string Write(string token) => Prefix + token;

    public static string? Find(JsonElement activity, JsonElement channelData, string text)
    {
        if (JsonWords.FindText(activity, "value") is { } value && Token(value) is { } byValue)
        {
            return byValue;
        }

        var postedBack = JsonWords.Find(channelData, "postBack") is { ValueKind: JsonValueKind.True };
        return postedBack || text.StartsWith(Prefix, StringComparison.Ordinal) ? Token(text) : null;
    }

    private static string? Token(string value)
    {
        var token = value.StartsWith(Prefix, StringComparison.Ordinal) ? value[Prefix.Length..] : value;
        return Shape().IsMatch(token) ? token : null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_\-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
