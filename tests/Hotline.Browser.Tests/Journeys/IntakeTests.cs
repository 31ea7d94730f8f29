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
        await desk.SeesAllAsync(story);
        await caller.HearsAsync("Aigerim");
        await desk.RejectsAsync("Документы отобраны", "уточнено в разговоре");
    }
}
