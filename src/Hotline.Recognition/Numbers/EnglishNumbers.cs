using System.Globalization;
using Hotline.Core.Messages;
using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Text;
using Microsoft.Recognizers.Text.Number;

namespace Hotline.Recognition.Numbers;

/// <summary>English numbers, from the models of Microsoft.Recognizers.Text. Their rules are loaded when the first English numeral comes.</summary>
internal sealed class EnglishNumbers
{
    // The models' time grows with the text; a number that matters stands within this much.
    private const int LongestText = 600;

    private readonly HashSet<string> _gate = [.. DataFiles.Entries(Locale.En, "numbers").Where(entry => entry.Name == "gate").SelectMany(entry => entry.Words.Split(' '))];

    /// <summary>Whether the message has an English numeral at all.</summary>
    public bool Worth(Tokens tokens)
    {
        var gate = _gate.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (ref readonly var token in tokens.All)
        {
            if (gate.Contains(tokens.Text(token.Plain)))
            {
                return true;
            }
        }

        return false;
    }

    public static IEnumerable<(int Start, int Length, decimal Value)> Find(string text)
    {
        // The models' cache is off: it would keep the words of callers in memory.
        var part = text.Length > LongestText ? text[..LongestText] : text;
        var ordinals = NumberRecognizer.RecognizeOrdinal(part, "en-us", NumberOptions.NoProtoCache);
        foreach (var result in NumberRecognizer.RecognizeNumber(part, "en-us", NumberOptions.NoProtoCache).Concat(ordinals))
        {
            if (result.Resolution is { } resolution && resolution.TryGetValue("value", out var value)
                && decimal.TryParse(value as string, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                yield return (result.Start, result.End + 1 - result.Start, number);
            }
        }
    }
}
