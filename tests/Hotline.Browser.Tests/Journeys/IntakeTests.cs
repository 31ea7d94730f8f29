using static Microsoft.Playwright.Assertions;

namespace Hotline.Browser.Tests.Journeys;

/// <summary>A caller walks the whole intake, written by hand in each language, and a caseworker finds all of it.</summary>
public sealed class IntakeTests(SharedChromium chromium)
{
    [Fact]
    public Task In_Kazakh_without_Kazakh_letters() => WalkAsync("kk", [
        ("Тілді таңдаңыз", "казакша"),
        ("қауіпсіз бе", "ия, кауипсиз"),
        ("байқап көресіз бе", "жалгастыру"),
        ("Бәрі түсінікті ме", "тусиндим"),
        ("Не жайында", "озим туралы"),
        ("өміріңізге қауіп бар ма", "жок"),
        ("18-ге толдыңыз ба", "отыз тортте"),
        ("Қай облыста", "Шымкентте турамын"),
        ("ақы аз төлене ме", "ия, толемейди"),
        ("қайтармай ұстап отыр ма", "ия"),
        ("еркін шыға аласыз ба", "жок"),
        ("Әрі қарай не істейміз", "жалгастыру"),
        ("жеткізейін бе", "ия, жеткизиниз"),
    ], "бүркеншік есім");

    [Fact]
    public Task In_Russian() => WalkAsync("ru", [
        ("Выберите язык", "русский"),
        ("безопасно писать", "да, безопасно"),
        ("Хотите попробовать", "продолжить"),
        ("Всё понятно", "понятно"),
        ("Что вас привело", "о себе"),
        ("что-то угрожает", "нет"),
        ("есть 18 лет", "мне тридцать четыре"),
        ("области или городе", "в Шымкенте"),
        ("платят за работу", "да, не платят"),
        ("держит у себя ваш паспорт", "да"),
        ("свободно выходить", "нет"),
        ("Что дальше", "продолжить"),
        ("Передать это", "да, передать"),
    ], "под рабочим именем");

    [Fact]
    public Task In_English() => WalkAsync("en", [
        ("Choose a language", "english"),
        ("safe for you to write", "yes it is safe"),
        ("try it now", "continue"),
        ("Is this clear", "ok"),
        ("What brings you here", "about me"),
        ("life in danger", "no"),
        ("18 or older", "I am thirty-four"),
        ("Which region or city", "in Shymkent"),
        ("paid little", "yes, nothing at all"),
        ("keep your passport", "yes"),
        ("go out freely", "no"),
        ("What shall we do next", "continue"),
        ("pass this to our caseworker", "yes"),
    ], "under a working name");

    private async Task WalkAsync(string language, (string Asked, string Answer)[] talk, string handedOver)
    {
        await using var hotline = await DemoHotline.StartAsync(chromium);
        await using var desk = await hotline.SitDownAsync(language: "ru");
        await using var caller = await hotline.CallAsync(language);

        await caller.TalkAsync(talk);

        await caller.HearsAsync(handedOver);
        await Expect(desk.Next).ToContainTextAsync(language switch { "kk" => "Қазақша", "ru" => "Русский", _ => "English" });
        await desk.AcceptAsync();
        await Expect(desk.FromCaller).ToHaveTextAsync(talk.Select(turn => turn.Answer));
        await Expect(desk.Known.Locator(".finding.present")).ToHaveCountAsync(3);
        await Expect(desk.Known.Locator(".answers")).ToContainTextAsync("Шымкент");
        await caller.HearsAsync("Aigerim");
    }
}
