using System.Buffers;

namespace Hotline.Core.Recognition;

/// <summary>
/// Folds text to one plain form for comparing: lower case, Kazakh letters to the ones people type instead, ё to е,
/// look-alike letters inside a word to the word's own script, no marks, single spaces. Not for display.
/// </summary>
public static class Folding
{
    /// <summary>The folded form. Unpaired surrogates and control characters are dropped.</summary>
    public static string Fold(string text)
    {
        var buffer = ArrayPool<char>.Shared.Rent((2 * text.Length) + 2);
        try
        {
            return new string(buffer, 0, Fold(text, buffer, default));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>The folded form, with the place in the original that every folded letter came from.</summary>
    public static FoldedText Map(string text)
    {
        var letters = new char[(2 * text.Length) + 2];
        var offsets = new int[letters.Length];
        var length = Fold(text, letters, offsets);
        return new FoldedText(new string(letters, 0, length), offsets[..length], text.Length);
    }

    private static int Fold(string text, Span<char> into, Span<int> offsets)
    {
        // A word's letters are scanned straight into their place; a space is put before all words but the first.
        var length = 0;
        var rest = 0;
        while (rest < text.Length)
        {
            var at = length == 0 ? 0 : length + 1;
            var scanner = new WordScanner(text.AsSpan(rest), into[at..], offsets.IsEmpty ? default : offsets[at..]);
            if (!scanner.Next(out var word))
            {
                break;
            }

            if (at > 0)
            {
                into[length] = ' ';
            }

            Finish(into.Slice(at, word.Letters), offsets, at, rest);
            if (at > 0 && !offsets.IsEmpty)
            {
                offsets[length] = offsets[at] - 1;
            }

            length = at + word.Letters;
            rest += word.Start + word.Length;
        }

        return length;
    }

    private static void Finish(Span<char> word, Span<int> offsets, int at, int rest)
    {
        for (var i = 0; i < word.Length; i++)
        {
            word[i] = Letters.Plain(word[i]);
            if (!offsets.IsEmpty)
            {
                offsets[at + i] += rest;
            }
        }
    }
}

/// <summary>A folded text that knows where it came from.</summary>
public sealed class FoldedText(string text, int[] offsets, int originalLength)
{
    public string Text { get; } = text;

    /// <summary>The span of the original that a span of the folded text came from.</summary>
    public (int Start, int Length) Original(int start, int length)
    {
        if (start < 0 || length <= 0 || start + length > offsets.Length)
        {
            return (Math.Clamp(start, 0, originalLength), 0);
        }

        var first = offsets[start];
        var last = offsets[start + length - 1];
        return (first, Math.Min(last + 1, originalLength) - first);
    }
}
