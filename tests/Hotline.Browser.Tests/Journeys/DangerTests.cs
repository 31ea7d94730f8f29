using static Microsoft.Playwright.Assertions;

namespace Hotline.Browser.Tests.Journeys;

/// <summary>A cry for help in answer to any question is at the top of the queue at once.</summary>
public sealed class DangerTests(SharedChromium chromium)
{
    [Fact]
    public async Task Danger_in_any_language_and_answer_comes_before_who_waited_longer()
    {
        await using var hotline = await DemoHotline.StartAsync(chromium);
        await using var desk = await hotline.SitDownAsync();
        await using var calm = await hotline.CallAsync();
        await calm.PressAsync("Choose a language", "English");
        await calm.SayAsync("Is it safe for you to write", "I want to talk to a person");
        await Expect(desk.Next).ToContainTextAsync("asked for a person");

        await using var russian = await hotline.CallAsync("ru");
        await russian.SayAsync("Choose a language", "меня заперли, он меня убьет");
        await Expect(desk.Next).ToContainTextAsync("Danger now");
        await Expect(desk.Next).ToContainTextAsync("Русский");
        await russian.HearsAsync("Сейчас зову специалиста");

        await using var kazakh = await hotline.CallAsync("kk");
        await kazakh.PressAsync("Тілді таңдаңыз", "Қазақша");
        await kazakh.SayAsync("қауіпсіз бе", "өлтіремін дейді көмектесіңдер");
        await using var english = await hotline.CallAsync();
        await english.PressAsync("Choose a language", "English");
        await english.PressAsync("Is it safe for you to write", "Yes");
        await english.SayAsync("try it now?", "he is going to kill me");

        await Expect(desk.Waiting).ToHaveCountAsync(3);
        await Expect(desk.Page.Locator(".queue-next .urgency")).ToHaveTextAsync(["Danger now", "Danger now", "Danger now", "Information"]);
        await english.HearsAsync("112, free, day and night");
    }

    [Fact]
    public async Task Danger_while_a_caseworker_talks_raises_the_case()
    {
        await using var hotline = await DemoHotline.StartAsync(chromium);
        await using var desk = await hotline.SitDownAsync();
        await using var caller = await hotline.CallAsync();
        await caller.PressAsync("Choose a language", "English");
        await caller.SayAsync("Is it safe for you to write", "I want to talk to a person");
        await desk.AcceptAsync();

        await caller.Chat.SayAsync("he is going to kill me");

        await desk.HearsAsync("he is going to kill me");
        await Expect(desk.Page.Locator(".case-head .urgency")).ToHaveTextAsync("Danger now");
    }
}
