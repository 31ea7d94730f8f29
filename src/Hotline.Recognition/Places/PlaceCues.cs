using Hotline.Core.Messages;
using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Places;

/// <summary>What the words around a name say of it.</summary>
[Flags]
internal enum Cue : ushort
{
    None = 0,
    Place = 1,
    Into = 2,
    Street = 4,
    Region = 8,
    Area = 16,

    /// <summary>«Алматының жанында»: near what stands before.</summary>
    Beside = 32,

    /// <summary>«фамилия», «тегі»: a person's name follows.</summary>
    Surname = 64,

    /// <summary>An ordinary word that sounds like a place.</summary>
    Word = 128,
    Read = 256,

    /// <summary>«Иван», «директор»: after it a word formed as a surname is one.</summary>
    Name = 512,

    /// <summary>«гостиница», «стадион»: what follows is its own name.</summary>
    House = 1024,

    /// <summary>«по Сатпаева», «на Сатпаева»: it tells of a street.</summary>
    Along = 2048,
}

/// <summary>The lists of <c>places.txt</c> in all languages at once.</summary>
internal sealed class PlaceCues
{
    private static readonly (string Name, Cue Cue)[] Lists =
        [("cue", Cue.Place), ("into", Cue.Into), ("street", Cue.Street), ("region", Cue.Region), ("area", Cue.Area), ("beside", Cue.Beside), ("surname", Cue.Surname), ("word", Cue.Word), ("name", Cue.Name), ("house", Cue.House), ("along", Cue.Along)];

    private readonly List<(Lexicon.Lexicon Words, Cue[] Cues)> _languages = [];

    public PlaceCues()
    {
        foreach (var locale in Locales.All)
        {
            var words = new Lexicon.Lexicon(locale);
            var cues = new List<Cue>();
            foreach (var (name, list) in DataFiles.Entries(locale, "places"))
            {
                var cue = Array.Find(Lists, one => one.Name == name).Cue;
                foreach (var entry in list.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(_ => cue != Cue.None))
                {
                    words.Add(words.Concept(name), entry);
                }
            }

            _languages.Add((words, [.. Enumerable.Range(0, words.Concepts).Select(_ => Cue.None)]));
            foreach (var (name, cue) in Lists.Where(one => words.Knows(one.Name)))
            {
                _languages[^1].Cues[words.Concept(name)] = cue;
            }
        }
    }

    public Cue Of(Tokens tokens, int index, List<Hit> hits)
    {
        if (index < 0 || index >= tokens.Count)
        {
            return Cue.None;
        }

        var found = Cue.None;
        foreach (var (words, cues) in _languages)
        {
            hits.Clear();
            words.Hear(tokens, index, hits, guess: false);
            foreach (var hit in hits)
            {
                found |= hit.Concept < cues.Length ? cues[hit.Concept] : Cue.None;
            }
        }

        return found;
    }
}
