using System.Text.Json;
using Hotline.Core.Messages;

namespace Hotline.Server.Channels.WebChat;

/// <summary>What a posted activity comes to.</summary>
internal abstract record Incoming
{
    private const int LongestText = 4_096;
    private const int LongestClientId = 128;
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 32 };

    private Incoming()
    {
    }

    /// <param name="ClientId">What the client calls the activity; null when it gave none.</param>
    public sealed record Spoken(Said Said, string? ClientId) : Incoming;

    public sealed record Joined(Locale? Hint) : Incoming;

    public sealed record Left : Incoming;

    /// <summary>Typing and the like: taken, and nothing comes of it.</summary>
    public sealed record Ignored : Incoming;

    public sealed record Bad(Refusal Why) : Incoming;

    public static Incoming Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Json);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return new Bad(Refusal.BadSyntax);
        }
    }

    /// <summary>The language a start asks for, from a body that may be empty or anything.</summary>
    public static Locale? ReadLocale(ReadOnlyMemory<byte> body)
    {
        // Most clients send none; an exception for each opening would cost more than the opening.
        if (body.IsEmpty)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(body, Json);
            return Locales.Find(JsonWords.FindText(document.RootElement, "locale"));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Incoming Read(JsonElement activity) => JsonWords.FindText(activity, "type") switch
    {
        "message" => ReadMessage(activity),
        "event" when JsonWords.FindText(activity, "name") == "webchat/join" => new Joined(Locales.Find(JsonWords.FindText(activity, "locale"))),
        "conversationUpdate" => new Joined(Locales.Find(JsonWords.FindText(activity, "locale"))),
        "endOfConversation" => new Left(),
        { } => new Ignored(),
        null => new Bad(Refusal.BadSyntax),
    };

    private static Incoming ReadMessage(JsonElement activity)
    {
        var channelData = JsonWords.Find(activity, "channelData") ?? default;
        var clientId = JsonWords.FindText(channelData, "clientActivityID");
        var text = JsonWords.FindText(activity, "text") ?? "";
        if (clientId is { Length: > LongestClientId })
        {
            return new Bad(Refusal.BadClientId);
        }

        if (text.Length > LongestText)
        {
            return new Bad(Refusal.TooLarge);
        }

        if (Taps.Find(activity, channelData, text) is { } token)
        {
            return new Spoken(new Said.Tap(token), clientId);
        }

        if (Media.Find(activity) is { } kind)
        {
            return new Spoken(new Said.Media(kind, string.IsNullOrWhiteSpace(text) ? null : new PrivateText(text)), clientId);
        }

        return string.IsNullOrWhiteSpace(text) ? new Bad(Refusal.NoWords) : new Spoken(new Said.Text(new PrivateText(text)), clientId);
    }
}
