using System.Net;
using Hotline.Server.Tests.Storage;
using Hotline.Testing.Processes;
using Hotline.Testing.Telegram;

namespace Hotline.Server.Tests.Faults;

/// <summary>Another program holds the store's write lock for longer than the hotline waits.</summary>
public sealed class LockedStore
{
    [Fact]
    public async Task A_locked_store_closes_the_intake_until_it_is_free_and_nothing_accepted_is_lost()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        await using var hotline = await HotlineProcess.StartAsync(settings: new()
        {
            ["Hotline__Telegram__BotToken"] = telegram.Token,
            ["Hotline__Telegram__ApiBaseUrl"] = telegram.Address,
            ["Hotline__Telegram__PollSeconds"] = "1",
        });
        using var caller = await hotline.OpenChatAsync();
        using (var before = await caller.SayAsync("before", "one"))
        {
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        }

        using (StoreRows.Lock(Path.Combine(hotline.Directory.FullName, "data", "hotline.db")))
        {
            telegram.Write(72_001, "written while it is locked");
            using var refused = await caller.SayAsync("while it is locked", "two");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Equal(["before"], await caller.OwnAsync());
            await hotline.UntilReadySaysAsync(HttpStatusCode.ServiceUnavailable, "storage");
            Assert.Equal(1, telegram.Pending);
        }

        await hotline.UntilReadySaysAsync(HttpStatusCode.OK, "Healthy");
        using var again = await caller.SayAsync("while it is locked", "two");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(["before", "while it is locked"], await caller.OwnAsync());
        await telegram.UntilAsync(fake => fake.Pending == 0 && fake.SentTo(72_001).Count > 0, 40);
        Assert.Contains("Storage took no turn", hotline.Output, StringComparison.Ordinal);
    }
}
