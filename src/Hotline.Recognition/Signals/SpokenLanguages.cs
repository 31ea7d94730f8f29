using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Signals;

/// <summary>Weighs which languages a message speaks, so that a word of another that only looks alike is not heard.</summary>
internal readonly ref struct SpokenLanguages(Tokens tokens, HitList hits, SteeringWords steer)
{
    /// <summary>
    /// «сок» is juice and «соқ» a blow: a short word counts only in a language that the message speaks elsewhere too.
    /// In an English message Latin letters are not Kazakh or Russian.
    /// </summary>
    public void DropStrangers()
    {
        Span<int> firm = stackalloc int[3];
        var (english, otherLatin) = (0, 0);
        for (var token = 0; token < tokens.Count; token++)
        {
            var latin = (tokens[token].Traits & WordTraits.Latin) != 0;
            var firmly = Firmly(token, out var common);
            firm[(int)Locale.Kk] += firmly[(int)Locale.Kk] ? 1 : 0;
            firm[(int)Locale.Ru] += firmly[(int)Locale.Ru] ? 1 : 0;
            firm[(int)Locale.En] += firmly[(int)Locale.En] ? 1 : 0;
            english += latin && common ? 1 : 0;
            otherLatin += latin && (firmly[(int)Locale.Kk] || firmly[(int)Locale.Ru]) ? 1 : 0;
        }

        var onlyEnglish = english >= 2 || (english == 1 && otherLatin <= 1);
        for (var at = 0; at < hits.Count; at++)
        {
            var hit = hits[at];
            if (tokens[hit.First].Kind != TokenKind.Word)
            {
                continue;
            }

            var language = (int)hit.Language;
            var latin = (tokens[hit.First].Traits & WordTraits.Latin) != 0;
            var others = Math.Max(firm[(language + 1) % 3], firm[(language + 2) % 3]);
            var denies = hit.Language == Locale.Ru && !latin && tokens[hit.First].Length > 2 && (hit.Concept == steer.Deny || hit.Concept == steer.DenyNext || hit.Concept == steer.DenyAfter);
            var strange = !denies && others > 3 * firm[language] && ((hit.Traits & HitTraits.Weak) != 0 || IsHeardIn(hit.First, firm, others));
            if (strange || (latin && (hit.Language == Locale.En ? english == 0 && otherLatin > 2 && (hit.Traits & HitTraits.Weak) != 0 : onlyEnglish)))
            {
                hits.Forget(at);
            }
        }
    }

    /// <summary>Whether the language that the message speaks most knows the word too.</summary>
    private bool IsHeardIn(int token, ReadOnlySpan<int> firm, int most)
    {
        foreach (ref readonly var hit in hits.At(token))
        {
            if (firm[(int)hit.Language] == most && hit.Concept != Concepts.Nothing)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The languages that a word firmly belongs to: as a common word of it, or as one that no other has.</summary>
    private LanguageFlags Firmly(int token, out bool commonEnglish)
    {
        var (common, heard) = (default(LanguageFlags), default(LanguageFlags));
        foreach (ref readonly var hit in hits.At(token))
        {
            common[(int)hit.Language] |= hit.Concept == steer.Function;
            heard[(int)hit.Language] |= (hit.Traits & HitTraits.Weak) == 0;
        }

        commonEnglish = common[(int)Locale.En];
        for (var language = 0; language < 3; language++)
        {
            common[language] |= heard[language] && !heard[(language + 1) % 3] && !heard[(language + 2) % 3];
        }

        var letters = tokens[token].Traits & (WordTraits.Kazakh | WordTraits.Turkic);
        common[(int)Locale.Kk] |= letters != 0;
        return tokens[token].Kind == TokenKind.Word ? common : default;
    }

    [System.Runtime.CompilerServices.InlineArray(3)]
    private struct LanguageFlags
    {
        private bool _first;
    }
}
