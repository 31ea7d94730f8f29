using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hotline.Content.Yaml;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Hotline.Content;

/// <summary>
/// Checks files against the JSON Schemas that editors use. For <c>hotline lint</c> only: reading the schemas takes longer
/// than a whole start may, and <see cref="ContentLoader"/> already refuses every shape they refuse.
/// </summary>
public static partial class ContentSchemas
{
    public static async Task<IReadOnlyList<ContentFinding>> CheckAsync(IReadOnlyList<ContentFile> files)
    {
        var findings = new Findings();
        var schemas = new Dictionary<string, JsonSchema>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var name = NameFor(file.Path);
            if (!schemas.TryGetValue(name, out var schema))
            {
                schemas[name] = schema = await JsonSchema.FromJsonAsync(await ReadAsync(name));
            }

            // A file that is no YAML map is reported by the loader.
            if (YamlReader.Read(file, new Findings()) is { } map)
            {
                Report(map, schema, findings);
            }
        }

        return findings.Sorted();
    }

    /// <summary>The schema of a file, by its place.</summary>
    public static string NameFor(string path) => path switch
    {
        "dialogs/interruptions.yaml" => "interruptions.schema.json",
        "dialogs/indicators.yaml" => "indicators.schema.json",
        "dialogs/screening.yaml" => "screening.schema.json",
        "dialogs/allowed.yaml" => "allowed.schema.json",
        "dialogs/directory.yaml" => "directory.schema.json",
        _ when path.StartsWith("locales/", StringComparison.Ordinal) => "locale.schema.json",
        _ => "dialog.schema.json",
    };

    private static async Task<string> ReadAsync(string name)
    {
        using var stream = typeof(ContentSchemas).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The schema {name} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    private static void Report(YamlMap map, JsonSchema schema, Findings findings)
    {
        foreach (var error in schema.Validate(Json(map)).SelectMany(Deepest))
        {
            findings.Add(PlaceOf(map, error.Path), "schema", $"{error.Kind} at {error.Path}.");
        }
    }

    private static IEnumerable<ValidationError> Deepest(ValidationError error) =>
        error is ChildSchemaValidationError { Errors: var inner } && inner.Values.SelectMany(errors => errors).ToList() is { Count: > 0 } children
            ? children.SelectMany(Deepest)
            : [error];

    /// <summary>The line of a path such as <c>#/steps.safe.options[1]</c>; the nearest known one when the path goes deeper than the file.</summary>
    private static Place PlaceOf(YamlNode node, string? path)
    {
        var place = node.Place;
        var rest = path?.TrimStart('#', '/') ?? "";
        while (rest.Length > 0)
        {
            YamlNode? next = null;
            if (node is YamlMap map && map.Entries.Where(entry => StartsWithKey(rest, entry.Key)).MaxBy(entry => entry.Key.Length) is { } found)
            {
                (place, next, rest) = (found.Place, found.Value, rest[found.Key.Length..].TrimStart('.'));
            }
            else if (node is YamlList list && IndexPattern().Match(rest) is { Success: true } index && int.Parse(index.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is var at && at < list.Items.Count)
            {
                (place, next, rest) = (list.Items[at].Place, list.Items[at], rest[index.Length..].TrimStart('.'));
            }

            if (next is null)
            {
                break;
            }

            node = next;
        }

        return place;
    }

    private static bool StartsWithKey(string path, string key) =>
        path.StartsWith(key, StringComparison.Ordinal) && (path.Length == key.Length || path[key.Length] is '.' or '[');

    private static string Json(YamlNode node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, node);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, YamlNode node)
    {
        switch (node)
        {
            case YamlMap map:
                writer.WriteStartObject();
                foreach (var entry in map.Entries)
                {
                    writer.WritePropertyName(entry.Key);
                    Write(writer, entry.Value);
                }

                writer.WriteEndObject();
                break;
            case YamlList list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case YamlScalar { Quoted: false, Value: var plain } when long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                writer.WriteNumberValue(number);
                break;
            case YamlScalar { Quoted: false, Value: "true" or "false" } truth:
                writer.WriteBooleanValue(truth.Value == "true");
                break;
            case YamlScalar scalar:
                writer.WriteStringValue(scalar.Value);
                break;
        }
    }

    [GeneratedRegex(@"^\[([0-9]+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex IndexPattern();
}
