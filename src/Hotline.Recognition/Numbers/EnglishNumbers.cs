using System.Globalization;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Numbers;

/// <summary>
/// English numbers, from the models of Microsoft.Recognizers.Text, whose rules load with the first of them. The models are slow on long texts,
/// so only the stretches of a message that hold numerals are shown to them, and not those of a single numeral.
/// </summary>
internal sealed class EnglishNumbers
{
    private const int LongestStretch = 200;

    // A message with more stretches than this is a list; its first numbers are read.
    private const int MostStretches = 5;

    private readonly Dictionary<string, decimal?> _numerals = new(StringComparer.Ordinal);
    private readonly HashSet<string> _between = new(StringComparer.Ordinal);
    private readonly HashSet<string> _before = new(StringComparer.Ordinal);
    private readonly HashSet<string> _apart = new(StringComparer.Ordinal);

    public EnglishNumbers()
    {
        foreach (var (name, rest) in DataFiles.Entries(Locale.En, "numbers"))
        {
            foreach (var word in rest.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (name == "apart")
                {
                    _apart.Add(word);
                }
                else if (name is "between" or "before")
                {
                    _between.Add(word);
                    _ = name == "before" && _before.Add(word);
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
        var reading = new EnglishReading();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!Begins(tokens, at, english))
            {
                continue;
            }

            var (last, words) = Stretch(tokens, at, english);
            if (words == 1 && last == at && _numerals.GetAlternateLookup<ReadOnlySpan<char>>()[tokens.Text(tokens[at].Lower)] is { } value)
            {
                reading.Add(tokens[at].Start, tokens[at].Length, value, IsOrdinal(tokens.Text(tokens[at].Lower)) ? "number.order" : "number.word");
            }
            else if ((words > 0 || (english && IsInvolved(text, tokens, at, last) && !HangsApart(tokens, last))) && reading.Stretches < MostStretches)
            {
                reading.Ask(text, Start(text, tokens[at].Start), Math.Min(End(text, tokens[last].End), tokens[at].Start + LongestStretch));
            }

            at = last;
        }

        reading.Merge(text, into);
    }

    private static bool IsOrdinal(ReadOnlySpan<char> word) => word is "first" or "second" or "third" || word.EndsWith("th");

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

    private bool Begins(Tokens tokens, int at, bool english) => IsNumeral(tokens, at)
        || (english && tokens[at].Kind == TokenKind.Number)
        || (at + 1 < tokens.Count && tokens[at + 1].Before <= Gap.Space && _before.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tokens.Text(tokens[at].Lower)) && IsNumeral(tokens, at + 1));

    private bool IsNumeral(Tokens tokens, int at) => _numerals.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(tokens.Text(tokens[at].Lower));

    private bool IsBetween(Tokens tokens, int at) => _between.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tokens.Text(tokens[at].Lower));

    private bool HangsApart(Tokens tokens, int last) =>
        last + 1 < tokens.Count && tokens[last + 1].Before == Gap.None && _apart.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tokens.Text(tokens[last + 1].Lower));

    /// <summary>How far numerals, figures and the words between them reach.</summary>
    private (int Last, int Words) Stretch(Tokens tokens, int first, bool english)
    {
        var (last, words) = (first, 0);
        for (var at = first; at < tokens.Count && (at == first || tokens[at].Before <= (tokens[at].Kind == TokenKind.Number ? Gap.Comma : Gap.Space)); at++)
        {
            if (IsNumeral(tokens, at))
            {
                (last, words) = (at, words + 1);
            }
            else if (at > first && _apart.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tokens.Text(tokens[at].Lower)))
            {
                break;
            }
            else if (tokens[at].Kind == TokenKind.Number || (at > first && tokens[at].Before == Gap.None))
            {
                last = at;
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

        return (last, words);
    }

    /// <summary>Figures with something on them that we would read another way than the library: «1.1^23», «180ml», «2 1/4», «192.168.1.2».</summary>
    private static bool IsInvolved(string text, Tokens tokens, int first, int last)
    {
        var (start, end, stops) = (Start(text, tokens[first].Start), End(text, tokens[last].End), 0);
        for (var at = start; at < end; at++)
        {
            stops += text[at] == '.' && at + 1 < end ? 1 : 0;
            if (!(char.IsAsciiDigit(text[at]) || text[at] is ' ' or '.' or ',') || stops > 1)
            {
                return true;
            }
        }

        return start < tokens[first].Start;
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
