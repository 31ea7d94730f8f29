using Hotline.Core.Messages;
using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Signals;

/// <summary>Tells whose act a verb is.</summary>
internal readonly ref struct Doers(Tokens tokens, HitList hits, SteeringWords steer)
{
    private const int DoerReach = 4;
    private const int NamesReach = 8;

    // «заберу», «бьём», «отдайте», «заперлась».
    private static readonly string[] SpeakersOwn = ["ю", "у", "юсь", "усь", "ем", "ём", "им", "йте", "ите", "ьте", "ай", "яй", "лась", "лся", "рся", "лись"];

    /// <summary>«я забрал паспорт», «паспорт алу», «беріңіз»: what the speaker does, or nobody yet, is nothing done to them.</summary>
    public void MarkOwnActs()
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
