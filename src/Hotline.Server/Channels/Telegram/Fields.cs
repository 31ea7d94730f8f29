using System.Text.Json;

namespace Hotline.Server.Channels.Telegram;

/// <summary>Reads fields of an update: absent is null, of the wrong kind throws <see cref="FormatException"/>, with no word of the content.</summary>
internal static class Fields
{
    private const int MostTagCharacters = 128;

    public static JsonElement? FindObject(this JsonElement holder, string name) =>
        !Has(holder, name, out var value) ? null
        : value.ValueKind == JsonValueKind.Object ? value
        : throw new FormatException("not an object");

    public static long? FindId(this JsonElement holder, string name, long lowest, long highest) =>
        !Has(holder, name, out var value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var id) && id >= lowest && id <= highest ? id
        : throw new FormatException("not an id");

    /// <summary>What somebody wrote.</summary>
    public static string? FindWords(this JsonElement holder, string name) =>
        !Has(holder, name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? JsonWords.Read(value)
        : throw new FormatException("not words");

    /// <summary>A short technical word; null when it is anything else.</summary>
    public static string? FindTag(this JsonElement holder, string name) =>
        Has(holder, name, out var value) && value.ValueKind == JsonValueKind.String && JsonWords.Read(value) is { Length: <= MostTagCharacters } tag ? tag : null;

    public static bool Says(this JsonElement holder, string name) => Has(holder, name, out var value) && value.ValueKind == JsonValueKind.True;

    private static bool Has(JsonElement holder, string name, out JsonElement value) =>
        holder.ValueKind == JsonValueKind.Object
            ? holder.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null
            : throw new FormatException("not an object");
}
