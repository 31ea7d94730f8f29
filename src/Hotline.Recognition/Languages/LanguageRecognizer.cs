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
    private const float Impossible = 9f;

    // What one word may weigh. Kazakhs put Russian words into Kazakh sentences («паспортымды хозяин бермей жатыр»),
    // Russians hardly ever Kazakh ones, so a Kazakh word says more.
    private const float StrongestKazakh = 9f;
    private const float StrongestLatinKazakh = 6f;
    private const float StrongestOther = 4f;

    // A Kazakh sentence ends in its verb, whatever words it borrowed: «на стройке істеймін».
    private const float ClearlyKazakh = 3f;

    // Names are Kazakh in every language.
    private const float StrongestName = 2f;

    private readonly LetterModel _cyrillic = Load("letters-cyrillic", 2);
    private readonly LetterModel _latin = Load("letters-latin", 3);

    public Recognition<LanguageReading> Read(string text, ReadingContext context)
    {
        using var tokens = Tokens.Of(text);
        Span<float> odds = stackalloc float[3];
        Span<float> word = stackalloc float[3];
        word.Clear();
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
            Weigh(text, tokens, ref token, word);
            for (var i = 0; i < odds.Length; i++)
            {
                odds[i] += word[i];
            }

            spans.Add(index, word, isCyrillic);
        }

        EndInVerb(odds, word);
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

    private void Weigh(string text, Tokens tokens, ref Token token, Span<float> word)
    {
        var isCyrillic = (token.Traits & WordTraits.Cyrillic) != 0;
        var plain = tokens.Text(token.Plain);
        if (isCyrillic)
        {
            _cyrillic.Score(plain, word);
            word[2] = Math.Min(word[0], word[1]) - Impossible;
            word[0] += (token.Traits & WordTraits.Kazakh) != 0 ? KazakhLetter : 0;
        }
        else
        {
            _latin.Score(plain, word);
            word[0] += (token.Traits & WordTraits.Turkic) != 0 ? KazakhLetter : 0;
        }

        // Odds against the best, so that one odd word cannot outweigh a sentence.
        var top = Math.Max(word[0], Math.Max(word[1], word[2]));
        var isName = token.Before < Gap.Stop && (token.Traits & WordTraits.Capitals) == 0 && char.IsUpper(text[token.Start]);
        var most = isName ? StrongestName : word[0] < top ? StrongestOther : isCyrillic ? StrongestKazakh : StrongestLatinKazakh;
        for (var i = 0; i < word.Length; i++)
        {
            word[i] = Math.Max(word[i] - top, -most);
        }
    }

    /// <summary>Lets the last word count twice when it is clearly Kazakh.</summary>
    private static void EndInVerb(Span<float> odds, ReadOnlySpan<float> last)
    {
        if (last[0] == 0 && Math.Max(last[1], last[2]) < -ClearlyKazakh)
        {
            for (var i = 0; i < odds.Length; i++)
            {
                odds[i] += last[i];
            }
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

    private static LetterModel Load(string name, int languages)
    {
        using var reader = new StreamReader(DataFiles.Open(name + ".txt"));
        return LetterModel.Load(reader, languages);
    }
}
