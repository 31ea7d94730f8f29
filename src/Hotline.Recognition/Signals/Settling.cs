using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Signals;

/// <summary>Settles what was heard in one message: which language a short word is of, what is denied, and whose act it is.</summary>
internal readonly ref struct Settling(Tokens tokens, HitList hits, SteeringWords steer)
{
    private const int DenialReach = 5;
    private const int DoerReach = 4;
    private const int NamesReach = 8;

    // «заберу», «бьём», «отдайте», «заперлась».
    private static readonly string[] SpeakersOwn = ["ю", "у", "юсь", "усь", "ем", "ём", "им", "йте", "ите", "ьте", "ай", "яй", "лась", "лся", "рся", "лись"];

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

    public void Settle()
    {
        Measure();
        Deny();
        DropOwnActs();
    }

    /// <summary>Small words make no distance; a comma makes two words of it, a new clause three.</summary>
    private void Measure()
    {
        for (var index = 0; index < tokens.Count; index++)
        {
            var step = hits.Has(index, steer.Filler) ? 0 : 1;
            step += tokens[index].Before == Gap.Comma ? 2 : 0;
            step += hits.Has(index, steer.Clause) ? 2 : 0;
            hits.AddPlace(step);
        }
    }

    private void Deny()
    {
        for (var index = 0; index < tokens.Count; index++)
        {
            if (hits.Has(index, steer.Deny))
            {
                DenyOnward(index);
            }
            else if (hits.Has(index, steer.DenyNext) && index + 1 < tokens.Count && tokens[index + 1].Before < Gap.Comma)
            {
                hits.Deny(index + 1, index);
            }

            if (hits.Has(index, steer.DenyAfter) && tokens[index].Before < Gap.Comma)
            {
                DenyBackward(index);
            }
        }
    }

    private void DenyOnward(int index)
    {
        for (var to = index + 1; to < tokens.Count && to <= index + DenialReach && tokens[to].Before < Gap.Comma; to++)
        {
            // «никто не бил» denies once.
            if (hits.Has(to, steer.Deny))
            {
                break;
            }

            hits.Deny(to, index);
            if (!hits.Has(to, steer.Aux) && !hits.Has(to, steer.Filler))
            {
                break;
            }
        }
    }

    private void DenyBackward(int index)
    {
        for (var to = index - 1; to >= 0 && to >= index - 3; to--)
        {
            hits.Deny(to, index);
            if (tokens[to].Before >= Gap.Comma || (!hits.Has(to, steer.Aux) && !hits.Has(to, steer.Filler)))
            {
                break;
            }
        }
    }

    /// <summary>«я забрал паспорт», «паспорт алу», «беріңіз»: what the speaker does, or nobody yet, is nothing done to them.</summary>
    private void DropOwnActs()
    {
        for (var at = 0; at < hits.Count; at++)
        {
            var hit = hits[at];
            if ((hit.Traits & HitTraits.Verb) == 0 || hit.Concept == Concepts.Nothing)
            {
                continue;
            }

            var own = hit.Language switch
            {
                Locale.Kk => IsOwnKazakh(hit),
                Locale.Ru => IsOwnRussian(hit),
                _ => IsOwnEnglish(hit),
            };
            if (own)
            {
                hits.MarkOwn(at);
            }
        }
    }

    private bool IsOwnKazakh(Hit hit)
    {
        if ((hit.Traits & HitTraits.Undergone) != 0)
        {
            return false;
        }

        if ((hit.Traits & HitTraits.Bare) != 0)
        {
            return !Wanted(hit.Last + 1, hit.Last + 2) && !Wanted(hit.First - 2, hit.First - 1);
        }

        // «ұрып жатырмын»: the helping verb tells the person.
        return (hit.Traits & HitTraits.Own) != 0 || (hit.Last + 1 < tokens.Count && tokens[hit.Last + 1].Before < Gap.Comma && IsOwnHelper(hit.Last + 1));
    }

    private bool IsOwnHelper(int index)
    {
        foreach (ref readonly var hit in hits.At(index))
        {
            if (hit.Concept == steer.Aux && (hit.Traits & HitTraits.Own) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsOwnRussian(Hit hit)
    {
        var word = tokens.Text(tokens[hit.Last].Lower);
        if (word.EndsWith("ть") || word.EndsWith("ти") || word.EndsWith("ться") || word.EndsWith("чь"))
        {
            return !Wanted(hit.First - 4, hit.First - 1);
        }

        if (EndsWithAny(word, SpeakersOwn))
        {
            return true;
        }

        // «забрала паспорт из ЦОНа»: of one person, and nobody is named, it is the speaker's own.
        return (word.EndsWith("л") || word.EndsWith("ла") || word.EndsWith("ли"))
            && (DoneBySpeaker(hit.First, suffering: false) || (!word.EndsWith("ли") && !NamesAnybody(hit.First)));
    }

    private bool IsOwnEnglish(Hit hit)
    {
        if (hit.First > 0 && tokens.Text(tokens[hit.First - 1].Plain) is "to")
        {
            return !Wanted(hit.First - 4, hit.First - 2);
        }

        return DoneBySpeaker(hit.First, suffering: true)
            || (hit.Last + 1 < tokens.Count && tokens.Text(tokens[hit.Last + 1].Plain) is "myself" or "itself" or "himself" or "herself" or "ourselves" or "themselves");
    }

    /// <summary>Whether the nearest person before a verb is the speaker as the one who does.</summary>
    private bool DoneBySpeaker(int verb, bool suffering)
    {
        for (var index = verb - 1; index >= 0 && index >= verb - DoerReach && tokens[index + 1].Before < Gap.Comma; index--)
        {
            if (hits.Has(index, steer.Doer))
            {
                return true;
            }

            if (hits.Has(index, steer.They) || hits.Has(index, steer.Self) || hits.Has(index, steer.Other) || hits.Has(index, steer.Clause) || (suffering && hits.Has(index, steer.Suffer)))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether anybody who might have done it, or whom it was done to, is spoken of near a verb.</summary>
    private bool NamesAnybody(int verb)
    {
        for (var index = Math.Max(0, verb - NamesReach); index <= verb + NamesReach && index < tokens.Count; index++)
        {
            if (hits.Has(index, steer.They) || hits.Has(index, steer.Self) || hits.Has(index, steer.Other))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> word, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending))
            {
                return true;
            }
        }

        return false;
    }

    private bool Wanted(int from, int to)
    {
        for (var index = Math.Max(0, from); index <= to && index < tokens.Count; index++)
        {
            if (hits.Has(index, steer.Wants))
            {
                return true;
            }
        }

        return false;
    }
}
