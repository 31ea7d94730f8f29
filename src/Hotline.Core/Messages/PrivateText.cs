using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.Core.Messages;

/// <summary>
/// Words that must never reach a log, a metric, a URL or an exception: what a caller or a caseworker wrote.
/// It formats as its length only; whoever really needs the words says <see cref="Reveal"/>.
/// </summary>
[JsonConverter(typeof(PrivateTextJson))]
public sealed class PrivateText(string words) : IEquatable<PrivateText>
{
    public int Length => words.Length;

    public bool IsBlank => string.IsNullOrWhiteSpace(words);

    public string Reveal() => words;

    public bool Equals(PrivateText? other) => other is not null && string.Equals(words, other.Reveal(), StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as PrivateText);

    public override int GetHashCode() => words.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => $"[{words.Length} characters]";
}

/// <summary>Only for what is sealed afterwards.</summary>
internal sealed class PrivateTextJson : JsonConverter<PrivateText>
{
    public override PrivateText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, PrivateText value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Reveal());
}
