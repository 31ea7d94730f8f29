using Microsoft.Playwright;

namespace Hotline.Browser.Tests.Widget;

/// <summary>Pictures to look at, in <c>artifacts/looks</c>. Run with <c>-explicit only -class *WidgetLooks</c>.</summary>
public sealed class WidgetLooks(SharedChromium chromium)
{
    private static readonly Dictionary<string, (string Ask, string[] Buttons, string Say, string Next)> Talk = new()
    {
        ["kk"] = ("Қазір хат жазу Сіз үшін қауіпсіз бе?", ["Иә", "Қазір емес", "Нақты білмеймін"], "Менің төлқұжатымды қожайын алып қойды, жұмыстан жібермейді.", "Жазғаныңызға рахмет. Мұны айту оңай емес. Сіз асықпаңыз, мен осындамын."),
        ["ru"] = ("Сейчас вам безопасно писать?", ["Да", "Не сейчас", "Точно не знаю"], "Хозяин забрал мой паспорт и не отпускает с работы.", "Спасибо, что написали. Об этом непросто говорить. Не торопитесь, я здесь."),
        ["en"] = ("Is it safe for you to write right now?", ["Yes", "Not now", "I am not sure"], "The boss keeps my passport and does not let me leave.", "Thank you for writing. This is not easy to say. Take your time, I am here."),
    };

    public static TheoryData<string, int, ColorScheme> All { get; } =
        [.. from language in Talk.Keys from width in new[] { 320, 390, 1280 } from scheme in new[] { ColorScheme.Light, ColorScheme.Dark } select (language, width, scheme)];

    [Theory(Explicit = true)]
    [MemberData(nameof(All))]
    public async Task The_chat(string language, int width, ColorScheme scheme)
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync(new() { ViewportSize = new() { Width = width, Height = width switch { 320 => 568, 390 => 844, _ => 800 } }, ColorScheme = scheme, HasTouch = width < 1000 });
        var chat = await ChatPage.OpenAsync(context, fake, "#" + language);
        await SaveAsync(chat.Page, $"{width}-{scheme}-{language}-1");
        var (ask, buttons, say, next) = Talk[language];
        await chat.SayAsync(say);
        await Assertions.Expect(chat.Sending).ToHaveCountAsync(0);
        fake.Say(next, language);
        fake.Say(ask, language, buttons);
        await chat.SeesAsync(ask);
        await SaveAsync(chat.Page, $"{width}-{scheme}-{language}-2");
        fake.Closed = true;
        fake.Conversation.CutSockets();
        await chat.SayAsync(buttons[0]);
        await Assertions.Expect(chat.Status).ToContainTextAsync("112");
        await SaveAsync(chat.Page, $"{width}-{scheme}-{language}-3");
    }

    [Theory(Explicit = true)]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task The_demonstration_page(int width)
    {
        await using var fake = await FakeDirectLine.StartAsync();
        await using var context = await chromium.OpenAsync(new() { ViewportSize = new() { Width = width, Height = width == 320 ? 568 : 800 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(fake.Address + "/demo");
        await SaveAsync(page, $"demo-{width}-1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Написать нам" }).ClickAsync();
        await new ChatPage(page, page.FrameLocator("iframe[title]")).SeesAsync(FakeDirectLine.Hello);
        await SaveAsync(page, $"demo-{width}-2");
    }

    private static Task<byte[]> SaveAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine("artifacts", "looks", name + ".png"), Animations = ScreenshotAnimations.Disabled });
}
