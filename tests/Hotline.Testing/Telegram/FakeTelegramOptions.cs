namespace Hotline.Testing.Telegram;

/// <summary>How the fake Bot API behaves.</summary>
public sealed record FakeTelegramOptions
{
    /// <summary>The one token it knows.</summary>
    public string Token { get; init; } = "700123456:AAfakefakefakefakefakefakefakefake_01";

    /// <summary>0: any free port.</summary>
    public int Port { get; init; }

    /// <summary>Answers 429 beyond 30 messages a second over all and one a second per chat.</summary>
    public bool EnforcesLimits { get; init; }

    /// <summary>How long it waits before it posts an update again that the webhook did not answer with 200.</summary>
    public TimeSpan WebhookRetry { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>What it says about the bot.</summary>
    public string BotName { get; init; } = "Reference";

    public string BotDescription { get; init; } = "Answers about papers and work.";

    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>A message the bot sent and Telegram took.</summary>
/// <param name="At">Since the fake started, monotonic.</param>
/// <param name="Order">1, 2, 3 over all chats.</param>
public sealed record SentMessage(long Chat, int MessageId, string Text, IReadOnlyList<SentButton> Buttons, TimeSpan At, long Order)
{
    public bool IsSilent { get; init; }

    public bool IsProtected { get; init; }

    public bool HasPreview { get; init; }

    public string? ParseMode { get; init; }
}

public sealed record SentButton(string Label, string Data);
