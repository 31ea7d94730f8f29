using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.Core.Dialogs;

/// <summary>A step of a dialog, as in <c>intake/safe</c>. Stable: stored with conversations.</summary>
[JsonConverter(typeof(StepIdJson))]
public readonly record struct StepId(string Dialog, string Step)
{
    public override string ToString() => $"{Dialog}/{Step}";

    public static StepId? Find(string? text)
    {
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        return slash > 0 && slash < text!.Length - 1 ? new(text[..slash], text[(slash + 1)..]) : null;
    }
}

internal sealed class StepIdJson : JsonConverter<StepId>
{
    public override StepId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        StepId.Find(reader.GetString()) ?? throw new JsonException("A step id was not of the form dialog/step.");

    public override void Write(Utf8JsonWriter writer, StepId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
