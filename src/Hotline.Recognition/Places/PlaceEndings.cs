using Hotline.Core.Messages;
using Hotline.Recognition.Lexicon;

namespace Hotline.Recognition.Places;

/// <summary>What may hang on a place's name: Kazakh cases, with a person after them («Алматыдамын»), and Russian cases.</summary>
internal sealed class PlaceEndings
{
    // Where one is, comes from or goes to: of these even a word that means something else is likely a place.
    private readonly HashSet<string> _where = new(StringComparer.Ordinal);
    private readonly HashSet<string> _other = new(StringComparer.Ordinal);
    private readonly HashSet<string> _russian = new(StringComparer.Ordinal);

    public PlaceEndings()
    {
        var lists = DataFiles.Entries(Locale.Kk, "places").ToLookup(entry => entry.Name, entry => entry.Words);
        var persons = Keys(lists["ending-person"], Locale.Kk);
        foreach (var ending in Keys(lists["ending-where"], Locale.Kk))
        {
            _where.Add(ending);
            _where.UnionWith(persons.Select(person => ending + person));
        }

        foreach (var ending in Keys(lists["ending-other"], Locale.Kk))
        {
            _other.Add(ending);
            _other.UnionWith(persons.Select(person => ending + person));
        }

        _russian.UnionWith(Keys(DataFiles.Entries(Locale.Ru, "places").Where(entry => entry.Name == "ending").Select(entry => entry.Words), Locale.Kk));
    }

    /// <summary>Whether what follows the first letters of a word is an ending; <paramref name="where"/>: one that tells of a place.</summary>
    public bool Allow(ReadOnlySpan<char> word, int at, out bool where)
    {
        where = false;
        var rest = word[at..];
        if (rest.IsEmpty)
        {
            return true;
        }

        if (at < 2)
        {
            return false;
        }

        // A double letter was made single where name and ending met: Шымкент + те is «шымкенте».
        where = Has(_where, rest) || Has(_where, word[(at - 1)..]);
        return where || (at >= 3 && (Has(_other, rest) || Has(_other, word[(at - 1)..]))) || (at >= 4 && Has(_russian, rest));
    }

    private static bool Has(HashSet<string> endings, ReadOnlySpan<char> rest) => endings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(rest);

    private static List<string> Keys(IEnumerable<string> lists, Locale locale) =>
        [.. lists.SelectMany(list => list.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(ending => Endings.Key(locale, ending))];
}
