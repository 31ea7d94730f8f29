using System.Text;
using Hotline.Core.Recognition;

namespace Hotline.Core.Dialogs;

/// <summary>
/// Finds which listed phrase a whole message is: exactly, or with one slip of the finger. Built once per bundle.
/// </summary>
public sealed class PhraseIndex<T>
    where T : notnull
{
    /// <summary>Longer messages are stories, not commands.</summary>
    private const int LongestCommand = 48;

    private readonly Dictionary<string, T> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> nearby = new(StringComparer.Ordinal);

    /// <summary>The phrase means <paramref name="meaning"/>; of two meanings of one phrase the first given stays.</summary>
    public void Add(string phrase, T meaning)
    {
        var folded = Folding.Fold(phrase);
        if (folded.Length == 0 || !exact.TryAdd(folded, meaning))
        {
            return;
        }

        foreach (var form in Forms(folded))
        {
            if (!nearby.TryGetValue(form, out var phrases))
            {
                nearby[form] = phrases = [];
            }

            phrases.Add(folded);
        }
    }

    public bool FindExact(string folded, out T meaning) => exact.TryGetValue(folded, out meaning!);

    /// <summary>One letter more, less, other or swapped; letters held down too long.</summary>
    public bool FindNear(string folded, out T meaning)
    {
        meaning = default!;
        if (folded.Length is < 3 or > LongestCommand)
        {
            return false;
        }

        if (FindExact(folded, out meaning))
        {
            return true;
        }

        foreach (var form in Forms(folded))
        {
            if (!nearby.TryGetValue(form, out var phrases))
            {
                continue;
            }

            foreach (var phrase in phrases)
            {
                if (IsSlip(phrase, folded))
                {
                    meaning = exact[phrase];
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The text, its squeezed form and every form with one letter left out: two texts one slip apart share one of them.</summary>
    private static IEnumerable<string> Forms(string text)
    {
        yield return text;
        if (text.Length is < 3 or > LongestCommand)
        {
            yield break;
        }

        yield return Squeeze(text);
        for (var i = 0; i < text.Length; i++)
        {
            yield return text.Remove(i, 1);
        }
    }

    private static string Squeeze(string text)
    {
        var squeezed = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (squeezed.Length == 0 || squeezed[^1] != letter)
            {
                squeezed.Append(letter);
            }
        }

        return squeezed.ToString();
    }

    /// <remarks>Four letters take no exchanged letter: "стол" is a table, not "стоп". Shorter ones must be exact.</remarks>
    private static bool IsSlip(string phrase, string written)
    {
        if (phrase.Length < 4)
        {
            return false;
        }

        if (Squeeze(phrase) == Squeeze(written))
        {
            return true;
        }

        return (written.Length - phrase.Length) switch
        {
            1 => IsOneMore(written, phrase),
            -1 => IsOneMore(phrase, written),
            0 => IsSwapped(phrase, written) || (phrase.Length >= 5 && phrase[0] == written[0] && Differences(phrase, written) == 1),
            _ => false,
        };
    }

    private static bool IsOneMore(string longer, string shorter)
    {
        var at = longer.AsSpan().CommonPrefixLength(shorter);
        return longer.AsSpan(at + 1).SequenceEqual(shorter.AsSpan(at));
    }

    private static bool IsSwapped(string one, string other)
    {
        var at = one.AsSpan().CommonPrefixLength(other);
        return at < one.Length - 1 && one[at] == other[at + 1] && one[at + 1] == other[at] && one.AsSpan(at + 2).SequenceEqual(other.AsSpan(at + 2));
    }

    private static int Differences(string one, string other)
    {
        var count = 0;
        for (var i = 0; i < one.Length; i++)
        {
            count += one[i] == other[i] ? 0 : 1;
        }

        return count;
    }
}
