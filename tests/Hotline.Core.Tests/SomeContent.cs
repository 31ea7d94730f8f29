using Hotline.Core.Dialogs;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;

namespace Hotline.Core.Tests;

/// <summary>A small dialog with every kind of step and prompt, in three languages.</summary>
internal static class SomeContent
{
    public static ContentBundle Bundle(string id = "bundle-1", Action<Dictionary<string, Step>>? change = null, IReadOnlyDictionary<string, string>? moved = null)
    {
        var steps = Steps();
        change?.Invoke(steps);
        var intake = new Dialog("intake", 1, "language", steps, moved ?? new Dictionary<string, string>());
        var more = new Dialog("more", 1, "note", new Dictionary<string, Step> { ["note"] = new Step.Say(["more.note"], "done"), ["done"] = new Step.End(Ending.Information, ["more.done"]) }, new Dictionary<string, string>());
        return new ContentBundle
        {
            Id = id,
            StartDialog = "intake",
            Dialogs = new Dictionary<string, Dialog> { ["intake"] = intake, ["more"] = more },
            Interruptions = Enum.GetValues<Interruption>().ToDictionary(kind => kind, kind => new InterruptionRule(kind, Name(kind), Says(kind))),
            Texts = Texts(),
            Words = Words(),
            Indicators = Catalogue(),
        };
    }

    private static Dictionary<string, Step> Steps() => new()
    {
        ["language"] = Ask(new Prompt.Choice(), "language", Branches.All("safe"), "kk", "ru", "en") with { Refusal = Refusal.NoButton, Sets = Facts.Language },
        ["safe"] = Ask(new Prompt.YesNo(), "safe", By(("no", "call"), ("", "leave"))) with { Why = "intake.safe.why", Remind = TimeSpan.FromMinutes(2) },
        ["leave"] = new Step.Say(["intake.leave"], "about"),
        ["about"] = Ask(new Prompt.Choice(), "about", By(("other", "urgent"), ("", "age")), "self", "other"),
        ["age"] = Ask(new Prompt.Age([new("under-18", null, 17), new("adult", 18, null)]), "age", Branches.All("urgent"), "under-18", "adult"),
        ["urgent"] = Ask(new Prompt.YesNo(), "urgent", Branches.All("papers")) with { Danger = new Dictionary<string, DangerLevel> { ["yes"] = DangerLevel.R3 } },
        ["papers"] = Ask(new Prompt.YesNo(), "papers", Branches.All("paid")) with { Indicators = Shows("yes", "coercion.documents_confiscated") },
        ["paid"] = Ask(new Prompt.YesNo(), "paid", Branches.All("place")) with { Indicators = Shows("no", "exploitation.low_or_no_pay") },
        ["place"] = Ask(new Prompt.Place(), "place", Branches.All("story")) with { Then = NotUnderstood.GoOn, Retries = 1 },
        ["story"] = Ask(new Prompt.FreeText(), "story", Branches.All("by-age")),
        ["by-age"] = new Step.Branch("age", By(("under-18", "consent"), ("", "consent"))),
        ["consent"] = Ask(new Prompt.YesNo(), "consent", By(("yes", "hand"), ("", "bye"))) with { Refusal = Refusal.Never },
        ["hand"] = new Step.HandOff(HandOffWish.Consented, ["intake.hand"]),
        ["bye"] = new Step.End(Ending.Close, ["intake.bye"]),
        ["call"] = new Step.GoTo("more"),
    };

    public static Step.Ask Ask(Prompt prompt, string name, Branches next, params string[] options) => new()
    {
        Prompt = prompt,
        Text = $"intake.{name}",
        Next = next,
        Options = prompt is Prompt.YesNo
            ? [new("yes", TextKeys.ButtonYes), new("no", TextKeys.ButtonNo), new("unsure", TextKeys.ButtonUnsure)]
            : [.. options.Select(code => new Option(code, $"intake.{name}.{code}", code == "self" ? "self" : null))],
    };

