using System.Diagnostics.Metrics;

namespace Hotline.Server.Channels.WebChat;

/// <summary>Counts only; the one label comes from a fixed list.</summary>
internal sealed class WebChatMetrics
{
    public const string MeterName = "Hotline.WebChat";

    private readonly Counter<long> opened;
    private readonly Counter<long> accepted;
    private readonly Counter<long> refused;
    private readonly UpDownCounter<long> sockets;

    public WebChatMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        opened = meter.CreateCounter<long>("hotline.webchat.opened");
        accepted = meter.CreateCounter<long>("hotline.webchat.accepted");
        refused = meter.CreateCounter<long>("hotline.webchat.refused");
        sockets = meter.CreateUpDownCounter<long>("hotline.webchat.sockets");
    }

    public void Opened() => opened.Add(1);

    public void Accepted() => accepted.Add(1);

    public void Refused(Refusal refusal) => refused.Add(1, new KeyValuePair<string, object?>("why", refusal.Code));

    public void SocketOpened() => sockets.Add(1);

    public void SocketClosed() => sockets.Add(-1);
}
