using System.Text;
using System.Text.Json;
using Hotline.Core.Messages;

namespace Hotline.Server.Channels.WebChat;

/// <summary>Names what a caller tried to send. None of it is kept or opened.</summary>
internal static class Media
{
    public static MediaKind? Find(JsonElement activity)
    {
        if (JsonWords.Find(activity, "attachments") is not { ValueKind: JsonValueKind.Array } attachments || attachments.GetArrayLength() == 0)
        {
            return null;
        }

        return Kind(JsonWords.FindText(attachments[0], "contentType") ?? "");
    }

    /// <summary>From the first bytes of an upload: a form whose parts name their kinds.</summary>
    public static MediaKind Sniff(ReadOnlySpan<byte> start)
    {
        var text = Encoding.Latin1.GetString(start);
        return Array.Find(["image/", "audio/", "video/"], kind => text.Contains(kind, StringComparison.OrdinalIgnoreCase)) is { } found
            ? Kind(found)
            : MediaKind.Document;
    }

    private static MediaKind Kind(string contentType) => contentType.Split('/')[0].ToLowerInvariant() switch
    {
        "image" => MediaKind.Photo,
        "audio" => MediaKind.Voice,
        "video" => MediaKind.Video,
        _ => MediaKind.Document,
    };
}
