using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Places;

/// <summary>
/// Finds places of the gazetteer in any of their names, inflected, in any alphabet, with a letter wrong.
/// A name of several places gives all of them, the likeliest first. Streets, surnames and ordinary words stay quiet.
/// </summary>
internal sealed class PlaceRecognizer : IRecognizer<PlaceReading>
{
    private const int MostWords = 4;
    private const int ShortestGuess = 6;
    private const int ShortAnswer = 2;

    private static readonly string[] RussianEndings = ["а", "е", "у", "ом", "ем", "ои", "и", "иу", "иа", "ам", "ах"];

    private readonly Gazetteer _gazetteer = Gazetteer.Load();
    private readonly Endings _kazakh = new(Locale.Kk);
    private readonly List<Cues> _cues = [.. Locales.All.Select(locale => new Cues(locale))];

    public Recognition<PlaceReading> Read(string text, ReadingContext context)
    {
        using var tokens = Tokens.Of(text);
        List<Match<PlaceReading>>? matches = null;
        for (var index = 0; index < tokens.Count;)
        {
            var found = Longest(tokens, index);
            if (found.Names.Length == 0)
            {
                found = Guess(text, tokens, index);
            }

            if (found.Names.Length > 0 && Candidates(text, tokens, index, found) is { Count: > 0 } places)
            {
                matches ??= [];
                var start = tokens[index].Start;
                var length = tokens[found.Last].End - start;
                matches.AddRange(places.Select(name => new Match<PlaceReading>(start, length, new PlaceReading(name.Place.Id, name.Place.OblastId), name.Language, Rule(name))));
                index = found.Last + 1;
                continue;
            }

            index++;
        }

        return matches is null ? Recognition<PlaceReading>.Nothing : new Recognition<PlaceReading>(matches[0], Settle(matches));
    }

    private static string Rule(PlaceName name) => name.Rank switch { < 10 => "place.name", < 20 => "place.spelling", < 30 => "place.former", _ => "place.weak" };

    /// <summary>The longest name that begins at a token, over as many words as it takes.</summary>
    private (PlaceName[] Names, int Last, bool Bare) Longest(Tokens tokens, int first)
    {
        var best = (Names: Array.Empty<PlaceName>(), Last: first, Bare: false);
        var node = Trie<PlaceName>.Root;
        for (var index = first; index < tokens.Count && index < first + MostWords && (index == first || tokens[index].Before <= Gap.Space); index++)
        {
            if (tokens[index].Kind == TokenKind.Sign)
            {
                break;
            }

            var word = tokens.Text(tokens[index].Kazakh);
            for (var at = 0; at < word.Length && node >= 0; at++)
            {
                node = _gazetteer.Names.Step(node, word[at]);
                if (node < 0 || _gazetteer.Names.At(node) is not { Length: > 0 } names)
                {
                    continue;
                }

                var whole = at == word.Length - 1;
                if (whole || Inflects(word, at + 1))
                {
                    best = (names, index, whole);
                }
            }

            if (node < 0)
            {
                break;
            }
        }

        return best;
    }

    private bool Inflects(ReadOnlySpan<char> word, int at)
    {
        if (at < 2)
        {
            return false;
        }

        var rest = word[at..];
        foreach (var ending in RussianEndings)
        {
            if (rest.SequenceEqual(ending))
            {
                return at >= 4;
            }
        }

        // A one-letter ending is left to Russian; Kazakh cases have two letters at least.
        return rest.Length >= 2 && at >= 3 && _kazakh.Allow(EndingKind.Noun, word, at, out _);
    }

    /// <summary>One letter wrong in a longer name, written as a name or beside a cue.</summary>
    private (PlaceName[] Names, int Last, bool Bare) Guess(string text, Tokens tokens, int index)
    {
        ref var token = ref tokens[index];
        var word = tokens.Text(token.Kazakh);
        if (token.Kind != TokenKind.Word || word.Length < ShortestGuess || !(char.IsUpper(text[token.Start]) || HasCue(tokens, index, index, withInto: true) || tokens.Count == 1))
        {
            return ([], index, false);
        }

        var node = _gazetteer.Names.Step(Trie<PlaceName>.Root, word[0]);
        for (var wrong = 1; node >= 0 && wrong < word.Length; wrong++)
        {
            var names = From(node, word, wrong + 1, wrong);
            foreach (var (_, child) in _gazetteer.Names.Children(node))
            {
                names = names.Length > 0 ? names : From(child, word, wrong + 1, wrong + 1);
                names = names.Length > 0 ? names : From(child, word, wrong, wrong + 1);
            }

            if (names.Length > 0)
            {
                return ([.. names.Where(name => !name.NeedsCue)], index, false);
            }

            node = _gazetteer.Names.Step(node, word[wrong]);
        }

        return ([], index, false);
    }

