using System.Globalization;
using System.Text.RegularExpressions;

namespace Hotline.Content.Yaml;

/// <summary>Reads the keys of one map and remembers which were asked for, so that an unknown key is a mistake and never silence.</summary>
internal sealed partial class Fields(YamlMap map, Findings findings)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public Place Place => map.Place;

    public bool Has(string key) => map.Find(key) is not null;

    public Place At(string key) => map.Entries.FirstOrDefault(entry => entry.Key == key)?.Place ?? map.Place;

    public YamlNode? Node(string key)
    {
        _known.Add(key);
        return map.Find(key);
    }

    public string? Text(string key, bool required = false)
    {
        switch (Node(key))
        {
            case YamlScalar { Value.Length: > 0 } scalar:
                return scalar.Value;
            case null when !required:
                return null;
            case null:
                findings.Add(map.Place, "missing-key", $"'{key}' is missing.");
                return null;
            default:
                findings.Add(At(key), "wrong-kind", $"'{key}' is one plain value.");
                return null;
        }
    }

    public int? Whole(string key, int least, int most, bool required = false)
    {
        if (Text(key, required) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        findings.Add(At(key), "wrong-value", $"'{key}' is a whole number from {least} to {most}.");
        return null;
    }

    public TValue? OneOf<TValue>(string key, IReadOnlyDictionary<string, TValue> values, bool required = false)
        where TValue : struct
    {
        if (Text(key, required) is not { } text)
        {
            return null;
        }

        if (values.TryGetValue(text, out var value))
        {
            return value;
        }

        findings.Add(At(key), "wrong-value", $"'{key}' is one of: {string.Join(", ", values.Keys)}.");
        return null;
    }

    /// <summary>A length of time such as <c>90s</c>, <c>15m</c> or <c>1h</c>.</summary>
    public TimeSpan? Duration(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (DurationPattern().Match(text) is { Success: true } match)
        {
            var number = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            return match.Groups[2].Value switch
            {
                "s" => TimeSpan.FromSeconds(number),
                "m" => TimeSpan.FromMinutes(number),
                _ => TimeSpan.FromHours(number),
            };
        }

        findings.Add(At(key), "wrong-value", $"'{key}' is a time such as 90s, 15m or 1h.");
        return null;
    }

    /// <summary>A list of plain values; empty when it is not there.</summary>
    public IReadOnlyList<YamlScalar> List(string key, bool required = false)
    {
        var node = Node(key);
        if (node is null && required)
        {
            findings.Add(map.Place, "missing-key", $"'{key}' is missing.");
        }

        return node is null ? [] : Scalars(node, key, findings);
    }

    public YamlMap? Map(string key, bool required = false)
    {
        switch (Node(key))
        {
            case YamlMap inner:
                return inner;
            case null when required:
                findings.Add(map.Place, "missing-key", $"'{key}' is missing.");
                return null;
            case null:
                return null;
            default:
                findings.Add(At(key), "wrong-kind", $"'{key}' is a map.");
                return null;
        }
    }

    /// <summary>Reports every key nobody asked for.</summary>
    public void Done()
    {
        foreach (var entry in map.Entries.Where(entry => !_known.Contains(entry.Key)))
        {
            var why = entry.Key is "default" ? "no default is ever written as an answer" : $"known here: {string.Join(", ", _known.Order(StringComparer.Ordinal))}";
            findings.Add(entry.Place, entry.Key is "default" ? "default-answer" : "unknown-key", $"'{entry.Key}' is not a key; {why}.");
        }
    }

    public static IReadOnlyList<YamlScalar> Scalars(YamlNode node, string key, Findings findings)
    {
        if (node is not YamlList list)
        {
            findings.Add(node.Place, "wrong-kind", $"'{key}' is a list.");
            return [];
        }

        foreach (var odd in list.Items.Where(item => item is not YamlScalar { Value.Length: > 0 }))
        {
            findings.Add(odd.Place, "wrong-kind", $"'{key}' lists plain values.");
        }

        return [.. list.Items.OfType<YamlScalar>().Where(item => item.Value.Length > 0)];
    }

    [GeneratedRegex("^([1-9][0-9]{0,3})([smh])$", RegexOptions.CultureInvariant)]
    private static partial Regex DurationPattern();
}
