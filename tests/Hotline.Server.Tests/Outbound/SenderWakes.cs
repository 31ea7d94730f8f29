using System.Diagnostics;
using Hotline.Core.Messages;
using Hotline.Server.Conversations;
using Hotline.Server.Outbound;
using Hotline.Server.Tests.Telegram;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Server.Tests.Outbound;

public sealed class SenderWakes
{
    private const long Live = 71;

    /// <summary>An ordinary message that must wait for its turn holds up nobody more urgent who rests for less long.</summary>
    [Fact]
    public async Task A_live_conversation_that_rests_shortly_does_not_wait_for_the_turn_of_an_ordinary_one()
    {
        // On a busy machine both may wake late together; that it happens at all is what counts.
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var channel = new FewASecond();
            var outbox = new MemoryOutbox();
            outbox.Add(Live, "live", Lane.Live, nudge: false);
            outbox.Add(72, "ordinary", nudge: false);
            outbox.Add(73, "ordinary", nudge: false);
            using var stop = new CancellationTokenSource();
            using var services = new ServiceCollection().AddMetrics().AddSingleton<OutboundMetrics>().BuildServiceProvider();
            var ports = new SenderPorts(channel, outbox, new MemoryIntake(), services.GetRequiredService<OutboundMetrics>(), TimeProvider.System, NullLogger.Instance);
            var running = new Sender(ports).RunAsync(stop.Token);
            await TelegramRun.UntilAsync(() => outbox.Unsettled == 0);
            await stop.CancelAsync();
            await running;

            if (channel.LastOrdinary - channel.SecondTryOfLive > TimeSpan.FromMilliseconds(100))
            {
                return;
            }
        }

        Assert.Fail("The live message left only when the ordinary one did.");
    }

    [Fact]
    public void A_watcher_that_breaks_costs_nobody_else_a_nudge()
    {
        var nudges = new Nudges(NullLogger<Nudges>.Instance);
        var told = 0;
        var conversation = new Core.Conversations.Conversation { Id = new(new Guid(7, 1, 2, new byte[8])), Channel = "telegram", Ngo = new("main"), Content = "some" };
        using var broken = nudges.WatchThread(conversation.Id, () => throw new ObjectDisposedException("a page"));
        using var page = nudges.WatchThread(conversation.Id, () => told++);
        using var brokenToo = nudges.WatchOutbox(conversation.Channel, () => throw new InvalidOperationException());
        using var sender = nudges.WatchOutbox(conversation.Channel, () => told++);

        nudges.Committed(new Core.Conversations.Turn(conversation, []));

        Assert.Equal(2, told);
    }

    /// <summary>Few messages a second; the first try of the live one is told to wait a moment.</summary>
    private sealed class FewASecond : IChannel
    {
        private readonly long start = Stopwatch.GetTimestamp();
        private int live;

        public TimeSpan SecondTryOfLive { get; private set; }

        public TimeSpan LastOrdinary { get; private set; }

        public string Name => "telegram";

        public Pace Pace { get; } = new(4, TimeSpan.Zero);

        public Task<SendResult> SendAsync(ChannelAddress address, RenderedMessage message, CancellationToken cancellation)
        {
            var now = Stopwatch.GetElapsedTime(start);
            if (message.Text.Reveal() != "live")
            {
                LastOrdinary = now;
            }
            else if (++live == 1)
            {
                return Task.FromResult<SendResult>(new SendResult.TryAgain(TimeSpan.FromMilliseconds(20), WholeChannel: false));
            }
            else
            {
                SecondTryOfLive = now;
            }

            return Task.FromResult<SendResult>(new SendResult.Sent("1"));
        }

        public Task<SendResult> DeleteAsync(ChannelAddress address, IReadOnlyList<string> channelMessageIds, CancellationToken cancellation) =>
            Task.FromResult<SendResult>(new SendResult.Sent(""));
    }
}
