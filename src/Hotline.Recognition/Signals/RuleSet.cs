using Hotline.Core.Messages;
using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Signals;

/// <summary>Something found by a rule: where, by which, and how it was meant.</summary>
internal readonly record struct Finding(Pattern Pattern, int FirstToken, int LastToken, bool Supposed, bool LongAgo, bool OfOther);

/// <summary>The rules of one language for one recognizer, over that language's words.</summary>
internal sealed class RuleSet
{
    private readonly Lexicon.Lexicon _lexicon;
    private readonly Dictionary<ushort, Pattern[]> _byFirst;
    private readonly ushort _deny;
    private readonly ushort _denyAfter;
    private readonly ushort _aux;
    private readonly ushort _supposing;
    private readonly ushort _longAgo;
    private readonly ushort _story;
    private readonly ushort _other;
    private readonly ushort _self;

    public RuleSet(Lexicon.Lexicon lexicon, string file)
    {
        _lexicon = lexicon;
        (_deny, _denyAfter, _aux) = (lexicon.Concept("deny"), lexicon.Concept("deny-after"), lexicon.Concept("aux"));
        (_supposing, _longAgo, _story) = (lexicon.Concept("supposing"), lexicon.Concept("long-ago"), lexicon.Concept("story"));
        (_other, _self) = (lexicon.Concept("other"), lexicon.Concept("self"));
        _byFirst = Load(lexicon, file)
            .SelectMany(pattern => pattern.Elements[0].Concepts.Select(concept => (concept, pattern)))
            .GroupBy(pair => pair.concept, pair => pair.pattern)
            .ToDictionary(group => group.Key, group => group.ToArray());
    }

    public Locale Locale => _lexicon.Locale;

    public int Patterns => _byFirst.Values.Sum(list => list.Length);

    /// <summary>Every rule that finds something.</summary>
    public void Find(Tokens tokens, List<Finding> into)
    {
        using var hits = HitList.Borrow();
        for (var index = 0; index < tokens.Count; index++)
        {
            hits.NextToken();
            _lexicon.Hear(tokens, index, hits.Words, guess: true);
        }

        if (hits.Count == 0)
        {
            return;
        }

        _lexicon.Join(hits);
        hits.Settle(tokens.Count);
        Deny(tokens, hits);
        for (var at = 0; at < hits.Count; at++)
        {
            var hit = hits[at];
            if (_byFirst.TryGetValue(hit.Concept, out var patterns))
            {
                Try(patterns, hit, tokens, hits, into);
            }
        }
    }

    private static List<Pattern> Load(Lexicon.Lexicon lexicon, string file)
    {
        var patterns = new List<Pattern>();
        foreach (var (finds, rest) in DataFiles.Entries(lexicon.Locale, file))
        {
            foreach (var line in rest.Split(" / ", StringSplitOptions.RemoveEmptyEntries))
            {
                patterns.Add(Pattern.Parse(finds, line, $"{lexicon.Locale.Code()}.{file}.{finds}.{patterns.Count + 1}", lexicon));
            }
        }

        return patterns;
    }

    private void Deny(Tokens tokens, HitList hits)
    {
        for (var index = 0; index < tokens.Count; index++)
        {
            if (hits.Has(index, _deny, out _))
            {
                for (var to = index + 1; to < tokens.Count && to <= index + 3 && tokens[to].Before < Gap.Comma; to++)
                {
                    hits.Deny(to, index);
                    if (!hits.Has(to, _aux, out _))
                    {
                        break;
                    }
                }
            }
            else if (hits.Has(index, _denyAfter, out _) && tokens[index].Before < Gap.Comma)
            {
                for (var to = index - 1; to >= 0 && to >= index - 2; to--)
                {
                    hits.Deny(to, index);
                    if (!hits.Has(to, _aux, out _) || tokens[to].Before >= Gap.Comma)
                    {
                        break;
                    }
                }
            }
        }
    }

