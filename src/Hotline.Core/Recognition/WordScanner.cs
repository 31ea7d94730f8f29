using System.Text;

namespace Hotline.Core.Recognition;

[Flags]
public enum WordTraits
{
    None = 0,
    Cyrillic = 1,
    Latin = 2,
    Arabic = 4,
    Digits = 8,
    OtherScript = 16,

    /// <summary>Holds a letter that only Kazakh has.</summary>
    Kazakh = 32,

    /// <summary>Holds a letter that only Latin Kazakh has.</summary>
    Turkic = 64,

    /// <summary>Letters of two scripts were made one.</summary>
    Mended = 128,
    Capitals = 256,
}

/// <summary>A run of letters and digits. <paramref name="Letters"/> of them were written to the scanner's buffer.</summary>
public readonly record struct ScannedWord(int Start, int Length, int Letters, WordTraits Traits);

/// <summary>
/// Walks the words of a text once, from left to right, and writes each word's letters, lower-case and of one script, to a buffer.
/// Any text is allowed: unpaired surrogates, marks and joiners are dropped. Letters beyond the buffer are dropped too.
/// </summary>
public ref struct WordScanner(ReadOnlySpan<char> text, Span<char> letters, Span<int> offsets = default)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly Span<char> _letters = letters;
    private readonly Span<int> _offsets = offsets;
    private int _at;

    public bool Next(out ScannedWord word)
    {
        while (_at < _text.Length && !StartsWord(_at))
        {
            _at++;
        }

        if (_at >= _text.Length)
        {
            word = default;
            return false;
        }

        var start = _at;
        var end = _at;
        var count = 0;
        while (_at < _text.Length)
        {
            var sign = _text[_at];
            if (char.IsLetterOrDigit(sign))
            {
                Keep(ref count, sign, _at++);
                end = _at;
            }
            else if (char.IsHighSurrogate(sign) && Styled(_at) is var plain and not '\0')
            {
                Keep(ref count, plain, _at);
                end = _at += 2;
            }
            else if (Letters.IsSilent(sign))
            {
                Compose(count, sign);
                _at++;
            }
            else if (char.IsSurrogate(sign) && !(char.IsHighSurrogate(sign) && _at + 1 < _text.Length && char.IsLowSurrogate(_text[_at + 1])))
            {
                _at++;
            }
            else
            {
                break;
            }
        }

        word = new ScannedWord(start, end - start, count, Settle(_letters[..count]));
        return true;
    }

    private readonly bool StartsWord(int at) => char.IsLetterOrDigit(_text[at]) || (char.IsHighSurrogate(_text[at]) && Styled(at) != '\0');

    private readonly char Styled(int at) =>
        at + 1 < _text.Length && Rune.TryCreate(_text[at], _text[at + 1], out var rune)
            ? Letters.Unstyled(rune.Value) is var plain && plain != '\0' ? plain : Rune.IsLetter(rune) ? '\u25A1' : '\0'
            : '\0';

    private readonly void Keep(ref int count, char sign, int at)
    {
        if (count >= _letters.Length)
        {
            return;
        }

        // Full-width forms.
        _letters[count] = sign is >= '\uFF10' and <= '\uFF5A' ? (char)(sign - 0xFEE0) : sign;
        if (!_offsets.IsEmpty)
        {
            _offsets[count] = at;
        }

        count++;
    }

    private readonly void Compose(int count, char mark)
    {
        // й and ё typed as two signs are letters of their own; every other mark is decoration.
        if (count > 0 && mark == '\u0306' && _letters[count - 1] is 'и' or 'И')
        {
            _letters[count - 1] = 'й';
        }
    }

    /// <summary>Decides the word's script, mends look-alikes of the other one, and lowers the letters.</summary>
    private static WordTraits Settle(Span<char> letters)
    {
        var (cyrillic, latin, firmCyrillic, firmLatin, capitals) = (0, 0, 0, 0, 0);
        var traits = WordTraits.None;
        foreach (var letter in letters)
        {
            capitals += char.IsUpper(letter) ? 1 : 0;
            if (Letters.IsCyrillic(letter))
            {
                cyrillic++;
                firmCyrillic += Letters.LooksLatin(letter) ? 0 : 1;
            }
            else if (Letters.IsLatin(letter))
            {
                latin++;
                firmLatin += Letters.LooksCyrillic(letter) ? 0 : 1;
            }
            else
            {
                traits |= char.IsDigit(letter) ? WordTraits.Digits : Letters.IsArabic(letter) ? WordTraits.Arabic : WordTraits.OtherScript;
            }
        }

        traits |= capitals > 1 && capitals == cyrillic + latin ? WordTraits.Capitals : WordTraits.None;
        if (cyrillic + latin > 0)
        {
            var toCyrillic = latin == 0 || (cyrillic > 0 && (firmCyrillic, cyrillic).CompareTo((firmLatin, latin)) >= 0);
            traits |= toCyrillic ? WordTraits.Cyrillic : WordTraits.Latin;
            traits |= cyrillic > 0 && latin > 0 ? WordTraits.Mended : WordTraits.None;
            Lower(letters, toCyrillic, ref traits);
        }

        return traits;
    }

    private static void Lower(Span<char> letters, bool toCyrillic, ref WordTraits traits)
    {
        foreach (ref var letter in letters)
        {
            letter = toCyrillic && Letters.IsLatin(letter) ? Letters.ToCyrillic(letter)
                : !toCyrillic && Letters.IsCyrillic(letter) ? Letters.ToLatin(letter)
                : Letters.Lower(letter);
            traits |= Letters.IsKazakh(letter) ? WordTraits.Kazakh
                : letter is 'ä' or 'ö' or 'ü' or 'ğ' or 'ş' or 'ñ' or 'ı' or 'ū' ? WordTraits.Turkic
                : WordTraits.None;
        }
    }
}
