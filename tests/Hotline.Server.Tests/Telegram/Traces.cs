using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;

namespace Hotline.Server.Tests.Telegram;

/// <summary>Listens to everything the HTTP stack tells about its requests.</summary>
internal sealed class Traces : EventListener
{
    private readonly ActivityListener _activities;

    public Traces()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            // The fake server's own activities carry the address it was called by, as a server's must.
            ActivityStopped = activity =>
            {
                if (!activity.Source.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal))
                {
                    Seen.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects)}");
                }
            },
        };
        ActivitySource.AddActivityListener(_activities);
    }

    public ConcurrentQueue<string> Seen { get; } = [];

    public override void Dispose()
    {
        _activities.Dispose();
        base.Dispose();
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name is "System.Net.Http")
        {
            EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
        Seen?.Enqueue($"{eventData.EventName} {string.Join(' ', eventData.Payload ?? new([]))}");
}
