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
    private const int ShortAnswer = 2;

    private readonly NameFinder _names = new(Gazetteer.Load(), new PlaceEndings());
    private readonly PlaceCues _cues = new();

    public Recognition<PlaceReading> Read(string text, ReadingContext context)
    {
        using var tokens = Tokens.Of(text);
        var reading = new Reading(text, tokens, _cues);
        List<Match<PlaceReading>>? matches = null;
        for (var index = 0; index < tokens.Count;)
        {
            var found = _names.Exact(tokens, index);
            var places = found.Any ? Candidates(ref reading, index, found) : [];
            if (places.Count == 0 && MayGuess(ref reading, index))
            {
                found = _names.Guess(tokens, index);
                places = found.Any && IsSure(ref reading, index, found) ? Candidates(ref reading, index, found) : [];
            }

            if (places.Count == 0)
            {
                index++;
                continue;
            }

            matches ??= [];
            var start = tokens[index].Start;
            var length = tokens[found.Last].End - start;
            matches.AddRange(places.Select(name => new Match<PlaceReading>(start, length, new PlaceReading(name.Place.Id, name.Place.OblastId), name.Language, Rule(name, found))));
            index = found.Last + 1;
        }

        return matches is null ? Recognition<PlaceReading>.Nothing : new Recognition<PlaceReading>(matches[0], matches);
    }

    private static string Rule(PlaceName name, FoundName found) =>
        found.Guessed ? "place.guess" : name.Rank switch { < 10 => "place.name", < 20 => "place.spelling", < 30 => "place.former", _ => "place.weak" };

    /// <summary>One letter wrong: only what is written as a name, stands beside a cue, or is the whole answer.</summary>
    private static bool MayGuess(ref Reading reading, int index)
    {
        ref readonly var token = ref reading.Tokens[index];
        var hyphen = index + 1 < reading.Tokens.Count && reading.Tokens[index + 1].Before == Gap.Hyphen;
        return token.Kind == TokenKind.Word && (token.Kazakh.Length >= NameFinder.ShortestGuess || (hyphen && token.Kazakh.Length > 1))
            && (reading.IsCapital(index) || reading.Tokens.Count == 1 || (reading.Around(index, index) & (Cue.Place | Cue.Into)) != 0)
            && (reading.Of(index) & Cue.Word) == 0;
    }

    /// <summary>The capital of a sentence's first word alone does not make it a name.</summary>
    private static bool IsSure(ref Reading reading, int first, FoundName found)
    {
        var next = found.Last + 1;
        if (found.Letters == NameFinder.ShortestGuess && !found.Where && !reading.IsCapital(first) && reading.Tokens.Count > 1 && (reading.Around(first, found.Last) & (Cue.Place | Cue.Region | Cue.Area)) == 0)
        {
            return false;
        }

        return found.Where || reading.Tokens[first].Before < Gap.Stop || next >= reading.Tokens.Count || (found.Bare && reading.Tokens[next].Before >= Gap.Comma)
            || (reading.Around(first, found.Last) & (Cue.Place | Cue.Region | Cue.Area | Cue.Beside)) != 0;
    }

    private static List<PlaceName> Candidates(ref Reading reading, int first, FoundName found)
    {
        var tokens = reading.Tokens;
        var around = reading.Around(first, found.Last);
        if ((around & Cue.Street) != 0 || ((reading.Of(first - 1) | reading.Of(first - 2)) & Cue.Surname) != 0 || NamesSomethingElse(ref reading, first, found))
        {
            return [];
        }

        var cue = (around & (Cue.Place | Cue.Region | Cue.Area)) != 0;
        var near = (reading.Of(found.Last + 1) & Cue.Beside) != 0 || (reading.Of(first - 1) & Cue.Into) != 0;
        var isLatin = (tokens[first].Traits & WordTraits.Latin) != 0;
        var names = new List<PlaceName>(found.Names.Length);
        if (cue || Counts(ref reading, first, found, near))
        {
            var alone = IsAlone(tokens, first, found);
            var capital = reading.IsCapital(first);
            var abbreviated = IsAbbreviated(tokens, first, found);
            names.AddRange(found.Names.Where(name => !name.NeedsCue || cue || abbreviated || (near && capital) || (!name.Weak && (alone || (capital && found.Where)))));
        }

        if (names.Count > 1)
        {
            names = [.. names.OrderBy(name => name.Latin == isLatin ? 0 : 1).ThenBy(name => name.Rank).DistinctBy(name => name.Place.Id)];
        }

        return Prefer(names, around);
    }

    /// <summary>Whether a name without a cue is meant as a place.</summary>
    private static bool Counts(ref Reading reading, int first, FoundName found, bool near)
    {
        var (tokens, capital) = (reading.Tokens, reading.IsCapital(first));
        if (near || IsAlone(tokens, first, found))
        {
            return true;
        }

        var inside = capital && first > 0 && tokens[first].Before < Gap.Stop;
        if (found.Last == first && (reading.Of(first) & Cue.Word) != 0 && !(inside || (capital && found.Where)))
        {
            return false;
        }

        // «Канат Сатпаев», «Курчатов был физиком»: a bare surname.
        return !(found.Bare && IsSurname(tokens, found.Last) && (IsNameBeside(ref reading, first, found) || (capital && found.Last + 1 < tokens.Count && tokens[found.Last + 1].Before < Gap.Comma)));
    }

    /// <summary>«Иван Алматинский», «академик Сатпаев», «стадион Астана», «на Сатпаева»: a person, a house, a street.</summary>
    private static bool NamesSomethingElse(ref Reading reading, int first, FoundName found)
    {
        var before = first > 0 && reading.Tokens[first].Before < Gap.Comma ? reading.Of(first - 1) : Cue.None;
        var word = reading.Tokens.Text(reading.Tokens[found.Last].Kazakh);
        var genitive = word is [.., 'о' or 'е', 'в', 'а'];
        return ((before & Cue.Name) != 0 && (genitive || IsSurname(reading.Tokens, found.Last) || word is [.., 'с', 'к', 'и'] or [.., 'с', 'к', 'а', 'и', 'а']))
            || ((before & Cue.House) != 0 && (found.Bare || found.Guessed))
            || (genitive && reading.Tokens.Count > 1 && ((before & Cue.Along) != 0 || ((before | reading.Around(first, found.Last)) & (Cue.Into | Cue.Place | Cue.Region | Cue.Area)) == 0));
    }

    private static bool IsAlone(Tokens tokens, int first, FoundName found) => tokens.Count <= ShortAnswer && first == 0 && found.Last == tokens.Count - 1;

    /// <summary>«БАӘ», «баа-де»: two sounds alone would be many words.</summary>
    private static bool IsAbbreviated(Tokens tokens, int first, FoundName found) =>
        found.Letters == 2 && tokens[first].Length == 3 && ((tokens[first].Traits & WordTraits.Capitals) != 0 || (first + 1 < tokens.Count && tokens[first + 1].Before == Gap.Hyphen));

    private static bool IsSurname(Tokens tokens, int index) => tokens.Text(tokens[index].Kazakh) is [.., 'е' or 'о', 'в'] or [.., 'и', 'н'];

    private static bool IsNameBeside(ref Reading reading, int first, FoundName found) =>
        (first > 0 && reading.Tokens[first].Before < Gap.Comma && reading.IsCapital(first - 1))
        || (found.Last + 1 < reading.Tokens.Count && reading.Tokens[found.Last + 1].Before < Gap.Comma && reading.IsCapital(found.Last + 1));

    /// <summary>A region that shares its name with its city is the same answer, unless the caller says «область».</summary>
    private static List<PlaceName> Prefer(List<PlaceName> names, Cue around)
    {
        if (names.Count < 2)
        {
            return names;
        }

        if ((around & Cue.Region) != 0 && names.Find(name => name.Place.Kind == "oblast") is { } region)
        {
            return [region];
        }

        if ((around & Cue.Area) != 0 && names.FindAll(name => name.Place.Kind == "city_district") is { Count: > 0 } areas)
        {
            return areas;
        }

        if (names.Exists(name => name.Place.Kind is "city_republican" || names.Exists(other => other.Place.Centre == name.Place.Id)))
        {
            names.RemoveAll(name => name.Place.Kind == "oblast");
        }

        return names;
    }

    /// <summary>One message, with the cues of its words looked up when first asked for.</summary>
    private ref struct Reading(string text, Tokens tokens, PlaceCues cues)
    {
        private readonly string _text = text;
        private readonly PlaceCues _all = cues;
        private Cue[]? _cues;
        private List<Hit>? _hits;

        public readonly Tokens Tokens { get; } = tokens;

        public readonly bool IsCapital(int index) => char.IsUpper(_text[Tokens[index].Start]);

        public Cue Of(int index)
        {
            if (index < 0 || index >= Tokens.Count)
            {
                return Cue.None;
            }

            _cues ??= new Cue[Tokens.Count];
            if (_cues[index] == Cue.None)
            {
                _cues[index] = Cue.Read | _all.Of(Tokens, index, _hits ??= []);
            }

            return _cues[index];
        }

        /// <summary>What stands right before and right after.</summary>
        public Cue Around(int first, int last)
        {
            var after = Of(last + 1) & ~Cue.Into;

            // «пр-т Абая»: the cue stands before the hyphen.
            var hyphened = first > 1 && Tokens[first - 1].Before == Gap.Hyphen ? Of(first - 2) & (Cue.Street | Cue.Area) : Cue.None;
            return Of(first - 1) | hyphened | after;
        }
    }
}
