using Hotline.Testing.Telegram;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Browser.Tests.Journeys;

/// <summary>A caller walks the whole intake, written by hand in each language, and a caseworker finds all of it.</summary>
public sealed class IntakeTests(SharedChromium chromium)
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task In_our_own_chat(string language)
    {
        var story = Story.In(language);
        await using var hotline = await DemoHotline.StartAsync(chromium);
        await using var desk = await hotline.SitDownAsync(language: "ru");
        await using var caller = await hotline.CallAsync(language);

        await caller.TalkAsync(story.Talk);

        await caller.HearsAsync(story.HandedOver);
        await SeesAllAsync(desk, story);
        await caller.HearsAsync("Aigerim");
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task On_Telegram(string language)
    {
        const long chat = 8421;
        var story = Story.In(language);
        await using var telegram = await FakeTelegram.StartAsync();
        await using var hotline = await DemoHotline.StartAsync(chromium, new()
        {
            ["Hotline__Telegram__BotToken"] = telegram.Token,
            ["Hotline__Telegram__ApiBaseUrl"] = telegram.Address,
        });
        await using var desk = await hotline.SitDownAsync(language: "ru");

        telegram.Write(chat, "/start", language);
        foreach (var (asked, answer) in story.Talk)
        {
            await telegram.UntilAsync(fake => Last(fake).Contains(asked, StringComparison.Ordinal));
            telegram.Write(chat, answer, language);
        }

        await telegram.UntilAsync(fake => fake.SentTo(chat).Any(sent => sent.Text.Contains(story.HandedOver, StringComparison.Ordinal)));
        await Expect(desk.Next).ToContainTextAsync("Telegram");
        await SeesAllAsync(desk, story);
        await desk.SayAsync("Я здесь");
        await telegram.UntilAsync(fake => Last(fake).Contains("Я здесь", StringComparison.Ordinal));
        telegram.Write(chat, "рахмет", language);
        await desk.HearsAsync("рахмет");

        static string Last(FakeTelegram fake) => fake.SentTo(chat) is [.., var last] ? last.Text : "";
    }

    private static async Task SeesAllAsync(DeskWindow desk, Story story)
    {
        await Expect(desk.Next).ToContainTextAsync(story.Name);
        await desk.AcceptAsync();
        await Expect(desk.FromCaller).ToHaveTextAsync(story.Talk.Select(turn => turn.Answer));
        await Expect(desk.Known.Locator(".finding.present")).ToHaveCountAsync(3);
        await Expect(desk.Known.Locator(".level-name")).ToHaveTextAsync("Возможный");
        await Expect(desk.Known.Locator(".answers dd")).ToContainTextAsync(["Шымкент"]);
    }
}
