using System.Net;
using System.Security.Cryptography;
using Hotline.Testing.Processes;
using Hotline.Testing.Telegram;

namespace Hotline.Server.Tests.Faults;

/// <summary>Telegram cannot be reached: the web chat serves on, health and log say so, and everything catches up by itself.</summary>
public sealed class TelegramAway
{
    [Fact]
    public async Task Telegram_out_of_reach_is_told_and_caught_up_with_and_the_web_chat_serves_on()
    {
        // Below the ports that outgoing connections take, so that nobody has it while Telegram is away.
        var port = RandomNumberGenerator.GetInt32(20_000, 30_000);
        await using var hotline = await HotlineProcess.StartAsync(settings: new()
        {
            ["Hotline__Telegram__BotToken"] = new FakeTelegramOptions().Token,
            ["Hotline__Telegram__ApiBaseUrl"] = $"http://127.0.0.1:{port}",
            ["Hotline__Telegram__PollSeconds"] = "1",
        });
        await hotline.UntilReadySaysAsync(HttpStatusCode.OK, "Telegram: Unreachable");
        Assert.Contains("\"status\":\"Degraded\"", (await hotline.ReadyAsync()).Body, StringComparison.Ordinal);
        using var caller = await hotline.OpenChatAsync();
        using (var said = await caller.SayAsync("hello"))
        {
            Assert.Equal(HttpStatusCode.OK, said.StatusCode);
        }

        // It comes, goes, and comes back.
        await using (var telegram = await FakeTelegram.StartAsync(new FakeTelegramOptions { Port = port }))
        {
            telegram.Write(73_001, "hello");
            await telegram.UntilAsync(fake => fake.Pending == 0 && fake.SentTo(73_001).Count > 0, 60);
            await hotline.UntilReadySaysAsync(HttpStatusCode.OK, "\"status\":\"Healthy\"");
        }

        await hotline.UntilReadySaysAsync(HttpStatusCode.OK, "Telegram: Unreachable");
        await using var back = await FakeTelegram.StartAsync(new FakeTelegramOptions { Port = port });
        back.Renumber(200_000);
        back.Write(73_002, "hello again");
        await back.UntilAsync(fake => fake.Pending == 0 && fake.SentTo(73_002).Count > 0, 60);
        Assert.Contains("Telegram answers again", hotline.Output, StringComparison.Ordinal);
    }
}
