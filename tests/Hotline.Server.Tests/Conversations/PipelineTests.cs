using Hotline.Core.Messages;
using Hotline.Server.Conversations;
using Hotline.Server.Tests.Storage;
using Hotline.Testing.Pipeline;

namespace Hotline.Server.Tests.Conversations;

public sealed class PipelineTests
{
    [Fact]
    public async Task A_message_and_its_answer_are_in_the_thread_in_order()
    {
        await using var pipeline = await TestPipeline.StartAsync();

        var receipt = await pipeline.SayAsync("chat", "hello");

        var thread = await pipeline.Threads.ReadAsync(receipt.Conversation, 0, 10, TestContext.Current.CancellationToken);
        Assert.Equal([(1L, Speaker.Caller, "hello"), (2L, Speaker.Hotline, "echo")], thread.Select(e => (e.Sequence, e.Speaker, e.Message.Text.Reveal())));
        Assert.Equal((2, 1, false), (receipt.Sequence, receipt.MessageSequence, receipt.WasSeenBefore));
    }

    [Fact]
    public async Task A_message_delivered_twice_is_answered_once()
    {
        await using var pipeline = await TestPipeline.StartAsync();

        var first = await pipeline.SayAsync("chat", "hello", "delivery-1");
        var second = await pipeline.SayAsync("chat", "hello", "delivery-1");

        Assert.Equal(first with { WasSeenBefore = true }, second);
        Assert.Equal(2, (await pipeline.Threads.ReadAsync(first.Conversation, 0, 10, TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public async Task One_chat_has_one_conversation_even_when_its_first_messages_come_at_once()
    {
        await using var pipeline = await TestPipeline.StartAsync();

        var receipts = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => pipeline.SayAsync("chat", $"message {n}")));

        Assert.Single(receipts.Select(r => r.Conversation).Distinct());
        var thread = await pipeline.Threads.ReadAsync(receipts[0].Conversation, 0, 100, TestContext.Current.CancellationToken);
        Assert.Equal(20, thread.Count(e => e.Speaker == Speaker.Caller));
        Assert.Equal(Enumerable.Range(1, 40).Select(n => (long)n), thread.Select(e => e.Sequence));
    }

    [Fact]
    public async Task What_a_caller_cleared_is_not_shown_to_them_again_and_stays_for_the_caseworker()
    {
        await using var pipeline = await TestPipeline.StartAsync();
        await pipeline.SayAsync("chat", "before");
        await pipeline.SayAsync("chat", "clear");
        var receipt = await pipeline.SayAsync("chat", "after");

        var shown = await pipeline.Threads.ReadForCallerAsync(receipt.Conversation, 0, 10, TestContext.Current.CancellationToken);
        Assert.Equal(["cleared", "after", "echo"], shown.Select(e => e.Message.Text.Reveal()));
        Assert.Equal([true, false, false], shown.Select(e => e.ClearsBefore));

        // The clearing turn is 3 (the word, not shown) and 4 (the answer): a page from its middle clears nothing again.
        Assert.False((await pipeline.Threads.ReadForCallerAsync(receipt.Conversation, 3, 10, TestContext.Current.CancellationToken))[0].ClearsBefore);

        var kept = await pipeline.Threads.ReadAsync(receipt.Conversation, 0, 10, TestContext.Current.CancellationToken);
        Assert.Equal(["before", "echo", "clear", "cleared", "after", "echo"], kept.Select(e => e.Message.Text.Reveal()));
    }

    [Fact]
    public async Task A_conversation_goes_on_after_a_restart()
    {
        var directory = Directory.CreateTempSubdirectory("hotline-test-");
        ConversationId before;
        await using (var pipeline = await TestPipeline.StartAsync(directory))
        {
            before = (await pipeline.SayAsync("chat", "one")).Conversation;
        }

        await using (var pipeline = await TestPipeline.StartAsync(directory))
        {
            var after = await pipeline.SayAsync("chat", "two");
            Assert.Equal(before, after.Conversation);
            Assert.Equal(4, after.Sequence);
        }

        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task A_broken_rule_calls_a_person_and_keeps_the_message()
    {
        await using var pipeline = await TestPipeline.StartAsync();

        var receipt = await pipeline.SayAsync("chat", "break");

        var thread = await pipeline.Threads.ReadAsync(receipt.Conversation, 0, 10, TestContext.Current.CancellationToken);
        Assert.Equal("rescue", Assert.Single(thread).Message.Text.Reveal());
        var stored = await pipeline.Store.FindAsync(receipt.Conversation, TestContext.Current.CancellationToken);
        Assert.Equal(Core.Conversations.Phase.WaitingForPerson, stored!.State.Phase);
    }

    [Fact]
    public async Task A_deadline_that_came_due_is_given_to_its_conversation_and_its_row_is_gone()
    {
        await using var pipeline = await TestPipeline.StartAsync();
        var receipt = await pipeline.SayAsync("chat", "later");

        await Eventually.HoldsAsync(async () => await StoreRows.CountDeadlinesAsync(pipeline.Vault) == 0);

        var stored = await pipeline.Store.FindAsync(receipt.Conversation, TestContext.Current.CancellationToken);
        Assert.Equal(2, stored!.Version);
    }

    [Fact]
    public async Task An_erased_key_leaves_nothing_to_read()
    {
        await using var pipeline = await TestPipeline.StartAsync();
        var receipt = await pipeline.SayAsync("chat", "hello");

        await StoreRows.DropCaseKeysAsync(pipeline.Vault);
        ((Server.Storage.Sealing.CaseKeys)pipeline.Services.GetService(typeof(Server.Storage.Sealing.CaseKeys))!).Forget(receipt.Conversation);

        Assert.Empty(await pipeline.Threads.ReadAsync(receipt.Conversation, 0, 10, TestContext.Current.CancellationToken));
        Assert.Null(await pipeline.Store.FindAsync(receipt.Conversation, TestContext.Current.CancellationToken));
    }
}
