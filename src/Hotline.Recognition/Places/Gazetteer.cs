using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Core.Messages;
using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Places;

/// <summary>A name of a place as callers may write it.</summary>
/// <param name="Rank">Lower is likelier: today's name before a former one, a city before a village.</param>
/// <param name="NeedsCue">Also an ordinary word: counts only beside «город», «қала» and the like.</param>
/// <param name="Weak">Counts only so even when it is all that was written.</param>
/// <param name="Words">Of how many words it is.</param>
internal sealed record PlaceName(Place Place, Locale? Language, int Rank, bool NeedsCue, bool Weak, bool Latin, int Words);

internal sealed record Place(string Id, string Kind, string? OblastId, string? CityId, string? Centre);

/// <summary>Every name of the gazetteer, by how it sounds, its words run together.</summary>
internal sealed partial class Gazetteer
{
    public const string File = "gazetteer.json";

    public Trie<PlaceName> Names { get; } = new();

    public static Gazetteer Load()
    {
        using var stream = DataFiles.Open(File);
        var file = JsonSerializer.Deserialize(stream, Json.Default.FileForm) ?? throw new InvalidDataException("gazetteer.json is empty");
        var gazetteer = new Gazetteer();
        var needCue = file.Places.SelectMany(place => place.NeedsCue ?? []).Concat(file.Places.SelectMany(place => place.Aliases.Weak)).Select(Key).ToHashSet(StringComparer.Ordinal);
        foreach (var place in file.Places)
        {
            gazetteer.Add(place, needCue);
        }

        return gazetteer;
    }

    /// <summary>The sound of a name, without the gaps between its words.</summary>
    public static string Key(string name)
    {
        using var tokens = Tokens.Of(name);
        var key = "";
        for (var index = 0; index < tokens.Count; index++)
        {
            key += tokens.Text(tokens[index].Kazakh).ToString();
        }

        return key;
    }

    private void Add(PlaceForm form, HashSet<string> needCue)
    {
        var place = new Place(form.Id, form.Kind, form.Kind == "oblast" ? form.Id : form.Oblast, form.City, form.Centre);
        var ordinary = (form.NeedsCue ?? []).ConvertAll(Key);
        var size = form.Kind switch { "city_republican" => 0, "city" => 1, "oblast" => 2, "country" => 2, "town" => 3, "city_district" => 4, _ => 5 };
        foreach (var (language, name) in form.Names)
        {
            Put(name, Locales.Find(language), size);
        }

        Put(form.Aliases.Spelling, Locale.Ru, 10);
        Put(form.Aliases.Latin, null, 10);
        Put(form.Aliases.RuInflected, Locale.Ru, 10);
        Put(form.Aliases.Former, Locale.Ru, 20);
        foreach (var name in form.Aliases.Weak)
        {
            Put(name, Locale.Ru, 30 + size, weak: true);
        }

        void Put(object names, Locale? language, int rank, bool weak = false)
        {
            foreach (var name in names as IEnumerable<string> ?? [(string)names])
            {
                var bracket = name.IndexOf('(', StringComparison.Ordinal);
                var plain = bracket > 0 ? name[..bracket].Trim() : name;
                var key = Key(plain);
                foreach (var form in RussianForms.Of(plain).Prepend(plain))
                {
                    var words = form.Split(' ', '-').Length;
                    var needsCue = key.Length < 3 || needCue.Contains(key) || (words == 1 && ordinary.Exists(one => key.StartsWith(one, StringComparison.Ordinal)));
                    Add(form, new PlaceName(place, language, rank >= 10 ? rank + size : size, needsCue, weak, name.Any(char.IsAsciiLetter), words));
                }
            }
        }
    }

    private void Add(string form, PlaceName name)
    {
        var key = Key(form);
        if (key.Length >= 2 && key is not "су" and not "сар" && !Names.Find(key).Any(known => known.Place.Id == name.Place.Id && known.Rank <= name.Rank && known.Words >= name.Words && (!known.Latin || name.Latin)))
        {
            Names.Add(key, name);
        }
    }

    internal sealed record FileForm(List<PlaceForm> Places);

    internal sealed record PlaceForm(
        string Id, string Kind, string? Oblast, string? City, string? Centre, Dictionary<string, string> Names, AliasesForm Aliases,
        [property: JsonPropertyName("needs_cue")] List<string>? NeedsCue);

    internal sealed record AliasesForm(
        List<string> Former, List<string> Spelling, List<string> Latin, List<string> Weak,
        [property: JsonPropertyName("ru_inflected")] List<string> RuInflected);

    // Reading a file of one known form without looking its type up at run time makes the start quicker.
    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(FileForm))]
    internal sealed partial class Json : JsonSerializerContext;
}
