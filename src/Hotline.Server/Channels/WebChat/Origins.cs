using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Channels.WebChat;

/// <summary>The exact list of origins that may speak to the chat: its own, and the allowed sites.</summary>
internal sealed class Origins
{
    private readonly FrozenSet<string> own;
    private readonly FrozenSet<string> all;
    private readonly string chat;

    public Origins(IOptions<WebChatOptions> options)
    {
        chat = Find(options.Value.ChatUrl) ?? throw new ArgumentException("The chat address is not an origin.", nameof(options));
        Sites = [.. options.Value.AllowedSites.Select(Find).OfType<string>().Distinct(StringComparer.Ordinal)];
        own = Spellings(chat).ToFrozenSet(StringComparer.Ordinal);
        all = own.Concat(Sites).ToFrozenSet(StringComparer.Ordinal);
    }

    public IReadOnlyList<string> Sites { get; }

    public bool IsSecure => chat.StartsWith("https:", StringComparison.Ordinal);

    public string SocketOrigin => "ws" + chat["http".Length..];

    public bool Allows(string origin) => all.Contains(origin);

    /// <summary>Where this caller's socket leads: the chat's own name for it when it came by one, never a made-up host.</summary>
    public string SocketOriginFor(HostString host)
    {
        var asked = (IsSecure ? "https://" : "http://") + host.Value;
        return own.Contains(asked) ? "ws" + asked["http".Length..] : SocketOrigin;
    }

    /// <summary>The origin of an address that has nothing else in it; null for anything else.</summary>
    public static string? Find(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
        && !uri.Host.Contains('*', StringComparison.Ordinal)
            ? uri.GetLeftPart(UriPartial.Authority).ToLowerInvariant()
            : null;

    /// <summary>On one's own machine, a browser may be told any of three names for the same address.</summary>
    private static IEnumerable<string> Spellings(string origin)
    {
        var uri = new Uri(origin);
        string[] names = uri.IsLoopback ? ["127.0.0.1", "localhost", "[::1]"] : [uri.Host];
        return names.Select(name => new UriBuilder(uri) { Host = name }.Uri.GetLeftPart(UriPartial.Authority)).Append(origin);
    }
}
