using Hotline.Testing.Telegram;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Browser.Tests.Journeys;

/// <summary>The same walk on Telegram, up to the desk and back.</summary>
public sealed class TelegramTests(SharedChromium chromium)
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task From_the_first_line_to_a_caseworkers_answer(string language)
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
        await desk.SeesAllAsync(story);
        await desk.SayAsync("Я здесь");
        await telegram.UntilAsync(fake => fake.SentTo(chat).Any(sent => sent.Text.Contains("Я здесь", StringComparison.Ordinal)), seconds: 45);
        telegram.Write(chat, "рахмет", language);
        await desk.HearsAsync("рахмет");

        static string Last(FakeTelegram fake) => fake.SentTo(chat) is [.., var last] ? last.Text : "";
    }
}