    public static Branches By(params (string Code, string Next)[] next) => new(
        next.Where(one => one.Code.Length > 0).ToDictionary(one => one.Code, one => one.Next),
        next.FirstOrDefault(one => one.Code.Length == 0).Next);

    private static Dictionary<string, IReadOnlyList<IndicatorId>> Shows(string code, string indicator) => new() { [code] = [new IndicatorId(indicator)] };

    private static string Name(Interruption kind) => kind.ToString().ToLowerInvariant();

    private static string[] Says(Interruption kind) => kind is Interruption.Danger or Interruption.Stop or Interruption.Delete or Interruption.Hide or Interruption.Pause
        ? [$"do.{Name(kind)}"]
        : [];

    private static Texts Texts()
    {
        var texts = new Dictionary<string, IReadOnlyDictionary<Locale, string>>();
        foreach (var key in TextKeys.All)
        {
            texts[key] = InAll(key + string.Concat(TextKeys.Placeholders.GetValueOrDefault(key, []).Select(name => $" {{{name}}}")));
        }

        Label(texts, "intake.language.kk", "Қазақша", "Қазақша", "Қазақша");
        Label(texts, "intake.language.ru", "Русский", "Русский", "Русский");
        Label(texts, "intake.language.en", "English", "English", "English");
        Label(texts, "intake.about.self", "Өзім туралы", "О себе", "About me");
        Label(texts, "intake.about.other", "Басқа біреу", "О другом", "Somebody else");
        return new Texts(texts);
    }

    private static void Label(Dictionary<string, IReadOnlyDictionary<Locale, string>> texts, string key, string kk, string ru, string en) =>
        texts[key] = new Dictionary<Locale, string> { [Locale.Kk] = kk, [Locale.Ru] = ru, [Locale.En] = en };

    private static Dictionary<Locale, string> InAll(string text) => Locales.All.ToDictionary(locale => locale, locale => $"{text} ({locale.Code()})");

    private static WordLists Words() => new(new Dictionary<string, IReadOnlyDictionary<Locale, IReadOnlyList<string>>>
    {
        ["stop"] = List(["тоқта"], ["стоп"], ["stop"]),
        ["delete"] = List(["өшіру"], ["удалить"], ["delete", "clear"]),
        ["hide"] = List(["жасыр"], ["скрой"], ["hide"]),
        ["person"] = List(["маман керек"], ["позовите человека"], ["person", "talk to a person"]),
        ["language"] = List(["тіл"], ["язык"], ["language"]),
        ["language.kk"] = List(["қазақша"], ["по-казахски"], ["kazakh"]),
        ["language.ru"] = List(["орысша"], ["русский", "по-русски"], ["russian"]),
        ["language.en"] = List(["ағылшынша"], ["английский"], ["english"]),
        ["why"] = List(["неге сұрайсыз"], ["зачем"], ["why", "why do you ask"]),
        ["skip"] = List(["өткізу"], ["пропустить"], ["skip"]),
        ["back"] = List(["артқа"], ["назад"], ["back"]),
        ["pause"] = List(["үзіліс"], ["пауза"], ["pause"]),
        ["danger"] = List(["құтқарыңыз"], ["спасите"], ["sos"]),
        ["fillers"] = List(["өтінемін"], ["пожалуйста"], ["please"]),
        ["self"] = List(["өзім"], ["я сам"], ["myself"]),
    });

    private static Dictionary<Locale, IReadOnlyList<string>> List(IReadOnlyList<string> kk, IReadOnlyList<string> ru, IReadOnlyList<string> en) =>
        new() { [Locale.Kk] = kk, [Locale.Ru] = ru, [Locale.En] = en };

    private static Dictionary<IndicatorId, Indicator> Catalogue() => new Indicator[]
    {
        new(new("coercion.documents_confiscated"), Dimension.Coercion, Strength.Strong, Ages.Both, ["labour"], true) { Acute = Acute.PapersHeld },
        new(new("exploitation.low_or_no_pay"), Dimension.Exploitation, Strength.Medium, Ages.Both, ["labour"], false),
    }.ToDictionary(indicator => indicator.Id);
}
