using Hotline.Core.Messages;
using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Signals;

/// <summary>Something found by a rule: where, by which, in which language, and whether it is told of somebody else.</summary>
/// <param name="Denied">The message says that it is not so.</param>
internal readonly record struct Finding(Pattern Pattern, int FirstToken, int LastToken, Locale Language, bool OfOther, bool Denied = false);

/// <summary>The rules of every language over their shared words. One pass over a message finds danger and indicators alike.</summary>
internal sealed class SignalRules
{
    // Words between two findings that still speak of one thing.
    private const int Nearby = 4;

    private readonly SignalWords _words = new();
    private readonly RuleIndex _index;
    private readonly HashSet<(string Narrow, string Wide)> _over = [];

    public SignalRules()
    {
        // Every lexicon's words are counted once all rules are read: a rule may name a word of its own.
        Pattern[] patterns = [.. Load(SignalKind.Danger, "danger"), .. Load(SignalKind.Indicators, "indicators")];
        _index = new RuleIndex(patterns, _words.Concepts.Count);
    }

    /// <summary>What every rule finds. A message that is held is read once, for danger and indicators together.</summary>
    public Finding[] Find(Tokens tokens)
    {
        if (tokens.Kept is Finding[] kept)
        {
            return kept;
        }

        using var hits = HitList.Borrow();
        _words.Hear(tokens, hits);
        var found = Findings.Borrow();
        if (hits.Count > 0)
        {
            new Settling(tokens, hits, _words.Steer).Settle();
            Match(tokens, hits, found);
        }

        Finding[] findings = [.. found];
        tokens.Kept = findings;
        return findings;
    }

    /// <summary>
    /// Whether one finding says more exactly what another near it says too: a passport taken on the way is not also one kept at work.
    /// </summary>
    public bool Covers(Finding narrow, Finding wide) =>
        !narrow.Denied && !wide.Pattern.Also && narrow.FirstToken - wide.LastToken <= Nearby && wide.FirstToken - narrow.LastToken <= Nearby && _over.Contains((narrow.Pattern.Finds, wide.Pattern.Finds));

    private void Match(Tokens tokens, HitList hits, List<Finding> into)
    {
        var possible = _index.Possible(hits);
        if (possible.Count == 0)
        {
            return;
        }

        var said = new Sentence(_words, tokens, hits);
        foreach (var pattern in possible)
        {
            Match(said, pattern, hits, into, denied: false);
        }

        if (!hits.AnyDenied)
        {
            return;
        }

        foreach (var pattern in possible)
        {
            for (var part = 0; part < pattern.Elements.Length && pattern.CanBeDenied; part++)
            {
                if (pattern.Elements[part].CanTurn)
                {
                    Match(new Sentence(_words, tokens, hits, pattern.Elements[part]), pattern, hits, into, denied: true);
                }
            }
        }
    }

    private static void Match(Sentence sentence, Pattern pattern, HitList hits, List<Finding> into, bool denied)
    {
        var begins = pattern.Elements[0].Bits;
        for (var token = 0; token < hits.Tokens; token++)
        {
            if ((hits.Bits(token) & begins) == 0)
            {
                continue;
            }

            foreach (ref readonly var hit in hits.At(token))
            {
                if (sentence.Matches(pattern, hit, out var low, out var high) && sentence.Means(pattern, low, high, out var ofOther))
                {
                    sentence.TakeInDenial(ref low, ref high);
                    into.Add(new Finding(pattern, low, high, hit.Language, ofOther, denied));
                }
            }
        }
    }

    private List<Pattern> Load(SignalKind kind, string file)
    {
        var patterns = new List<Pattern>();
        foreach (var lexicon in _words.Lexicons.Prepend(null))
        {
            var folder = lexicon?.Locale.Code() ?? "all";
            foreach (var (finds, rest) in DataFiles.Entries(folder, file))
            {
                if (finds == "over")
                {
                    Order(rest);
                    continue;
                }

                foreach (var line in rest.Split(" / ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    patterns.Add(Pattern.Parse(kind, finds, line, $"{folder}.{file}.{finds}.{patterns.Count + 1}", _words, lexicon));
                }
            }
        }

        return patterns;
    }

    /// <summary>«over: narrow &gt; wide wide».</summary>
    private void Order(string line)
    {
        var sides = line.Split('>', StringSplitOptions.TrimEntries);
        foreach (var narrow in sides[0].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var wide in sides[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                _over.Add((narrow, wide));
            }
        }
    }
}
