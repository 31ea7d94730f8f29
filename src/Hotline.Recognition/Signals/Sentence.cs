using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Signals;

/// <summary>
/// Holds rules against one message. Few rules reach over the end of a sentence, none over two. With an element turned, that one must be
/// denied: what then matches is what the message says did not happen.
/// </summary>
internal readonly ref struct Sentence(SignalWords words, Tokens tokens, HitList hits, Element? turned = null)
{
    // So many small words may stand between without making a distance.
    private const int Smalls = 8;
    private const int Widest = 14;
    private const int DoerReach = 4;

    public bool Matches(Pattern pattern, Hit first, out int low, out int high)
    {
        (low, high) = (first.First, first.Last);
        return (pattern.Language is null || pattern.Language == first.Language)
            && Fits(pattern.Elements[0], first)
            && (pattern.Ordered ? Follow(pattern, ref high) : Gather(pattern, first, ref low, ref high));
    }

    /// <summary>Reads around a finding whether it is meant: not supposed, long ago, a story, or excluded by a word of its rule.</summary>
    public bool Means(Pattern pattern, int low, int high, out bool ofOther)
    {
        var from = low;
        while (from > 0 && low - from < Widest && tokens[from].Before < Gap.Stop)
        {
            from--;
        }

        var steer = words.Steer;
        var refusing = HitList.Bit(steer.Story) | (pattern.EvenIf ? 0 : HitList.Bit(steer.Supposing));
        var said = 0UL;
        ofOther = false;
        for (var index = from; index < tokens.Count && index <= high + Widest && (index <= high || tokens[index].Before < Gap.Stop); index++)
        {
            var bits = hits.Bits(index);
            said |= bits;
            if ((bits & refusing) != 0
                || (!pattern.EvenPast && (bits & HitList.Bit(steer.LongAgo)) != 0 && !Lasts(index))
                || ((bits & pattern.UnlessBits) != 0 && IsExcluded(pattern, index)))
            {
                return false;
            }
        }

        var self = (said & (HitList.Bit(steer.Self) | HitList.Bit(steer.Doer))) != 0;
        ofOther = !self && (said & HitList.Bit(steer.Other)) != 0;
        var supposed = (said & HitList.Bit(steer.If)) != 0;
        return !supposed || pattern.EvenIf || !((said & HitList.Bit(steer.Would)) != 0 || Asks(high));
    }

    /// <summary>Without its «не» or «жоқ» a proof would say the opposite: not "let us go out" but "not let us go out".</summary>
    public void TakeInDenial(ref int low, ref int high)
    {
        var steer = words.Steer;
        if (low > 0 && tokens[low].Before < Gap.Comma && (hits.Has(low - 1, steer.Deny) || hits.Has(low - 1, steer.DenyNext)))
        {
            low--;
        }

        if (high + 1 < tokens.Count && tokens[high + 1].Before < Gap.Comma && hits.Has(high + 1, steer.DenyAfter))
        {
            high++;
        }
    }

    private bool IsExcluded(Pattern pattern, int index)
    {
        foreach (ref readonly var hit in hits.At(index))
        {
            if (!hit.Denied && pattern.Unless.AsSpan().Contains(hit.Concept))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the sentence ends with a question mark.</summary>
    private bool Asks(int index)
    {
        for (index++; index < tokens.Count; index++)
        {
            if (tokens[index].Before >= Gap.Stop)
            {
                return tokens[index].Before == Gap.Question;
            }
        }

        return tokens.Ending == Gap.Question;
    }

    /// <summary>«с 2019 года», «2019 жылдан бері».</summary>
    private bool Lasts(int index)
    {
        for (var near = Math.Max(0, index - 1); near <= index + 2 && near < tokens.Count; near++)
        {
            if (hits.Has(near, words.Steer.Since))
            {
                return true;
            }
        }

        return false;
    }

    private bool Fits(Element element, in Hit hit)
    {
        if ((element.Bits & HitList.Bit(hit.Concept)) == 0)
        {
            return false;
        }

        foreach (var choice in element.Choices)
        {
            if (choice.Concept == hit.Concept)
            {
                return ReferenceEquals(element, turned)
                    ? hit.Denied && !words.Steer.IsPerson(hit.Concept) && !IsDoneBySpeaker(hit)
                    : (choice.Polarity == Polarity.Either || (turned is not null && words.Steer.IsPerson(hit.Concept)) || hit.Denied == (choice.Polarity == Polarity.Denied))
                        && ((hit.Traits & HitTraits.OwnAct) == 0 || !words.IsByOthers(hit.Concept));
            }
        }

        return false;
    }

    /// <summary>«я никого не бил»: of what the speaker did not do nothing follows. «никто не бил» names nobody and is of others.</summary>
    private bool IsDoneBySpeaker(in Hit hit)
    {
        if ((hit.Traits & HitTraits.OwnAct) == 0 || !words.IsByOthers(hit.Concept))
        {
            return false;
        }

        for (var index = hit.First; index >= 0 && index >= hit.First - DoerReach; index--)
        {
            if (hits.Has(index, words.Steer.Doer))
            {
                return true;
            }
        }

        return (hit.Traits & HitTraits.Own) != 0;
    }

    private int Match(Element element, int token)
    {
        if ((element.Bits & hits.Bits(token)) == 0)
        {
            return -1;
        }

        foreach (ref readonly var hit in hits.At(token))
        {
            if (Fits(element, hit))
            {
                return hit.Last;
            }
        }

        return -1;
    }

    private bool Follow(Pattern pattern, ref int last)
    {
        for (var part = 1; part < pattern.Elements.Length; part++)
        {
            var (_, found) = Onward(pattern.Elements[part], last);
            if (found < 0)
            {
                return false;
            }

            last = Math.Max(last, found);
        }

        return true;
    }

    private bool Gather(Pattern pattern, Hit first, ref int low, ref int high)
    {
        for (var part = 1; part < pattern.Elements.Length; part++)
        {
            var element = pattern.Elements[part];
            var (from, to) = Onward(element, first.Last);
            if (to < 0)
            {
                (from, to) = Backward(element, first.First);
            }

            if (to < 0)
            {
                return false;
            }

            (low, high) = (Math.Min(low, from), Math.Max(high, to));
        }

        return true;
    }

    private (int From, int To) Onward(Element element, int last)
    {
        var stops = element.Stops;
        for (var index = last + 1; index < tokens.Count && index <= last + element.Reach + Smalls && hits.Place(index) - hits.Place(last) <= element.Reach + 1; index++)
        {
            if (tokens[index].Before >= Gap.Stop && --stops < 0)
            {
                break;
            }

            if (Match(element, index) is var to and >= 0)
            {
                return (index, to);
            }
        }

        return (-1, -1);
    }

    private (int From, int To) Backward(Element element, int first)
    {
        var stops = element.Stops;
        for (var index = first - 1; index >= 0 && index >= first - element.Reach - Smalls && hits.Place(first) - hits.Place(index) <= element.Reach + 1; index--)
        {
            if (tokens[index + 1].Before >= Gap.Stop && --stops < 0)
            {
                break;
            }

            if (Match(element, index) is var to and >= 0)
            {
                return (index, to);
            }
        }

        return (-1, -1);
    }
}
