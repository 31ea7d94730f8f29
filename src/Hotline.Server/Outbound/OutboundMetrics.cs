using System.Diagnostics.Metrics;
using Hotline.Core.Messages;

namespace Hotline.Server.Outbound;

/// <summary>Counts and times of sending. Labels are channel names and enums.</summary>
internal sealed class OutboundMetrics
{
    private readonly Counter<long> _settled;
    private readonly Counter<long> _again;
    private readonly Histogram<double> _delay;
    private readonly UpDownCounter<long> _waiting;

    public OutboundMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Hotline.Outbound");
        _settled = meter.CreateCounter<long>("hotline_outbound_settled", description: "Outbox entries by how they ended.");
        _again = meter.CreateCounter<long>("hotline_outbound_repeated", description: "Tries after a failed or unknown one.");
        _delay = meter.CreateHistogram<double>("hotline_outbound_delay_seconds", "s", "From the turn to the channel's word that it has the message.");
        _waiting = meter.CreateUpDownCounter<long>("hotline_outbound_waiting", description: "Unsettled entries in hand.");
    }

    public void Waiting(string channel, int change) => _waiting.Add(change, Of("channel", channel));

    public void Again(string channel) => _again.Add(1, Of("channel", channel));

    public void Settled(string channel, SettledAs ended) => _settled.Add(1, Of("channel", channel), Of("as", ended.ToString()));

    public void Delay(Lane lane, TimeSpan delay) => _delay.Record(delay.TotalSeconds, Of("lane", lane.ToString()));

    private static KeyValuePair<string, object?> Of(string name, string value) => new(name, value);
}
