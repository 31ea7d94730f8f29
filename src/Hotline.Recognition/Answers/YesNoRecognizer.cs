using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Answers;

/// <summary>Reads an answer to a yes-or-no question. Doubt wins over both, a refusal over all; otherwise what was said first counts.</summary>
internal sealed class YesNoRecognizer : IRecognizer<YesNo>
{
    // In a long text «нет» is seldom the answer.
    private const int LongestAnswer = 25;
    private const int ShortAnswer = 5;
    private const int MiddlingAnswer = 8;

    private static readonly string[] Kinds = ["yes", "no", "unsure", "maybe", "refuse"];

    private readonly List<(Lexicon.Lexicon Words, ushort[] Kinds)> _languages = [];

    public YesNoRecognizer()
    {
        foreach (var locale in Locales.All)
        {
            var words = new Lexicon.Lexicon(locale);
            var kinds = Kinds.Select(words.Concept).ToArray();
            foreach (var (name, list) in DataFiles.Entries(locale, "yesno"))
            {
                var kind = words.Concept(name);
                foreach (var entry in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    words.Add(kind, entry);
                }
            }

            _languages.Add((words, kinds));
        }
    }

    public Recognition<YesNo> Read(string text, ReadingContext context)
    {
        using var tokens = Tokens.Of(text);
        if (tokens.Count == 0)
        {
            return Recognition<YesNo>.Nothing;
        }

        var heard = new List<Heard>();
        foreach (var (words, kinds) in _languages)
        {
            Hear(tokens, words, kinds, heard);
        }

        if (heard.Count == 0)
        {
            return ByDenial(tokens) ?? Recognition<YesNo>.Nothing;
        }

        var longest = heard.Where(one => !heard.Exists(other => other.Covers(one))).OrderBy(one => one.First).ToList();
        var matches = longest.Where(one => one.Kind < 3).Select(one => Made(tokens, one, (YesNo)one.Kind)).DistinctBy(match => (match.Start, match.Value)).ToList();
        var answer = Decide(tokens, longest, context);
        return answer is null ? new Recognition<YesNo>(null, matches) : new Recognition<YesNo>(answer, matches.Count == 0 ? [answer] : matches);
    }

    private static void Hear(Tokens tokens, Lexicon.Lexicon words, ushort[] kinds, List<Heard> heard)
    {
        using var hits = HitList.Borrow();
        for (var index = 0; index < tokens.Count; index++)
        {
            hits.NextToken();
            words.Hear(tokens, index, hits.Words, guess: tokens.Count <= 2);
        }

        words.Join(hits);
        hits.Settle(tokens.Count);
        for (var at = 0; at < hits.Count; at++)
        {
            // «is» sounds like «ес» and «я» like «ия»: Latin counts for Kazakh and Russian only where little else is said.
            ref var token = ref tokens[hits[at].First];
            if (words.Locale != Locale.En && (((token.Traits & WordTraits.Latin) != 0 && tokens.Count > 3) || tokens.Text(token.Plain) is "я"))
            {
                continue;
            }

            if (Array.IndexOf(kinds, hits[at].Concept) is var kind and >= 0)
            {
                heard.Add(new Heard(hits[at].First, hits[at].Last, kind, words.Locale));
            }
        }
    }

    private static Match<YesNo>? Decide(Tokens tokens, List<Heard> heard, ReadingContext context)
    {
        if (tokens.Count > LongestAnswer && heard[0].First > 0)
        {
            return null;
        }

        // «не скажу», «зачем вам»: who does not want to answer has not answered. Beside a yes or no it is only said besides.
        var last = heard[^1].Kind < 2 && heard[^1].Last == tokens.Count - 1 ? heard[^1] : null;
        if (heard.Exists(one => one.Kind == 4) && heard[0].Kind >= 2 && last is null && !heard.Exists(one => one.Kind == 2))
        {
            return null;
        }

        var doubt = heard.FindIndex(one => one.Kind == 2);
        if (doubt >= 0)
        {
            return Made(tokens, heard[doubt], YesNo.Unsure);
        }

        doubt = heard.FindIndex(one => one.Kind == 3);
        var plain = heard.Where(one => one.Kind < 2).ToList();
        if (doubt >= 0 && (tokens.Count <= ShortAnswer || plain.Count == 0 || heard[doubt].First == 0))
        {
            return Made(tokens, heard[doubt], YesNo.Unsure);
        }

        // Deep inside a longer text these are words like any other.
        if (plain.Count == 0 || (tokens.Count > ShortAnswer && plain[0].First > 1))
        {
            return plain.Count > 0 && last is not null && tokens.Count <= MiddlingAnswer ? Made(tokens, last, (YesNo)last.Kind) : null;
        }

        // The caller's own language decides between words that two languages share.
        var first = plain.FindAll(one => one.First == plain[0].First);
        var chosen = first.Find(one => one.Language == context.Locale) ?? first[0];
        return Made(tokens, chosen, (YesNo)chosen.Kind);
    }

    /// <summary>«не забирали», «бермейді»: a short answer that only denies.</summary>
    private static Recognition<YesNo>? ByDenial(Tokens tokens)
    {
        if (tokens.Count > ShortAnswer)
        {
            return null;
        }

        for (var index = 0; index < tokens.Count; index++)
        {
            var sound = tokens.Text(tokens[index].Kazakh);
            if (sound.Length > 6 && (sound.EndsWith("маиди") || sound.EndsWith("меиди") || sound.EndsWith("баиди") || sound.EndsWith("беиди") || sound.EndsWith("паиди") || sound.EndsWith("пеиди") || sound.EndsWith("меимин") || sound.EndsWith("маимин") || sound.EndsWith("мади") || sound.EndsWith("меди")))
            {
                var match = Made(tokens, new Heard(index, index, (int)YesNo.No, Locale.Kk), YesNo.No);
                return new Recognition<YesNo>(match, [match]);
            }
        }

        return null;
    }

    private static Match<YesNo> Made(Tokens tokens, Heard heard, YesNo value)
    {
        var start = tokens[heard.First].Start;
        return new Match<YesNo>(start, tokens[heard.Last].End - start, value, heard.Language, "yesno." + Kinds[heard.Kind]);
    }

    private sealed record Heard(int First, int Last, int Kind, Locale Language)
    {
        public bool Covers(Heard other) => First <= other.First && other.Last <= Last && Last - First > other.Last - other.First;
    }
}