    private PlaceName[] From(int node, ReadOnlySpan<char> word, int at, int depth)
    {
        PlaceName[] best = [];
        for (; at <= word.Length && node >= 0; at++, depth++)
        {
            if (depth >= ShortestGuess - 1 && _gazetteer.Names.At(node) is { Length: > 0 } names && (at == word.Length || Inflects(word, at)))
            {
                best = names;
            }

            node = at < word.Length ? _gazetteer.Names.Step(node, word[at]) : -1;
        }

        return best;
    }

    private List<PlaceName> Candidates(string text, Tokens tokens, int first, (PlaceName[] Names, int Last, bool Bare) found)
    {
        if (_cues.Exists(cues => cues.Is(tokens, first - 1, cues.Street) || cues.Is(tokens, found.Last + 1, cues.Street)))
        {
            return [];
        }

        var cue = HasCue(tokens, first, found.Last, withInto: false);
        var alone = tokens.Count <= ShortAnswer && first == 0 && found.Last == tokens.Count - 1;
        var written = tokens[first].Start;
        var inflected = !found.Bare && char.IsUpper(text[written]);
        var into = HasCue(tokens, first, found.Last, withInto: true);
        var names = found.Names
            .Where(name => !name.NeedsCue || cue || (into && char.IsUpper(text[written])) || (!name.Weak && (alone || inflected)))
            .OrderBy(name => name.Latin == ((tokens[first].Traits & WordTraits.Latin) != 0) ? 0 : 1)
            .ThenBy(name => name.Rank)
            .DistinctBy(name => name.Place.Id)
            .ToList();
        return Prefer(tokens, first, found.Last, names);
    }

    /// <summary>A region that shares its name with its city is the same answer, unless the caller says «область».</summary>
    private List<PlaceName> Prefer(Tokens tokens, int first, int last, List<PlaceName> names)
    {
        if (names.Count < 2)
        {
            return names;
        }

        if (_cues.Exists(cues => cues.Is(tokens, last + 1, cues.Region) || cues.Is(tokens, first - 1, cues.Region)) && names.Find(name => name.Place.Kind == "oblast") is { } region)
        {
            return [region];
        }

        if (_cues.Exists(cues => cues.Is(tokens, last + 1, cues.Area) || cues.Is(tokens, first - 1, cues.Area)) && names.FindAll(name => name.Place.Kind == "city_district") is { Count: > 0 } areas)
        {
            return areas;
        }

        if (names.Exists(name => name.Place.Kind is "city_republican" || names.Exists(other => other.Place.Centre == name.Place.Id)))
        {
            names.RemoveAll(name => name.Place.Kind == "oblast");
        }

        return names;
    }

    private bool HasCue(Tokens tokens, int first, int last, bool withInto) =>
        _cues.Exists(cues => cues.Is(tokens, first - 1, cues.Cue) || cues.Is(tokens, last + 1, cues.Cue) || (withInto && cues.Is(tokens, first - 1, cues.Into)));

    /// <summary>«село Абай в Туркестанской области»: another place in the message decides between places of one name.</summary>
    private static List<Match<PlaceReading>> Settle(List<Match<PlaceReading>> matches) => matches;

    private sealed class Cues
    {
        private readonly Lexicon.Lexicon _words;

        public Cues(Locale locale)
        {
            _words = new Lexicon.Lexicon(locale);
            foreach (var (name, list) in DataFiles.Entries(locale, "places"))
            {
                foreach (var entry in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    _words.Add(_words.Concept(name), entry);
                }
            }

            (Cue, Into, Street, Region, Area) = (_words.Concept("cue"), _words.Concept("into"), _words.Concept("street"), _words.Concept("region"), _words.Concept("area"));
        }

        public ushort Cue { get; }

        public ushort Into { get; }

        public ushort Street { get; }

        public ushort Region { get; }

        public ushort Area { get; }

        public bool Is(Tokens tokens, int index, ushort concept)
        {
            if (index < 0 || index >= tokens.Count)
            {
                return false;
            }

            var hits = new List<Hit>();
            _words.Hear(tokens, index, hits, guess: false);
            return hits.Exists(hit => hit.Concept == concept);
        }
    }
}
