namespace Hotline.Browser.Tests.Journeys;

/// <summary>The same story told by hand in each language: what is asked, and what a caller writes.</summary>
internal sealed record Story(string Language, string Name, string HandedOver, (string Asked, string Answer)[] Talk)
{
    /// <summary>Without a single Kazakh letter, as many keyboards have none.</summary>
    public static Story Kazakh { get; } = new("kk", "Қазақша", "бүркеншік есім",
    [
        ("Тілді таңдаңыз", "казакша"),
        ("қауіпсіз бе", "ия, кауипсиз"),
        ("байқап көресіз бе", "жалгастыру"),
        ("Бәрі түсінікті ме", "тусиндим"),
        ("Не жайында", "озим туралы"),
        ("өміріңізге қауіп бар ма", "жок"),
        ("18-ге толдыңыз ба", "отыз тортте"),
        ("Қай облыста", "Шымкентте турамын"),
        ("ақы аз төлене ме", "ия, толемейди"),
        ("Тым ұзақ", "ия"),
        ("жазбаша шарт", "жок"),
        ("Әрі қарай не істейміз", "жалгастыру"),
        ("қайтармай ұстап отыр ма", "ия"),
        ("еркін шыға аласыз ба", "жок"),
        ("жеткізейін бе", "ия, жеткизиниз"),
    ]);

    public static Story Russian { get; } = new("ru", "Русский", "под рабочим именем",
    [
        ("Выберите язык", "русский"),
        ("безопасно писать", "да, безопасно"),
        ("Хотите попробовать", "продолжить"),
        ("Всё понятно", "понятно"),
        ("Что вас привело", "о себе"),
        ("что-то угрожает", "нет"),
        ("есть 18 лет", "мне тридцать четыре"),
        ("области или городе", "в Шымкенте"),
        ("платят за работу", "да, не платят"),
        ("очень подолгу", "да"),
        ("письменный договор", "нет"),
        ("Что дальше", "продолжить"),
        ("держит у себя ваш паспорт", "да"),
        ("свободно выходить", "нет"),
        ("Передать это", "да, передать"),
    ]);

    public static Story English { get; } = new("en", "English", "under a working name",
    [
        ("Choose a language", "english"),
        ("safe for you to write", "yes it is safe"),
        ("try it now", "continue"),
        ("Is this clear", "ok"),
        ("What brings you here", "about me"),
        ("life in danger", "no"),
        ("18 or older", "I am thirty-four"),
        ("Which region or city", "in Shymkent"),
        ("paid little", "yes, nothing at all"),
        ("very long hours", "yes"),
        ("written contract", "no"),
        ("What shall we do next", "continue"),
        ("keep your passport", "yes"),
        ("go out freely", "no"),
        ("Shall I pass this to", "yes"),
    ]);

    public static Story In(string language) => language switch { "kk" => Kazakh, "ru" => Russian, _ => English };
}
