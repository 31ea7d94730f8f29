using Hotline.Core.Messages;
using Hotline.Server.Conversations;
using Hotline.Server.Outbound;
using Hotline.Testing.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Server.Tests.Storage;

public sealed class OutboxTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reply_waits_in_the_outbox_until_it_is_settled()
    {
        await using var pipeline = await StartAsync();
        await pipeline.SayAsync("chat", "hello");
        var outbox = pipeline.Services.GetRequiredService<IOutbox>();

        var entry = Assert.Single(await ReadAsync(outbox, "test", 0, 10, Cancellation));
        Assert.Equal(new ChannelAddress("test", "bot", "chat"), entry.Address);
        Assert.Equal("echo", Assert.IsType<OutboundWork.Message>(entry.Work).Rendered.Text.Reveal());
        Assert.Equal(0, entry.Tries);

        await outbox.MarkTryAsync(entry.Id, Cancellation);
        Assert.Equal(1, Assert.Single(await ReadAsync(outbox, "test", 0, 10, Cancellation)).Tries);

        await outbox.SettleAsync([new Settlement(entry.Id, SettledAs.Sent, "77")], Cancellation);
        Assert.Empty(await ReadAsync(outbox, "test", 0, 10, Cancellation));
    }

    [Fact]
    public async Task Clearing_a_chat_names_what_both_sides_sent_before_and_nothing_after()
    {
        await using var pipeline = await StartAsync();
        var outbox = pipeline.Services.GetRequiredService<IOutbox>();
        await SayAsync(pipeline, "hello", "10");
        var reply = Assert.Single(await ReadAsync(outbox, "test", 0, 10, Cancellation));
        await outbox.SettleAsync([new Settlement(reply.Id, SettledAs.Sent, "11")], Cancellation);

        await SayAsync(pipeline, "clear", "12");

        var waiting = await ReadAsync(outbox, "test", 0, 10, Cancellation);
        Assert.IsType<OutboundWork.Clear>(waiting[0].Work);
        Assert.Equal(["10", "11", "12"], (await outbox.FindClearableAsync(waiting[0], Cancellation)).Order(StringComparer.Ordinal));
        Assert.Equal("cleared", Assert.IsType<OutboundWork.Message>(waiting[1].Work).Rendered.Text.Reveal());
    }

    [Fact]
    public async Task What_was_held_up_too_long_waits_until_the_caller_writes_and_then_leaves_before_the_answer()
    {
        await using var pipeline = await StartAsync();
        var outbox = pipeline.Services.GetRequiredService<IOutbox>();
        await pipeline.SayAsync("chat", "hello");
        var late = Assert.Single(await ReadAsync(outbox, "test", 0, 10, Cancellation));
        await outbox.SettleAsync([new Settlement(late.Id, SettledAs.Late)], Cancellation);
        Assert.Empty(await ReadAsync(outbox, "test", 0, 10, Cancellation));
        await pipeline.SayAsync("another chat", "hello");
        Assert.Single(await ReadAsync(outbox, "test", 0, 10, Cancellation));

        await SayAsync(pipeline, "clear", "12");

        var waiting = (await ReadAsync(outbox, "test", late.Id, 10, Cancellation)).Where(entry => entry.Address.Chat == "chat").ToList();
        Assert.Equal(["echo", "", "cleared"], waiting.Select(entry => (entry.Work as OutboundWork.Message)?.Rendered.Text.Reveal() ?? ""));
        Assert.True(waiting[0].Id > late.Id);
        Assert.InRange(waiting[0].Until!.Value - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task The_message_sent_last_can_be_changed_into_the_next()
    {
        await using var pipeline = await StartAsync();
        var outbox = pipeline.Services.GetRequiredService<IOutbox>();
        var receipt = await pipeline.SayAsync("chat", "hello");
        var first = Assert.Single(await ReadAsync(outbox, "test", 0, 10, Cancellation));
        Assert.Null(await outbox.FindReplaceableAsync(receipt.Conversation, first.Id + 1, Cancellation));

        await outbox.SettleAsync([new Settlement(first.Id, SettledAs.Sent, "77")], Cancellation);

        Assert.Equal("77", await outbox.FindReplaceableAsync(receipt.Conversation, first.Id + 1, Cancellation));
        Assert.Null(await outbox.FindReplaceableAsync(receipt.Conversation, first.Id, Cancellation));
    }

    [Fact]
    public async Task Settling_what_was_dropped_before_changes_nothing()
    {
        await using var pipeline = await StartAsync();
        var outbox = pipeline.Services.GetRequiredService<IOutbox>();
        await pipeline.SayAsync("chat", "hello");
        var entry = Assert.Single(await ReadAsync(outbox, "test", 0, 10, Cancellation));
        await outbox.SettleAsync([new Settlement(entry.Id, SettledAs.Dropped)], Cancellation);

        await outbox.SettleAsync([new Settlement(entry.Id, SettledAs.Sent, "77"), new Settlement(999, SettledAs.Sent, "78")], Cancellation);

        Assert.Empty(await ReadAsync(outbox, "test", 0, 10, Cancellation));
    }

    [Fact]
    public async Task A_row_that_cannot_be_opened_keeps_back_nobody_else()
    {
        await using var pipeline = await StartAsync();
        var outbox = pipeline.Services.GetRequiredService<IOutbox>();
        var broken = await pipeline.SayAsync("broken", "hello");
        await pipeline.SayAsync("whole", "hello");
        await pipeline.Vault.Database.WriteAsync(
            session =>
            {
                var spoil = session.Command("UPDATE turns SET sealed = zeroblob(300) WHERE conversation = (SELECT row FROM conversations WHERE id = @id)");
                spoil.Set("@id", broken.Conversation.Value.ToByteArray());
                spoil.ExecuteNonQuery();
            },
            Cancellation);

        Assert.Equal("whole", Assert.Single(await ReadAsync(outbox, "test", 0, 10, Cancellation)).Address.Chat);

        // A page is as long as its rows, however many of them open.
        var page = await outbox.ReadAsync("test", 0, 1, Cancellation);
        Assert.Empty(page.Entries);
        Assert.Equal("whole", Assert.Single((await outbox.ReadAsync("test", page.Next!.Value, 1, Cancellation)).Entries).Address.Chat);
    }

    private static async Task<IReadOnlyList<OutboxEntry>> ReadAsync(IOutbox outbox, string channel, long after, int most, CancellationToken cancellation) =>
        (await outbox.ReadAsync(channel, after, most, cancellation)).Entries;

    private static Task<TestPipeline> StartAsync() =>
        TestPipeline.StartAsync(more: builder => builder.Services.AddSingleton<IChannel, Silent>());

    private static Task<Receipt> SayAsync(TestPipeline pipeline, string words, string channelMessageId) =>
        pipeline.Intake.AcceptAsync(
            new ChannelAddress("test", "bot", "chat"),
            new InboundMessage(new DeliveryKey(Ids.New()), new Said.Text(new PrivateText(words)), DateTimeOffset.UnixEpoch, channelMessageId),
            Cancellation);

    /// <summary>A channel that is sent to, in a pipeline without a sender.</summary>
    private sealed class Silent : IChannel
    {
        public string Name => "test";

        public Pace Pace { get; } = new(30, TimeSpan.FromSeconds(1));

        public Task<SendResult> SendAsync(ChannelAddress address, RenderedMessage message, CancellationToken cancellation) =>
            Task.FromResult<SendResult>(new SendResult.Refused(RefusedWhy.ChatGone));

        public Task<SendResult> DeleteAsync(ChannelAddress address, IReadOnlyList<string> channelMessageIds, CancellationToken cancellation) =>
            Task.FromResult<SendResult>(new SendResult.Refused(RefusedWhy.ChatGone));
    }
}
