namespace Hotline.Content.Yaml;

/// <summary>A piece of a YAML file that remembers where it stands.</summary>
internal abstract record YamlNode(Place Place);

/// <summary>A plain value. An empty one reads as an empty text.</summary>
internal sealed record YamlScalar(Place Place, string Value, bool Quoted) : YamlNode(Place);

internal sealed record YamlList(Place Place, IReadOnlyList<YamlNode> Items) : YamlNode(Place);

internal sealed record YamlMap(Place Place, IReadOnlyList<YamlEntry> Entries) : YamlNode(Place)
{
    public YamlNode? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key)?.Value;
}

internal sealed record YamlEntry(string Key, Place Place, YamlNode Value);
