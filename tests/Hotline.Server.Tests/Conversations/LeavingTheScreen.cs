using Hotline.Core.Conversations;
using Hotline.Core.Messages;
using Hotline.Server.Storage;
using Hotline.Testing.Pipeline;
using Hotline.Testing.Telegram;
using Hotline.Testing.WebChat;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Server.Tests.Conversations;

/// <summary>What stands in a Telegram chat leaves it in time, over real HTTP, whatever Telegram or the machine does meanwhile.</summary>
public sealed class LeavingTheScreen
{
    private const long Chat = CallerAndDesk.Chat;
    private static readonly TimeSpan All = ScreenTimes.Default.Everything;

    private readonly ShiftedTime time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_of_both_sides_leaves_at_47_hours_and_then_there_is_nothing_more_to_do()
    {
        await using var talk = await StartedAsync();
        Assert.Contains("hello, English please", talk.Telegram.Shown(Chat));
        Assert.Equal(1, await DeadlinesAsync(talk.Pipeline, "Sweep"));

        time.MoveOn(All - TimeSpan.FromMinutes(2));
        await NoDeadlineIsDueAsync(talk.Pipeline);
        Assert.NotEmpty(talk.Telegram.Shown(Chat));
        time.MoveOn(TimeSpan.FromMinutes(2));

        await EmptyAsync(talk.Telegram);
        Assert.Equal(0, await DeadlinesAsync(talk.Pipeline, "Sweep"));
        Assert.Empty(await talk.ReplayAsync());
    }

    [Fact]
    public async Task Being_told_to_wait_a_broken_line_and_a_message_the_caller_deleted_change_nothing()
    {
        await using var talk = await StartedAsync();
        talk.Telegram.Remove(Chat, talk.Telegram.SentTo(Chat)[0].MessageId);
        talk.Telegram.Faults.Once("deleteMessages", Fault.TooMany(2));
        talk.Telegram.Faults.Once("deleteMessages", Fault.BadGateway);
        talk.Telegram.Faults.Once("deleteMessages", new Fault.CutAfter());

        time.MoveOn(All);

        await EmptyAsync(talk.Telegram, 30);
        await talk.Telegram.UntilAsync(fake => Deletions(fake) >= 4);
        Assert.Equal(0, talk.Telegram.Impatient);
    }

    [Fact]
    public async Task Somebody_else_is_answered_while_a_deletion_waits()
    {
        await using var talk = await StartedAsync();
        talk.Telegram.Faults.Once("deleteMessages", Fault.TooMany(3), Chat);
        time.MoveOn(All);
        await talk.Telegram.UntilAsync(fake => Deletions(fake) == 1);

        talk.Telegram.Write(815, "hello", "en");
        await talk.Telegram.UntilAsync(fake => fake.SentTo(815).Count > 0);

        Assert.Equal(1, Deletions(talk.Telegram));
        await EmptyAsync(talk.Telegram);
    }

    [Fact]
    public async Task A_caller_who_blocked_us_is_left_alone()
    {
        await using var talk = await StartedAsync();
        talk.Telegram.BlockSilently(Chat);

        time.MoveOn(All);

        await talk.Telegram.UntilAsync(fake => Deletions(fake) == 1);
        await Eventually.HoldsAsync(async () => (await StateAsync(talk)).IsBlocked);
        Assert.Equal(0, await DeadlinesAsync(talk.Pipeline, "Sweep"));
        Assert.Equal(1, Deletions(talk.Telegram));
    }

    [Fact]
    public async Task What_came_due_while_the_machine_was_off_and_what_was_under_way_when_it_went_is_done_after_the_restart()
    {
        var directory = Directory.CreateTempSubdirectory("hotline-test-");
        await using var telegram = await FakeTelegram.StartAsync(new FakeTelegramOptions { Time = time });
        await using (var talk = new Unowned(new CallerAndDesk(telegram, await CallerAndDesk.PipelineAsync(time, telegram, directory))))
        {
            await TalkAsync(talk.Talk);
        }

        time.MoveOn(All);
        telegram.Faults.Once("deleteMessages", new Fault.Slow(TimeSpan.FromSeconds(40)));
        await using (await CallerAndDesk.PipelineAsync(time, telegram, directory))
        {
            await telegram.UntilAsync(fake => Deletions(fake) == 1);
        }

        Assert.NotEmpty(telegram.Shown(Chat));
        await using (await CallerAndDesk.PipelineAsync(time, telegram, directory))
        {
            await EmptyAsync(telegram);
        }

        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task A_wish_to_clear_waits_for_what_was_still_to_be_sent_and_deletes_it_too()
    {
        await using var talk = await StartedAsync();
        talk.Telegram.Faults.Once("sendMessage", Fault.TooMany(2), Chat);
        talk.Telegram.Write(Chat, "yes", "en");
        await talk.Telegram.UntilAsync(fake => fake.Refused429 > 0);

        talk.Telegram.Write(Chat, "delete", "en");

        await talk.SeesAsync("What I can delete is deleted");
        Assert.Equal(["What I can delete is deleted"], talk.Telegram.Shown(Chat).Select(text => text.Split('.')[0]));
    }

    private async Task<CallerAndDesk> StartedAsync()
    {
        var talk = await CallerAndDesk.StartAsync(time);
        await TalkAsync(talk);
        return talk;
    }

    private static async Task TalkAsync(CallerAndDesk talk)
    {
        await talk.WriteAsync("hello, English please");
        await talk.SeesAsync("Is it safe");
        await talk.TapAsync("Yes");
        await talk.SeesAsync("Write \"Stop\"");
    }

    private static int Deletions(FakeTelegram telegram) => telegram.Calls.Count(call => call.Method == "deleteMessages");

    private static Task EmptyAsync(FakeTelegram telegram, int seconds = 15) => telegram.UntilAsync(fake => fake.Shown(Chat).Count == 0, seconds);

    private static Task NoDeadlineIsDueAsync(TestPipeline pipeline) =>
        Eventually.HoldsAsync(async () => await DeadlinesAsync(pipeline, "Expiry") + await DeadlinesAsync(pipeline, "Reminder") == 0);

    private static async Task<Conversation> StateAsync(CallerAndDesk talk)
    {
        var id = await talk.Pipeline.Store.FindByAddressAsync(new ChannelAddress("telegram", talk.Telegram.Token.Split(':')[0], $"{Chat}"), Cancellation);
        return (await talk.Pipeline.Store.FindAsync(id!.Value, Cancellation))!.State;
    }

    /// <summary>Rows of a kind, whenever they are due.</summary>
    private static async Task<int> DeadlinesAsync(TestPipeline pipeline, string kind)
    {
        var rows = await pipeline.Services.GetRequiredService<DeadlineReads>().ReadDueAsync(DateTimeOffset.MaxValue, 100, Cancellation);
        return rows.Count(row => row.Kind.ToString() == kind);
    }

    /// <summary>Its Telegram lives on.</summary>
    private sealed class Unowned(CallerAndDesk talk) : IAsyncDisposable
    {
        public CallerAndDesk Talk => talk;

        public ValueTask DisposeAsync() => talk.Pipeline.DisposeAsync();
    }
}
