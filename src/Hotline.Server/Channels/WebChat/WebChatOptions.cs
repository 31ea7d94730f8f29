using System.ComponentModel.DataAnnotations;

namespace Hotline.Server.Channels.WebChat;

/// <summary>Settings <c>Hotline:WebChat:…</c> and <c>Hotline:ChatUrl</c>.</summary>
internal sealed class WebChatOptions : IValidatableObject
{
    /// <summary>The address callers and sites reach the chat by.</summary>
    public string ChatUrl { get; set; } = "http://127.0.0.1:5080";

    /// <summary>Origins of the sites that may embed the chat or speak Direct Line from their own pages, as in <c>https://ngo.kz</c>.</summary>
    public IReadOnlyList<string> AllowedSites { get; set; } = [];

    /// <summary>For a site's own server to draw tokens; null: nobody may.</summary>
    public string? Secret { get; set; }

    /// <summary>Where quick exit leads: known to everybody, asks nobody to sign in.</summary>
    public string ExitUrl { get; set; } = "https://www.kazhydromet.kz/";

    /// <summary>Shows the page of a made-up organisation under <c>/demo</c>.</summary>
    public bool Demo { get; set; }

    [Range(typeof(TimeSpan), "00:01:00", "00:30:00")]
    public TimeSpan TokenLife { get; set; } = TimeSpan.FromMinutes(30);

    [Range(typeof(TimeSpan), "00:01:00", "12:00:00")]
    public TimeSpan LongestLife { get; set; } = TimeSpan.FromHours(12);

    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan TicketLife { get; set; } = TimeSpan.FromSeconds(60);

    [Range(typeof(TimeSpan), "00:00:01", "00:00:30")]
    public TimeSpan PingEvery { get; set; } = TimeSpan.FromSeconds(15);

    [Range(1, 100_000)]
    public int MostSockets { get; set; } = 20_000;

    /// <summary>Conversations a minute that browsers may open, all together, before each costs a proof of work.</summary>
    [Range(0, 1_000_000)]
    public int FreeOpeningsPerMinute { get; set; } = 600;

    /// <summary>Bits of the proof when it is first asked for: about 50 ms on a phone. It grows with the flood.</summary>
    [Range(1, 20)]
    public int ProofBits { get; set; } = 14;

    [Range(1, 1_000_000)]
    public int OpeningsAtOncePerSource { get; set; } = 1_000;

    [Range(1, 1_000_000)]
    public int OpeningsAtOnce { get; set; } = 6_000;

    [Range(1, 1_000_000)]
    public int PostsAtOncePerConversation { get; set; } = 60;

    [Range(1, 1_000_000)]
    public int ReadsAtOncePerConversation { get; set; } = 120;

    [Range(1, 1_000_000)]
    public int PostsPerSecond { get; set; } = 2_000;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Origins.Find(ChatUrl) is null)
        {
            yield return new("Hotline:ChatUrl must be an address such as https://chat.example.kz, without a path.");
        }

        if (AllowedSites.Any(site => Origins.Find(site) is null))
        {
            yield return new("Hotline:WebChat:AllowedSites must be origins such as https://ngo.kz, without a path or a wildcard.");
        }

        if (Secret is { Length: < 32 })
        {
            yield return new("Hotline:WebChat:Secret must have at least 32 characters.");
        }

        if (!Uri.TryCreate(ExitUrl, UriKind.Absolute, out var exit) || exit.Scheme is not ("https" or "http"))
        {
            yield return new("Hotline:WebChat:ExitUrl must be a web address.");
        }
    }
}
