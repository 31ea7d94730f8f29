using System.ComponentModel.DataAnnotations;

namespace Hotline.Server.Channels.Telegram;

/// <summary><c>Hotline:Telegram</c>. Without a token there is no Telegram channel.</summary>
internal sealed class TelegramOptions : IValidatableObject
{
    public const string Section = "Hotline:Telegram";

    /// <summary>As BotFather gave it: <c>bot id:secret</c>. It names the bot and is its password.</summary>
    [RegularExpression("^[0-9]{1,16}:[A-Za-z0-9_-]{16,128}$", ErrorMessage = "Hotline:Telegram:BotToken is not a bot token (number:secret).")]
    public string? BotToken { get; set; }

    /// <summary>The Bot API, or a Bot API server of one's own.</summary>
    [Required]
    public Uri ApiBaseUrl { get; set; } = new("https://api.telegram.org");

    [EnumDataType(typeof(TelegramMode))]
    public TelegramMode Mode { get; set; } = TelegramMode.Polling;

    /// <summary>What Telegram repeats in a header of every webhook call.</summary>
    [RegularExpression("^[A-Za-z0-9_-]{16,256}$", ErrorMessage = "Hotline:Telegram:WebhookSecret needs 16 to 256 of A-Z a-z 0-9 _ -.")]
    public string? WebhookSecret { get; set; }

    /// <summary>Where Telegram reaches us. When set, the webhook is registered at start; otherwise somebody registers it by hand.</summary>
    public Uri? WebhookUrl { get; set; }

    /// <summary>How long one poll may wait for something new.</summary>
    [Range(0, 50)]
    public int PollSeconds { get; set; } = 25;

    /// <summary>Words that must not stand in the bot's name, description or commands, beside those built in.</summary>
    public IList<string> GiveAwayWords { get; } = [];

    public bool IsOn => !string.IsNullOrEmpty(BotToken);

    /// <summary>The bot's number: public, and part of every address and delivery key.</summary>
    public string BotId => BotToken?.Split(':')[0] ?? "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!ApiBaseUrl.IsAbsoluteUri || ApiBaseUrl.Scheme is not ("http" or "https") || ApiBaseUrl.UserInfo.Length > 0 || ApiBaseUrl.Query.Length > 0)
        {
            yield return new("Hotline:Telegram:ApiBaseUrl must be an http or https address without user or query.", [nameof(ApiBaseUrl)]);
        }

        if (IsOn && Mode == TelegramMode.Webhook && string.IsNullOrEmpty(WebhookSecret))
        {
            yield return new("Hotline:Telegram:WebhookSecret is needed when Mode is webhook.", [nameof(WebhookSecret)]);
        }

        if (WebhookUrl is { } url && (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https")))
        {
            yield return new("Hotline:Telegram:WebhookUrl must be an http or https address.", [nameof(WebhookUrl)]);
        }
    }
}

internal enum TelegramMode
{
    Polling,
    Webhook,
}
