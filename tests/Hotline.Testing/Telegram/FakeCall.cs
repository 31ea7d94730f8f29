using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Hotline.Testing.Telegram;

/// <summary>A call of a Bot API method. Telegram takes JSON; so do we.</summary>
public sealed record FakeCall(string Method, JsonElement Arguments)
{
    private static readonly JsonElement None = JsonDocument.Parse("{}").RootElement;

    public long? FindLong(string name) => Find(name) is { ValueKind: JsonValueKind.Number } value ? value.GetInt64() : null;

    public string? FindText(string name) => Find(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public bool Says(string name) => Find(name) is { ValueKind: JsonValueKind.True };

    public IReadOnlyList<string>? FindTexts(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Array } value ? [.. value.EnumerateArray().Select(one => one.GetString()!)] : null;

    public JsonElement? Find(string name) => Arguments.TryGetProperty(name, out var value) ? value : null;

    internal static async Task<FakeCall> ReadAsync(HttpContext http, string method)
    {
        // Some clients send their body in chunks and so name no length.
        using var read = new MemoryStream();
        await http.Request.Body.CopyToAsync(read, http.RequestAborted);
        if (read.Length == 0)
        {
            return new(method, None);
        }

        using var body = JsonDocument.Parse(read.ToArray());
        return new(method, body.RootElement.Clone());
    }
}

internal abstract record FakeReply
{
    private FakeReply()
    {
    }

    public static Result True { get; } = new(true);

    public sealed record Result(object Value) : FakeReply;

    public sealed record Raw(string Json) : FakeReply;

    public sealed record Refusal(int Code, string Description, int? RetryAfter = null) : FakeReply
    {
        public string Json => RetryAfter is { } seconds
            ? JsonSerializer.Serialize(new { ok = false, error_code = Code, description = Description, parameters = new { retry_after = seconds } })
            : JsonSerializer.Serialize(new { ok = false, error_code = Code, description = Description });
    }
}
