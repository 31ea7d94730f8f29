using Hotline.Browser.Tests.Widget;
using Hotline.Testing.Processes;
using Hotline.Testing.Telegram;
using static Microsoft.Playwright.Assertions;

namespace Hotline.Browser.Tests.Journeys;

/// <summary>Callers who must be careful: by buttons only, reached later as they said, with nobody on duty.</summary>
public sealed class CarefulTests(SharedChromium chromium)
{
    [Fact]
    public async Task Who_is_not_sure_whether_it_is_safe_goes_on_by_buttons_and_each_question_has_one_that_closes()
    {
        await using var hotline = await DemoHotline.StartAsync(chromium);
        await using var caller = await hotline.CallAsync();
        await caller.PressAsync("Choose a language", "English");
        await caller.IsAskedAsync("Is it safe for you to write");
        await Expect(caller.Chat.Choices.GetByText("Close", new() { Exact = true })).ToHaveCountAsync(0);

        await caller.PressAsync("Is it safe for you to write", "I am not sure");
        foreach (var (asked, label) in ((string, string)[])[("try it now?", "Continue"), ("Is this clear?", "Continue"), ("What brings you here?", "About me")])
        {
            await caller.IsAskedAsync(asked);
            await Expect(caller.Chat.Choices.GetByText("Close", new() { Exact = true })).ToBeVisibleAsync();
            await caller.PressAsync(asked, label);
        }

        await caller.PressAsync("Is your life in danger", "Close");
        await caller.PressAsync("I have stopped.", "Delete");

        await caller.IsAskedAsync("What I can delete is deleted.");
        await Expect(caller.Theirs).ToHaveCountAsync(1);
        await Expect(caller.Mine).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Own_words_bring_the_offer_of_a_person_and_the_desk_sees_how_the_caller_may_be_reached()
    {
        const long chat = 8422;
        await using var telegram = await FakeTelegram.StartAsync();
        await using var hotline = await DemoHotline.StartAsync(chromium, new()
        {
            ["Hotline__Telegram__BotToken"] = telegram.Token,
            ["Hotline__Telegram__ApiBaseUrl"] = telegram.Address,
        });
        await using var desk = await hotline.SitDownAsync();

        telegram.Write(chat, "they do not pay me and we have no days off", "en");
        foreach (var (asked, label) in ((string, string)[])
        [
            ("Is it safe for you to write", "Yes"), ("try it now?", "Continue"), ("Is this clear?", "Continue"), ("Is your life in danger", "No"),
            ("Shall I pass this to", "Yes, pass it on"), ("May we write to you here later", "Yes, you may"), ("time of day", "Evening, 18–21"),
            ("How may our note look", "The weather forecast is ready"), ("For how long", "7 days"), ("code word", "No"),
        ])
        {
            await telegram.UntilAsync(fake => fake.SentTo(chat) is [.., var last] && last.Text.Contains(asked, StringComparison.Ordinal), seconds: 45);
            var question = telegram.SentTo(chat)[^1];
            telegram.Tap(chat, question.MessageId, question.Buttons.First(button => button.Label == label).Data);
        }

        await Expect(desk.Next).ToContainTextAsync("Telegram");
        await desk.AcceptAsync();
        await desk.HearsAsync("they do not pay me and we have no days off");
        await Expect(desk.Known).ToContainTextAsync("Evening, 18–21");
        await Expect(desk.Known).ToContainTextAsync("The weather forecast is ready");
    }

    [Fact]
    public async Task With_nobody_on_duty_the_caller_is_told_the_truth_the_hours_and_numbers()
    {
        // Hours that do not run now, whenever the test does.
        var from = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(5)).AddHours(2);
        var hours = $"{from:HH}:00-{from.AddHours(3):HH}:00";
        await using var process = await HotlineProcess.StartAsync(["serve"], new() { ["Hotline__Duty__Hours"] = hours });
        await using var window = await chromium.OpenAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync($"{process.ChatUrl}/#en");
        await using var caller = new CallerWindow(new ChatPage(page));

        await caller.PressAsync("Choose a language", "English");
        await caller.SayAsync("Is it safe for you to write", "I want to talk to a person");

        await caller.HearsAsync($"Nobody is on duty now. Urgent: 112. We usually answer {hours.Replace('-', '–')}, Astana time");
        await caller.HearsAsync("If you can call (urgent: 112):");
        await caller.IsAskedAsync("An answer can appear only on this page.");
    }
}
