using Hotline.Core.Recognition;

namespace Hotline.Recognition.Text;

/// <summary>
/// How a word sounds, spelled in plain Cyrillic, so that the many ways of typing it come out the same.
/// Every word list goes through the same doors as the callers' words.
/// </summary>
internal static class Sounds
{
    public static bool IsPlain(ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
        {
            if (Letters.Plain(letter) != letter)
            {
                return false;
            }
        }

        return true;
    }

    public static int Plain(ReadOnlySpan<char> letters, Span<char> key)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            key[i] = Letters.Plain(letters[i]);
        }

        return letters.Length;
    }

    /// <summary>
    /// Kazakh: one vowel for и і ы й, one for у ұ ү, one for о ө, one for а ә; к for қ, г for ғ, н for ң and нг; no doubles.
    /// «қырық», «кырык», «qyryq» and «kirik» are one word.
    /// </summary>
    public static int Kazakh(ReadOnlySpan<char> letters, Span<char> key)
    {
        var pen = new Pen(key);
        for (var i = 0; i < letters.Length; i++)
        {
            var next = i + 1 < letters.Length ? letters[i + 1] : '\0';
            if (letters[i] < 'а' && KazakhDigraph(letters[i], next) is var sound && sound != '\0')
            {
                pen.Write(sound);
                i++;
                continue;
            }

            if ((letters[i] is 'н' or 'n' && next is 'г' or 'g') && !(i + 2 < letters.Length && letters[i + 2] is 'һ' or 'h'))
            {
                pen.Write('н');
                i++;
                continue;
            }

            KazakhLetter(letters[i], ref pen);
        }

        return pen.Length;
    }

    /// <summary>
    /// Russian as heard: unstressed о as а, е and я as и, soft and hard signs silent, doubles single, тся and ться as ца,
    /// ого as ова. «памагите», «помогите» and «pomogite» are one word.
    /// </summary>
    public static int Russian(ReadOnlySpan<char> letters, Span<char> key)
    {
        Span<char> cyrillic = stackalloc char[(2 * letters.Length) + 2];
        var length = Cyrillic(letters, cyrillic);
        var word = cyrillic[..length];
        var pen = new Pen(key);
        for (var i = 0; i < word.Length; i++)
        {
            var rest = word[i..];
            if (rest is ['т', 'с', 'я'] or ['т', 'ь', 'с', 'я'] or ['ц', 'ц', 'а'] or ['ц', 'а'] && i > 1)
            {
                pen.Write('ц');
                pen.Write('а');
                break;
            }

            if (rest is ['о' or 'е', 'г', 'о'] && i > 0)
            {
                pen.Write(rest[0] == 'о' ? 'а' : 'и');
                pen.Write('в');
                pen.Write('а');
                break;
            }

            if (rest is ['т' or 'д', 'ц', ..])
            {
                continue;
            }

            if (rest is ['с', 'ч', ..] or ['з', 'ч', ..])
            {
                pen.Write('ш');
                i++;
                continue;
            }

            RussianLetter(word[i], ref pen);
        }

        return pen.Length;
    }

    private static char KazakhDigraph(char first, char second) => (first, second) switch
    {
        ('s', 'h') => 'ш',
        ('c', 'h') => 'ч',
        ('z', 'h') or ('d', 'j') => 'ж',
        ('g', 'h') => 'г',
        ('k', 'h') => 'х',
        _ => '\0',
    };

    private static void KazakhLetter(char letter, ref Pen pen)
    {
        switch (letter)
        {
            case 'ь' or 'ъ': break;
            case 'я': pen.Write('и'); pen.Write('а'); break;
            case 'ю': pen.Write('и'); pen.Write('у'); break;
            case 'ц': pen.Write('т'); pen.Write('с'); break;
            case 'ө' or 'ö' or 'o' or 'ó': pen.Write('о'); break;
            case 'ә' or 'ä' or 'a' or 'á': pen.Write('а'); break;
            case 'ү' or 'ұ' or 'ü' or 'ū' or 'u' or 'ú' or 'ý': pen.Write('у'); break;
            case 'ы' or 'і' or 'й' or 'i' or 'ı' or 'y' or 'í': pen.Write('и'); break;
            case 'э' or 'ё' or 'e': pen.Write('е'); break;
            case 'қ' or 'q' or 'k': pen.Write('к'); break;
            case 'ғ' or 'g' or 'ğ' or 'ǵ': pen.Write('г'); break;
            case 'ң' or 'n' or 'ñ' or 'ń': pen.Write('н'); break;
            case 'һ' or 'h' or 'x': pen.Write('х'); break;
            case 'щ' or 'ş' or 'w': pen.Write('ш'); break;
            case 'j': pen.Write('ж'); break;
            case 'b': pen.Write('б'); break;
            case 'v': pen.Write('в'); break;
            case 'd': pen.Write('д'); break;
            case 'z': pen.Write('з'); break;
            case 'l': pen.Write('л'); break;
            case 'm': pen.Write('м'); break;
            case 'p': pen.Write('п'); break;
            case 'r': pen.Write('р'); break;
            case 's' or 'c': pen.Write('с'); break;
            case 't': pen.Write('т'); break;
            case 'f': pen.Write('ф'); break;
            default: pen.Write(letter); break;
        }
    }

    private static void RussianLetter(char letter, ref Pen pen)
    {
        switch (letter)
        {
            case 'ь' or 'ъ': break;
            case 'о': pen.Write('а'); break;
            case 'е' or 'ё' or 'э' or 'й' or 'і': pen.Write('и'); break;
            case 'я': pen.Write(pen.Length == 0 ? 'я' : 'и'); break;
            case 'щ': pen.Write('ш'); break;
            case 'ы': pen.Write(pen.Last is 'ж' or 'ш' or 'ц' ? 'и' : 'ы'); break;
            case 'қ': pen.Write('к'); break;
            default: pen.Write(Letters.Plain(letter)); break;
        }
    }

    /// <summary>Latin letters as a Russian would type them, back in Cyrillic. Cyrillic passes.</summary>
    private static int Cyrillic(ReadOnlySpan<char> letters, Span<char> into)
    {
        var length = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            var rest = letters[i..];
            var (sound, width) = rest switch
            {
                [>= 'а', ..] => (rest[0], 1),
                ['s', 'h', 'c', 'h', ..] => ('щ', 4),
                ['s', 'c', 'h', ..] => ('щ', 3),
                ['s', 'h', ..] => ('ш', 2),
                ['c', 'h', ..] => ('ч', 2),
                ['z', 'h', ..] => ('ж', 2),
                ['k', 'h', ..] => ('х', 2),
                ['t', 's', ..] => ('ц', 2),
                ['y' or 'j' or 'i', 'a', ..] => ('я', 2),
                ['y' or 'j', 'u', ..] or ['i', 'u', ..] => ('ю', 2),
                ['y' or 'j', 'o', ..] => ('е', 2),
                ['y' or 'j', 'e', ..] => ('е', 2),
                ['y' or 'j'] when i > 0 && letters[i - 1] is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' => ('й', 1),
                _ => (One(rest[0]), 1),
            };
            into[length++] = sound;
            i += width - 1;
        }

        return length;
    }

    private static char One(char latin) => latin switch
    {
        'a' => 'а', 'b' => 'б', 'v' => 'в', 'w' => 'в', 'g' => 'г', 'd' => 'д', 'e' => 'е', 'z' => 'з', 'i' => 'и', 'j' => 'й',
        'k' => 'к', 'q' => 'к', 'l' => 'л', 'm' => 'м', 'n' => 'н', 'o' => 'о', 'p' => 'п', 'r' => 'р', 's' => 'с', 't' => 'т',
        'u' => 'у', 'f' => 'ф', 'h' => 'х', 'x' => 'х', 'c' => 'ц', 'y' => 'ы', _ => latin,
    };

    /// <summary>Whether one letter is easily heard or typed for the other: vowels, voiced and voiceless, neighbours on the keyboard.</summary>
    public static bool Alike(char one, char other)
    {
        const string Vowels = "аеиоуыэюяaeiouy";
        return Vowels.Contains(one) ? Vowels.Contains(other) : Array.Exists(Confused, group => group.Contains(one) && group.Contains(other));
    }

    private static readonly string[] Confused = ["бп", "вф", "гкх", "дт", "жшщ", "зсц", "чщ", "мн", "лр", "bpv", "dt", "gkcq", "szc", "mn", "vw", "lr"];

    /// <summary>Writes a key, dropping a letter that repeats the one before.</summary>
    private ref struct Pen(Span<char> key)
    {
        private readonly Span<char> _key = key;

        public int Length { get; private set; }

        public readonly char Last => Length == 0 ? '\0' : _key[Length - 1];

        public void Write(char letter)
        {
            if (Length < _key.Length && Last != letter)
            {
                _key[Length++] = letter;
            }
        }
    }
}
