using System.Diagnostics.Metrics;

namespace Hotline.Server.Channels.Telegram;

/// <summary>Counts. Labels come from enums only.</summary>
internal sealed class TelegramMetrics
{
    private readonly Counter<long> _received;
    private readonly Counter<long> _ignored;
    private readonly Counter<long> _quarantined;
    private readonly Counter<long> _failedPolls;

    public TelegramMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Hotline.Telegram");
        _received = meter.CreateCounter<long>("hotline_telegram_updates_committed", description: "Updates whose turn was committed.");
        _ignored = meter.CreateCounter<long>("hotline_telegram_updates_ignored", description: "Updates that ask nothing of us, by reason.");
        _quarantined = meter.CreateCounter<long>("hotline_telegram_updates_quarantined", description: "Updates kept aside, by reason. Any is worth a look.");
        _failedPolls = meter.CreateCounter<long>("hotline_telegram_polls_failed", description: "Polls without an answer, by kind of trouble.");
    }

    public void Committed() => _received.Add(1);

    public void Ignored(IgnoredWhy why) => _ignored.Add(1, new KeyValuePair<string, object?>("why", why.ToString()));

    public void Quarantined(QuarantineWhy why) => _quarantined.Add(1, new KeyValuePair<string, object?>("why", why.ToString()));

    public void PollFailed(PollTrouble trouble) => _failedPolls.Add(1, new KeyValuePair<string, object?>("trouble", trouble.ToString()));
}

internal enum PollTrouble
{
    None,
    Unreachable,
    ServerError,
    TokenRefused,
    AnotherPoller,
    WebhookSet,
    TooMany,
    Malformed,

    /// <summary>The answer was good, we failed on it.</summary>
    Ours,
}
