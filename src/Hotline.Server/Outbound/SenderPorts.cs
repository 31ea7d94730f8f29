using Hotline.Server.Conversations;

namespace Hotline.Server.Outbound;

/// <summary>All a sender touches.</summary>
internal sealed record SenderPorts(IChannel Channel, IOutbox Outbox, IIntake Intake, OutboundMetrics Metrics, TimeProvider Time, ILogger Logger)
{
    private readonly long _origin = Time.GetTimestamp();

    /// <summary>Monotonic: a clock that is set forward or back moves no message.</summary>
    public TimeSpan Now => Time.GetElapsedTime(_origin);
}
