using Hotline.Core.Handoff;

namespace Hotline.Core.Conversations;

/// <summary>Lengths of time that the rules keep; see the rule on silence.</summary>
internal static class Times
{
    /// <summary>The channel where nothing lights up on a phone and the screen can be wiped.</summary>
    public const string Web = "webchat";

    /// <summary>Nothing goes to a caller silent for longer, but what a caseworker writes.</summary>
    public static TimeSpan LongestSilence(string channel) => TimeSpan.FromMinutes(channel == Web ? 5 : 15);

    /// <summary>Between two soft lines while waiting.</summary>
    public static TimeSpan BetweenAcknowledgements { get; } = TimeSpan.FromMinutes(3);

    public static TimeSpan BetweenNumbers { get; } = TimeSpan.FromMinutes(3);

    /// <summary>A pause asked for may last longer than a silence.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromHours(1);

    /// <summary>A case not accepted for so long is told about, within the time we may still write.</summary>
    public static TimeSpan Unanswered(Urgency urgency, string channel)
    {
        var goal = urgency switch
        {
            Urgency.R3 => TimeSpan.FromMinutes(2),
            Urgency.R2 => TimeSpan.FromMinutes(4),
            _ => TimeSpan.FromMinutes(10),
        };
        var most = LongestSilence(channel) - TimeSpan.FromMinutes(1);
        return goal < most ? goal : most;
    }

    public static bool IsSilent(this Conversation conversation, DateTimeOffset now) =>
        conversation.HeardAt is not { } heard || now - heard > LongestSilence(conversation.Channel);
}
