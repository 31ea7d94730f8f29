using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Languages;

/// <summary>
/// Tells Kazakh, Russian and English apart, word by word, in Cyrillic and Latin. The answer is for the whole message;
/// the matches are its stretches.
/// </summary>
internal sealed class LanguageRecognizer : IRecognizer<LanguageReading>
{
    // Odds, as logarithms. A letter that only one language has says much, but not everything: names travel.
    private const float KazakhLetter = 7f;
    private const float KnownWord = 3.5f;
    private const float StrongestWord = 9f;
    private const float LatinKazakhIsRarer = 1.5f;
    private const float LatinRussianIsRarer = 3f;

    private readonly LetterModel[] _cyrillic;
    private readonly LetterModel[] _latin;
    private readonly Dictionary<string, byte> _known = new(StringComparer.Ordinal);

    public LanguageRecognizer()
    {
        var samples = Locales.All.ToDictionary(locale => locale, locale => DataFiles.Lines(locale, "sample").SelectMany(Words).ToList());
        var (kazakh, russian, english) = (samples[Locale.Kk], samples[Locale.Ru], samples[Locale.En]);
        _cyrillic = [new LetterModel(kazakh.Select(Plain)), new LetterModel(russian.Select(Plain))];
        _latin = [new LetterModel(kazakh.SelectMany(Romanizations.OfKazakh)), new LetterModel(russian.SelectMany(Romanizations.OfRussian)), new LetterModel(english)];
        foreach (var locale in Locales.All)
        {
            foreach (var word in samples[locale].Select(Plain))
            {
                _known[word] = (byte)(_known.GetValueOrDefault(word) | (1 << (int)locale));
            }
        }

        foreach (var word in kazakh.SelectMany(Romanizations.OfKazakh).Where(word => word.Length > 2))
        {
            _known[word] = (byte)(_known.GetValueOrDefault(word) | (1 << (int)Locale.Kk));
        }

        foreach (var word in russian.SelectMany(Romanizations.OfRussian).Where(word => word.Length > 2))
        {
            _known[word] = (byte)(_known.GetValueOrDefault(word) | (1 << (int)Locale.Ru));
        }
    }

    public Recognition<LanguageReading> Read(string text, ReadingContext context)
    {
        using var tokens = Tokens.Of(text);
        Span<float> odds = stackalloc float[3];
        Span<float> word = stackalloc float[3];
        var (cyrillic, latin, arabic) = (0, 0, 0);
        var spans = new Stretches(tokens);
        for (var index = 0; index < tokens.Count; index++)
        {
            ref var token = ref tokens[index];
            arabic += (token.Traits & WordTraits.Arabic) != 0 ? token.Length : 0;
            if (token.Kind != TokenKind.Word || (token.Traits & (WordTraits.Cyrillic | WordTraits.Latin)) == 0)
            {
                continue;
            }

            var isCyrillic = (token.Traits & WordTraits.Cyrillic) != 0;
            cyrillic += isCyrillic ? token.Length : 0;
            latin += isCyrillic ? 0 : token.Length;
            Weigh(tokens, ref token, isCyrillic, word);
            for (var i = 0; i < odds.Length; i++)
            {
                odds[i] += word[i];
            }

            spans.Add(index, word, isCyrillic);
        }

        if (cyrillic + latin == 0)
        {
            return arabic > 0 ? Arabic(text) : Recognition<LanguageReading>.Nothing;
        }

        var best = Best(odds, context.Locale);
        var script = cyrillic >= latin ? Script.Cyrillic : Script.Latin;
        var start = tokens[0].Start;
        var reading = new LanguageReading((Locale)best, script, Confidence(odds, best));
        var answer = new Match<LanguageReading>(start, tokens[tokens.Count - 1].End - start, reading, reading.Locale, "language.letters");
        return new Recognition<LanguageReading>(answer, spans.Matches(answer));
    }

    private void Weigh(Tokens tokens, ref Token token, bool isCyrillic, Span<float> word)
    {
        var plain = tokens.Text(token.Plain);
        if (isCyrillic)
        {
            word[0] = _cyrillic[0].Score(plain);
            word[1] = _cyrillic[1].Score(plain);
            word[2] = Math.Min(word[0], word[1]) - StrongestWord;
            word[0] += (token.Traits & WordTraits.Kazakh) != 0 ? KazakhLetter : 0;
        }
        else
        {
            word[0] = _latin[0].Score(plain) - LatinKazakhIsRarer + ((token.Traits & WordTraits.Turkic) != 0 ? KazakhLetter : 0);
            word[1] = _latin[1].Score(plain) - LatinRussianIsRarer;
            word[2] = _latin[2].Score(plain);
        }

        if (_known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(plain, out var known))
        {
            for (var i = 0; i < word.Length; i++)
            {
                word[i] += (known & (1 << i)) != 0 ? KnownWord : 0;
            }
        }

        // Odds against the best, so that one odd word cannot outweigh a sentence.
        var top = Math.Max(word[0], Math.Max(word[1], word[2]));
        for (var i = 0; i < word.Length; i++)
        {
            word[i] = Math.Max(word[i] - top, -StrongestWord);
        }
    }

    private static int Best(ReadOnlySpan<float> odds, Locale? preferred)
    {
        var best = 0;
        for (var i = 1; i < odds.Length; i++)
        {
            if (odds[i] > odds[best] || (odds[i] == odds[best] && (int?)preferred == i))
            {
                best = i;
            }
        }

        return best;
    }

    private static double Confidence(ReadOnlySpan<float> odds, int best)
    {
        var sum = 0.0;
        foreach (var odd in odds)
        {
            sum += Math.Exp(odd - odds[best]);
        }

        return Math.Round(1 / sum, 3);
    }

    /// <summary>Kazakhs from China write so; a person and the language menu must answer.</summary>
    private static Recognition<LanguageReading> Arabic(string text)
    {
        var match = new Match<LanguageReading>(0, text.Length, new LanguageReading(Locale.Kk, Script.Arabic, 0.5), Locale.Kk, "language.arabic");
        return new Recognition<LanguageReading>(match, [match]);
    }

    private static IEnumerable<string> Words(string line)
    {
        using var tokens = Tokens.Of(line);
        var words = new List<string>();
        for (var index = 0; index < tokens.Count; index++)
        {
            if (tokens[index].Kind == TokenKind.Word)
            {
                words.Add(tokens.Text(tokens[index].Lower).ToString());
            }
        }

        return words;
    }

    private static string Plain(string word) => string.Concat(word.Select(Letters.Plain));
}
