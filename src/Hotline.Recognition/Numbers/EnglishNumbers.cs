using System.Globalization;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Text;
using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.Number;

namespace Hotline.Recognition.Numbers;

/// <summary>
/// English numbers, from the models of Microsoft.Recognizers.Text, whose rules load with the first of them. The models are slow on long texts,
/// so only the stretches of a message that hold numerals are shown to them, and not those of a single numeral.
/// </summary>
internal sealed class EnglishNumbers
{
    private const int LongestStretch = 200;

    private readonly Dictionary<string, decimal?> _numerals = new(StringComparer.Ordinal);
    private readonly HashSet<string> _between = new(StringComparer.Ordinal);

    public EnglishNumbers()
    {
        foreach (var (name, rest) in DataFiles.Entries(Locale.En, "numbers"))
        {
            foreach (var word in rest.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (name == "between")
                {
                    _between.Add(word);
                }
                else
                {
                    _numerals[word] = name == "beside" ? null : decimal.Parse(name, CultureInfo.InvariantCulture);
                }
            }
        }
    }

    public void Find(string text, Tokens tokens, Locale? preferred, List<Match<decimal>> into)
    {
        var english = preferred == Locale.En || (preferred is null && !HasCyrillic(tokens));
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!Begins(tokens, at, english))
            {
                continue;
            }

            var (last, numerals, words) = Stretch(tokens, at, english);
            if (words == 0 && !english)
            {
                at = last;
                continue;
            }

            if (numerals == 1 && words == 1)
            {
                // A single numeral, or one that only counts beside others.
                if (last == at && _numerals.GetAlternateLookup<ReadOnlySpan<char>>()[tokens.Text(tokens[at].Lower)] is { } value)
                {
                    Put(new Match<decimal>(tokens[at].Start, tokens[at].Length, value, Locale.En, "number.word"), into);
                    continue;
                }
            }

            if (numerals > 1 || words > 0 || IsInvolved(text, tokens, at, last))
            {
                Ask(text, Start(text, tokens[at].Start), Math.Min(End(text, tokens[last].End), tokens[at].Start + LongestStretch), into);
            }

            at = last;
        }
    }

    private static bool HasCyrillic(Tokens tokens)
    {
        foreach (ref readonly var token in tokens.All)
        {
            if ((token.Traits & (WordTraits.Cyrillic | WordTraits.Turkic)) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool Begins(Tokens tokens, int at, bool english) => IsNumeral(tokens, at) || (english && tokens[at].Kind == TokenKind.Number) || (IsBetween(tokens, at) && at + 1 < tokens.Count && tokens[at + 1].Before <= Gap.Space && IsNumeral(tokens, at + 1));

    private bool IsNumeral(Tokens tokens, int at) => _numerals.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(tokens.Text(tokens[at].Lower));

    private bool IsBetween(Tokens tokens, int at) => _between.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tokens.Text(tokens[at].Lower));

    /// <summary>How far numerals, figures and the words between them reach.</summary>
    private (int Last, int Numerals, int Words) Stretch(Tokens tokens, int first, bool english)
    {
        var (last, numerals, words) = (first, 0, 0);
        for (var at = first; at < tokens.Count && (at == first || tokens[at].Before <= (tokens[at].Kind == TokenKind.Number ? Gap.Comma : Gap.Space)); at++)
        {
            if (IsNumeral(tokens, at))
            {
                (last, numerals, words) = (at, numerals + 1, words + 1);
            }
            else if (tokens[at].Kind == TokenKind.Number || (at > first && tokens[at].Before == Gap.None))
            {
                (last, numerals) = (at, numerals + (tokens[at].Kind == TokenKind.Number ? 1 : 0));
            }
            else if (!IsBetween(tokens, at) && !(english && at == last + 1 && tokens[at].Length == 1))
            {
                break;
            }
            else if (tokens[at].Length == 1 && at == last + 1 && tokens[last].Kind == TokenKind.Number)
            {
                // «10 k».
                last = at;
            }
        }

        return (last, numerals, words);
    }

    /// <summary>Figures with something on them that we would read another way than the library: «1.1^23», «180ml», «2 1/4».</summary>
    private static bool IsInvolved(string text, Tokens tokens, int first, int last)
    {
        var (start, end) = (Start(text, tokens[first].Start), End(text, tokens[last].End));
        for (var at = start; at < end; at++)
        {
            if (!char.IsAsciiDigit(text[at]) && !(text[at] is '.' or ',' && at + 1 == end))
            {
                return true;
            }
        }

        return false;
    }

    private static void Ask(string text, int start, int end, List<Match<decimal>> into)
    {
        // The models' cache is off: it would keep the words of callers in memory.
        var part = text[start..end];
        var found = NumberRecognizer.RecognizeNumber(part, Culture.English, NumberOptions.NoProtoCache)
            .Concat(NumberRecognizer.RecognizeOrdinal(part, Culture.English, NumberOptions.NoProtoCache));
        into.RemoveAll(match => match.Start >= start && match.Start < end && match.Rule == "number.figures");
        foreach (var result in found.OrderByDescending(result => result.End - result.Start))
        {
            if (result.Resolution is { } resolution && resolution.TryGetValue("value", out var value)
                && decimal.TryParse(value as string, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                Put(new Match<decimal>(start + result.Start, result.End + 1 - result.Start, number, Locale.En, "number.library"), into);
            }
        }
    }

    /// <summary>An English reading wins over one of the same words or fewer.</summary>
    private static void Put(Match<decimal> match, List<Match<decimal>> into)
    {
        into.RemoveAll(other => other.Start >= match.Start && other.Start + other.Length <= match.Start + match.Length && (other.Language != Locale.En || other.Length < match.Length));
        if (!into.Exists(other => other.Start < match.Start + match.Length && match.Start < other.Start + other.Length))
        {
            into.Add(match);
        }
    }

    /// <summary>With the signs before: «-», «.», «+».</summary>
    private static int Start(string text, int start)
    {
        while (start > 0 && text[start - 1] is '-' or '.' or '+' or '−')
        {
            start--;
        }

        return start >= 2 && text[start - 1] == ' ' && text[start - 2] == '-' ? start - 2 : start;
    }

    /// <summary>With the rest of the last word: «180ml».</summary>
    private static int End(string text, int end)
    {
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return end;
    }
}
