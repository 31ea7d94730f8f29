using Hotline.Core.Recognition;

namespace Hotline.Recognition.Text;

/// <summary>
/// A message cut into tokens. Borrowed from the thread and given back, so that reading a message allocates next to nothing;
/// wiped when given back, so that no caller's words stay behind.
/// </summary>
internal sealed class Tokens : IDisposable
{
    private const int LongestWord = 48;

    [ThreadStatic]
    private static Tokens? spare;

    [ThreadStatic]
    private static Tokens? held;

    private Token[] _tokens = new Token[64];
    private char[] _keys = new char[1024];
    private int _used;
    private int _readers;
    private string? _text;

    public int Count { get; private set; }

    /// <summary>How the text ends: with a question mark, a stop, or nothing.</summary>
    public Gap Ending { get; private set; }

    public ref Token this[int index] => ref _tokens[index];

    public ReadOnlySpan<Token> All => _tokens.AsSpan(0, Count);

    /// <summary>What a recognizer found and keeps for another that reads the same held message; null at first.</summary>
    public object? Kept { get; set; }

    public static Tokens Of(string text)
    {
        if (held is { } same && ReferenceEquals(same._text, text))
        {
            same._readers++;
            return same;
        }

        var tokens = spare ?? new Tokens();
        spare = null;
        tokens._readers = 1;
        tokens._text = text;
        tokens.Read(text);
        return tokens;
    }

    /// <summary>Cuts a message once for every recognizer that reads this very text on this thread until the hold is given back.</summary>
    public static IDisposable Hold(string text) => held = Of(text);

    public ReadOnlySpan<char> Text(Slice slice) => _keys.AsSpan(slice.At, slice.Length);

    public void Dispose()
    {
        if (--_readers > 0)
        {
            return;
        }

        held = held == this ? null : held;
        _text = null;
        Kept = null;
        _keys.AsSpan(0, _used).Clear();
        Count = 0;
        _used = 0;
        if (_tokens.Length <= 1024)
        {
            spare = this;
        }
    }

    private void Read(string text)
    {
        Span<char> word = stackalloc char[LongestWord];
        Span<int> offsets = stackalloc int[LongestWord];
        var scanner = new WordScanner(text, word, offsets);
        var end = 0;
        while (scanner.Next(out var found))
        {
            var before = Between(text, end, found.Start);
            Cut(found, word[..found.Letters], offsets, before);
            end = found.Start + found.Length;
        }

        Ending = Between(text, end, text.Length);
    }

    /// <summary>Cuts a run of letters and digits where one turns into the other.</summary>
    private void Cut(ScannedWord found, Span<char> letters, Span<int> offsets, Gap before)
    {
        if ((found.Traits & WordTraits.Digits) == 0)
        {
            Add(letters, found.Start, found.Length, found.Traits, before);
            return;
        }

        if (MendsDigits(letters))
        {
            Add(letters, found.Start, found.Length, found.Traits & ~WordTraits.Digits, before);
            return;
        }

        for (var from = 0; from < letters.Length;)
        {
            var digit = char.IsDigit(letters[from]);
            var to = from + 1;
            while (to < letters.Length && char.IsDigit(letters[to]) == digit)
            {
                to++;
            }

            var start = offsets[from];
            var stop = to < letters.Length ? offsets[to] : found.Start + found.Length;
            Add(letters[from..to], start, stop - start, digit ? WordTraits.Digits : found.Traits & ~WordTraits.Digits, from == 0 ? before : Gap.None);
            from = to;
        }
    }

    /// <summary>«п0могите», «4то», «he1p»: a digit that stands for a letter in the middle of one word.</summary>
    private static bool MendsDigits(Span<char> letters)
    {
        var digits = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            if (char.IsDigit(letters[i]))
            {
                digits++;
                var inside = i > 0 && i + 1 < letters.Length && char.IsLetter(letters[i - 1]) && char.IsLetter(letters[i + 1]);
                if (!inside || letters[i] is not ('0' or '1' or '3' or '4' or '6'))
                {
                    return false;
                }
            }
        }

        if (digits > 2 || letters.Length - digits < 3)
        {
            return false;
        }

