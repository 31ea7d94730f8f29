using System.Globalization;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.Number;

namespace Hotline.Recognition.Numbers;

/// <summary>What was read as English in one message, from left to right, and how it goes together with the other languages' readings.</summary>
internal sealed class EnglishReading
{
    private readonly List<Match<decimal>> _found = [];

    // What the library was asked about: figures there are numbers only if it says so.
    private readonly List<(int Start, int End)> _asked = [];

    public int Stretches => _asked.Count;

    public void Add(int start, int length, decimal value, string rule) => _found.Add(new Match<decimal>(start, length, value, Locale.En, rule));

    public void Ask(string text, int start, int end)
    {
        _asked.Add((start, end));

        // The models' cache is off: it would keep the words of callers in memory.
        var part = text[start..end];
        var found = NumberRecognizer.RecognizeNumber(part, Culture.English, NumberOptions.NoProtoCache)
            .Concat(NumberRecognizer.RecognizeOrdinal(part, Culture.English, NumberOptions.NoProtoCache));
        var began = _found.Count;
        foreach (var result in found.OrderByDescending(result => result.End - result.Start))
        {
            var (first, length) = (start + result.Start, result.End + 1 - result.Start);
            if (result.Resolution is { } resolution && resolution.TryGetValue("value", out var value)
                && decimal.TryParse(value as string, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && !_found.Skip(began).Any(other => Overlap(other, first, length)))
            {
                Add(first, length, WithHalf(part.AsSpan(result.Start, length), number), "number.library");
            }
        }

        _found.Sort(began, _found.Count - began, Comparer<Match<decimal>>.Create(static (a, b) => a.Start.CompareTo(b.Start)));
    }

    /// <summary>Puts the English readings among the others, which are in order too; of two for the same words the longer one stays.</summary>
    public void Merge(string text, List<Match<decimal>> others)
    {
        JoinScales(text);
        if (_found.Count == 0 && _asked.Count == 0)
        {
            return;
        }

        var merged = new List<Match<decimal>>(_found.Count + others.Count);
        var (next, asked) = (0, 0);
        foreach (var other in others)
        {
            while (asked < _asked.Count && _asked[asked].End <= other.Start)
            {
                asked++;
            }

            while (next < _found.Count && _found[next].Start + _found[next].Length <= other.Start)
            {
                merged.Add(_found[next++]);
            }

            if (asked < _asked.Count && other.Start >= _asked[asked].Start && other.Rule == "number.figures")
            {
                continue;
            }

            var shorter = next < _found.Count && Overlap(_found[next], other.Start, other.Length) && _found[next].Length >= other.Length;
            if (!shorter)
            {
                merged.Add(other);
                while (next < _found.Count && Overlap(_found[next], other.Start, other.Length))
                {
                    next++;
                }
            }
        }

        merged.AddRange(_found.Skip(next));
        others.Clear();
        others.AddRange(merged);
    }

    /// <summary>«two million, three hundred thousand, four hundred and five»: the library stops at the commas.</summary>
    private void JoinScales(string text)
    {
        for (var at = _found.Count - 2; at >= 0; at--)
        {
            var (left, right) = (_found[at], _found[at + 1]);
            var end = left.Start + left.Length;
            if (right.Rule == "number.library" && right.Start - end == 2 && text.AsSpan(end, 2) is ", " && right.Value >= 100 && right.Value < ScaleOf(text.AsSpan(left.Start, left.Length)))
            {
                _found[at] = left with { Length = right.Start + right.Length - left.Start, Value = left.Value + right.Value, Rule = right.Rule };
                _found.RemoveAt(at + 1);
            }
        }
    }

    /// <summary>«one and a half thousand»: the library takes it for one and five hundred.</summary>
    private static decimal WithHalf(ReadOnlySpan<char> words, decimal number)
    {
        var scale = words.Contains(" and a half ", StringComparison.OrdinalIgnoreCase) ? ScaleOf(words) : 0;
        var whole = number - (scale / 2);
        return scale > 0 && whole is > 0 and < 100 ? (whole * scale) + (scale / 2) : number;
    }

    private static decimal ScaleOf(ReadOnlySpan<char> words) =>
        words.EndsWith("hundred", StringComparison.OrdinalIgnoreCase) ? 100m
        : words.EndsWith("thousand", StringComparison.OrdinalIgnoreCase) ? 1000m
        : words.EndsWith("million", StringComparison.OrdinalIgnoreCase) ? 1_000_000m
        : words.EndsWith("trillion", StringComparison.OrdinalIgnoreCase) ? 1_000_000_000_000m
        : words.EndsWith("billion", StringComparison.OrdinalIgnoreCase) ? 1_000_000_000m : 0;

    private static bool Overlap(Match<decimal> match, int start, int length) => match.Start < start + length && start < match.Start + match.Length;
}
