using System.Text.Json;
using Hotline.Core.Messages;
using Hotline.Recognition.Lexicon;

namespace Hotline.Recognition.Places;

/// <summary>Today's name of each place in each language, for people who read an answer: its id says nothing to them.</summary>
public sealed class PlaceNames
{
    private readonly Dictionary<string, Dictionary<string, string>> names;

    private PlaceNames(Dictionary<string, Dictionary<string, string>> names) => this.names = names;

    public static PlaceNames Load()
    {
        using var stream = DataFiles.Open(Gazetteer.File);
        var file = JsonSerializer.Deserialize<FileForm>(stream, JsonSerializerOptions.Web) ?? throw new InvalidDataException("gazetteer.json is empty");
        return new PlaceNames(file.Places.ToDictionary(place => place.Id, place => place.Names, StringComparer.Ordinal));
    }

    /// <summary>Null when there is no such place, as when an older gazetteer knew it.</summary>
    public string? Find(string id, Locale locale) => names.GetValueOrDefault(id)?.GetValueOrDefault(locale.Code());

    private sealed record FileForm(List<PlaceForm> Places);

    private sealed record PlaceForm(string Id, Dictionary<string, string> Names);
}