    private void Try(Pattern[] patterns, Hit first, Tokens tokens, HitList hits, List<Finding> into)
    {
        foreach (var pattern in patterns)
        {
            if (!Fits(pattern.Elements[0].Polarity, first.Denied))
            {
                continue;
            }

            var (low, high) = (first.First, first.Last);
            if (!(pattern.Ordered ? Follow(pattern, tokens, hits, ref high) : Gather(pattern, first, tokens, hits, ref low, ref high)))
            {
                continue;
            }

            var about = Around(low, high, pattern, tokens, hits, out var unless);
            if (!unless && !about.Story && (!about.Supposed || pattern.EvenIf))
            {
                into.Add(new Finding(pattern, low, high, about.Supposed, about.LongAgo && !pattern.EvenPast, about.Other && !about.Self));
            }
        }
    }

    private static bool Fits(Polarity polarity, bool denied) => polarity == Polarity.Either || denied == (polarity == Polarity.Denied);

    private static int Match(Element element, int token, HitList hits)
    {
        foreach (ref readonly var hit in hits.At(token))
        {
            if (Fits(element.Polarity, hit.Denied) && element.Concepts.AsSpan().Contains(hit.Concept))
            {
                return hit.Last;
            }
        }

        return -1;
    }

    private static bool Follow(Pattern pattern, Tokens tokens, HitList hits, ref int last)
    {
        for (var part = 1; part < pattern.Elements.Length; part++)
        {
            var element = pattern.Elements[part];
            var found = -1;
            for (var index = last + 1; index < tokens.Count && index <= last + 1 + element.Reach && tokens[index].Before < Gap.Stop && found < 0; index++)
            {
                found = Match(element, index, hits);
            }

            if (found < 0)
            {
                return false;
            }

            last = Math.Max(last, found);
        }

        return true;
    }

    private static bool Gather(Pattern pattern, Hit first, Tokens tokens, HitList hits, ref int low, ref int high)
    {
        for (var part = 1; part < pattern.Elements.Length; part++)
        {
            var element = pattern.Elements[part];
            var (from, to) = (-1, -1);
            for (var index = first.Last + 1; index < tokens.Count && index <= first.Last + element.Reach && tokens[index].Before < Gap.Stop && to < 0; index++)
            {
                (from, to) = (index, Match(element, index, hits));
            }

            for (var index = first.First; to < 0 && index > 0 && index > first.First - element.Reach && tokens[index].Before < Gap.Stop; index--)
            {
                (from, to) = (index - 1, Match(element, index - 1, hits));
            }

            if (to < 0)
            {
                return false;
            }

            (low, high) = (Math.Min(low, from), Math.Max(high, to));
        }

        return true;
    }

    /// <summary>Reads the sentence around a finding: supposed, long ago, a story, about somebody else.</summary>
    private (bool Supposed, bool LongAgo, bool Story, bool Other, bool Self) Around(int low, int high, Pattern pattern, Tokens tokens, HitList hits, out bool unless)
    {
        const int Widest = 14;
        var from = low;
        while (from > 0 && low - from < Widest && tokens[from].Before < Gap.Stop)
        {
            from--;
        }

        var (supposed, longAgo, story, other, self) = (false, false, false, false, false);
        unless = false;
        for (var index = from; index < tokens.Count && index <= high + Widest && (index <= high || tokens[index].Before < Gap.Stop); index++)
        {
            foreach (ref readonly var hit in hits.At(index))
            {
                supposed |= hit.Concept == _supposing;
                longAgo |= hit.Concept == _longAgo;
                story |= hit.Concept == _story;
                other |= hit.Concept == _other;
                self |= hit.Concept == _self;
                unless |= pattern.Unless.AsSpan().Contains(hit.Concept) && !hit.Denied;
            }
        }

        return (supposed, longAgo, story, other, self);
    }
}
