using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Signals;

/// <summary>The word lists that the rules share, of all languages at once: a Kazakh verb and a Russian noun meet in one rule.</summary>
internal sealed class SignalWords
{
    private readonly Lexicon.Lexicon[] _lexicons;
    private readonly HashSet<ushort> _things;
    private readonly HashSet<ushort> _byOthers;

    public SignalWords()
    {
        // First, so that each has a bit of its own.
        Steer = new SteeringWords(Concepts);
        if (Concepts.Count > HitList.OwnBits)
        {
            throw new InvalidDataException($"More than {HitList.OwnBits} steering lists would share bits.");
        }

        _lexicons = [.. Locales.All.Select(locale => new Lexicon.Lexicon(locale, Concepts))];
        foreach (var lexicon in _lexicons)
        {
            Fill(lexicon, DataFiles.Entries(lexicon.Locale, "words"));
        }

        // Figures and signs read alike in every language; one of them holds them for all.
        Fill(_lexicons[^1], DataFiles.Entries("all", "words"));
        _things = Marked("things");
        _byOthers = Marked("by-others");
    }

    public Concepts Concepts { get; } = new();

    public SteeringWords Steer { get; }

    public IReadOnlyList<Lexicon.Lexicon> Lexicons => _lexicons;

    /// <summary>Whether a rule takes the word said or denied.</summary>
    public bool IsThing(ushort concept) => _things.Contains(concept);

    /// <summary>Whether it counts only when somebody else does it.</summary>
    public bool IsByOthers(ushort concept) => _byOthers.Contains(concept);

    /// <summary>Hears every word of a message once, in each language that it can be.</summary>
    public void Hear(Tokens tokens, HitList hits)
    {
        for (var index = 0; index < tokens.Count; index++)
        {
            hits.NextToken();
            HearAt(tokens, index, hits.Words);
        }

        new SpokenLanguages(tokens, hits, Steer).DropStrangers();
        var heard = hits.Count;
        for (var at = 0; at < heard; at++)
        {
            _lexicons[(int)hits[at].Language].Join(hits, at);
        }

        hits.Settle(tokens.Count);
    }

    private static void Fill(Lexicon.Lexicon lexicon, IEnumerable<(string Name, string Words)> entries)
    {
        foreach (var (name, words) in entries.Where(entry => !entry.Words.StartsWith('@')))
        {
            var concept = lexicon.Concept(name);
            foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                lexicon.Add(concept, word);
            }
        }
    }

    private void HearAt(Tokens tokens, int index, List<Hit> hits)
    {
        var traits = tokens[index].Traits;
        var first = hits.Count;
        var known = false;
        foreach (var lexicon in _lexicons)
        {
            if (MayBe(lexicon.Locale, traits))
            {
                var before = hits.Count;
                lexicon.Hear(tokens, index, hits, guess: false);
                known |= hits.Count > before;
                Quieten(lexicon, hits, before);
            }
        }

        if (known || hits.Count > first)
        {
            return;
        }

        foreach (var lexicon in _lexicons)
        {
            if (MayBe(lexicon.Locale, traits))
            {
                var before = hits.Count;
                lexicon.Guess(tokens, index, hits);
                Quieten(lexicon, hits, before);
            }
        }
    }

    private static bool MayBe(Locale locale, WordTraits traits) =>
        locale == Locale.Kk || ((traits & (WordTraits.Kazakh | WordTraits.Turkic)) == 0 && (locale == Locale.Ru || (traits & WordTraits.Cyrillic) == 0));

    /// <summary>In a quiet word no list is heard, only the very words of a phrase: «алдында» is nothing, «есік алдында» is a place.</summary>
    private void Quieten(Lexicon.Lexicon lexicon, List<Hit> hits, int from)
    {
        if (!HasQuiet(hits, from))
        {
            return;
        }

        for (var at = hits.Count - 1; at >= from; at--)
        {
            if (!lexicon.IsExact(hits[at].Concept))
            {
                hits.RemoveAt(at);
            }
        }
    }

    private bool HasQuiet(List<Hit> hits, int from)
    {
        for (var at = from; at < hits.Count; at++)
        {
            if (hits[at].Concept == Steer.Quiet)
            {
                return true;
            }
        }

        return false;
    }

    private HashSet<ushort> Marked(string mark) =>
        [.. DataFiles.Entries("all", "words").Where(entry => entry.Name == mark).SelectMany(entry => entry.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(name => Concepts[name.TrimStart('@')])];
}