        var cyrillic = Letters.IsCyrillic(letters[0]);
        foreach (ref var letter in letters)
        {
            letter = letter switch
            {
                '0' => cyrillic ? 'о' : 'o',
                '1' => cyrillic ? 'и' : 'l',
                '3' => cyrillic ? 'з' : 'e',
                '4' => cyrillic ? 'ч' : 'a',
                '6' => cyrillic ? 'б' : 'b',
                _ => letter,
            };
        }

        return true;
    }

    private void Add(ReadOnlySpan<char> letters, int start, int length, WordTraits traits, Gap before)
    {
        ref var token = ref Next();
        token = new Token { Start = start, Length = length, Traits = traits, Before = before };
        token.Kind = char.IsDigit(letters[0]) ? TokenKind.Number : TokenKind.Word;
        token.Lower = Store(letters);
        if (token.Kind == TokenKind.Number)
        {
            token.Plain = token.Kazakh = token.Russian = token.Lower;
            return;
        }

        // Sound keys may grow: я becomes two letters.
        Span<char> key = stackalloc char[(2 * LongestWord) + 4];
        token.Plain = (traits & (WordTraits.Kazakh | WordTraits.Turkic)) == 0 && Sounds.IsPlain(letters) ? token.Lower : Store(key[..Sounds.Plain(letters, key)]);
        token.Kazakh = Store(key[..Sounds.Kazakh(letters, key)]);
        token.Russian = Store(key[..Sounds.Russian(letters, key)]);
    }

    private void AddSign(ReadOnlySpan<char> sign, int start, Gap before)
    {
        ref var token = ref Next();
        token = new Token { Start = start, Length = sign.Length, Kind = TokenKind.Sign, Before = before };
        token.Lower = token.Plain = token.Kazakh = token.Russian = Store(sign);
    }

    private ref Token Next()
    {
        if (Count == _tokens.Length)
        {
            Array.Resize(ref _tokens, 2 * Count);
        }

        return ref _tokens[Count++];
    }

    private Slice Store(ReadOnlySpan<char> letters)
    {
        if (_used + letters.Length > _keys.Length)
        {
            Array.Resize(ref _keys, Math.Max(2 * _keys.Length, _used + letters.Length));
        }

        letters.CopyTo(_keys.AsSpan(_used));
        _used += letters.Length;
        return new Slice(_used - letters.Length, letters.Length);
    }

    /// <summary>Reads what stands between two words, keeping the signs that mean something.</summary>
    private Gap Between(string text, int from, int to)
    {
        if (from == 0 && to == 0)
        {
            return Gap.Stop;
        }

        var gap = from == 0 ? Gap.Stop : Gap.None;
        for (var i = from; i < to; i++)
        {
            var sign = text[i];
            gap = (Gap)Math.Max((byte)gap, (byte)KindOf(sign, text, i));
            var width = char.IsHighSurrogate(sign) && i + 1 < to && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
            if (width == 2 || sign is '+' or '✅' or '❌' or '☑' or '✔' or '✖' or '☹' or '❤')
            {
                AddSign(text.AsSpan(i, width), i, gap);
                gap = Gap.Comma;
                i += width - 1;
            }
        }

        return gap;
    }

    private static Gap KindOf(char sign, string text, int at) => sign switch
    {
        '?' or '؟' => Gap.Question,
        '.' => Abbreviates(text, at) ? Gap.Space : Gap.Stop,
        '!' or ';' or '\n' or '…' or '\u2028' or '\u2029' => Gap.Stop,
        ',' or ':' or '(' or ')' or '"' or '«' or '»' or '“' or '”' or '–' or '—' or '/' => Gap.Comma,
        '-' or '‐' or '‑' or '−' => Gap.Hyphen,
        _ => Gap.Space,
    };

    /// <summary>«г. Алматы», «12.05.2024», «т.е.»: a stop that ends no sentence.</summary>
    private static bool Abbreviates(string text, int at) =>
        (at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]) && !char.IsUpper(text[at + 1])) || (at >= 1 && char.IsLetter(text[at - 1]) && (at == 1 || !char.IsLetter(text[at - 2])));
}
