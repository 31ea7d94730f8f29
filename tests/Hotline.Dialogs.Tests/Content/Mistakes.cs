namespace Hotline.Dialogs.Tests.Content;

/// <summary>A mistake for every rule. A rule without one is not known to work.</summary>
internal static class Mistakes
{
    private const string Intake = "dialogs/intake.yaml";
    private const string Someone = "dialogs/someone.yaml";
    private const string Rights = "dialogs/rights.yaml";
    private const string JobCheck = "dialogs/job-check.yaml";
    private const string Directory = "dialogs/directory.yaml";
    private const string Interruptions = "dialogs/interruptions.yaml";
    private const string Screening = "dialogs/screening.yaml";
    private const string Indicators = "dialogs/indicators.yaml";
    private const string Allowed = "dialogs/allowed.yaml";

    private const string TrustLineDates = "archive.np.kz\"\n    checked_on: 2026-11-23\n    checked_by: content editors, from public pages\n    expires_on: 2027-02-21";

    public static IReadOnlyList<Mistake> All { get; } =
    [
        // Files and keys of YAML.
        new("yaml", Intake, "start: language", "start: [language"),
        new("yaml-empty", "locales/en/someone.yaml", Whole("locales/en/someone.yaml"), " ", "locales/en/someone.yaml:1"),
        new("yaml-map", "locales/en/someone.yaml", Whole("locales/en/someone.yaml"), "- a", "locales/en/someone.yaml:1"),
        new("yaml-documents", Intake, "  declined:\n    say: [intake.declined.say]\n    next: declined-when\n", "  declined:\n    say: [intake.declined.say]\n    next: declined-when\n---\na: b\n", Line(Intake, "  declined:", 3)),
        new("yaml-alias", Intake, "start: language", "start: &a language\nmoved: *a", Line(Intake, "start: language", 1)),
        new("yaml-duplicate", Intake, "start: language", "version: 2\nstart: language"),
        new("unknown-key", Intake, "    sets: language\n", "    set: language\n"),
        new("default-answer", Intake, "    sets: language\n", "    default: ru\n"),
        new("missing-key", Intake, "dialog: intake\nversion: 3\n", "dialog: intake\n", Line(Intake, "dialog: intake")),
        new("wrong-kind", Intake, "start: language", "start: { language: 1 }"),
        new("wrong-value", Intake, "    remind: 2m\n    retries: 0", "    remind: soon\n    retries: 0"),
        new("wrong-value", Intake, "    first-words: answer", "    first-words: no"),
        new("first-words", Intake, "    options: [go-on, try]\n", "    options: [go-on, try]\n    first-words: answer\n", Line(Intake, "  leave:")),
        new("wrong-value", Intake, "    retries: 0", "    retries: 9"),
        new("wrong-value", Intake, "    refuse: never", "    refuse: perhaps"),
        new("wrong-value", Intake, "    ask: place", "    ask: location"),
        new("file-missing", Interruptions, Whole(Interruptions), "", Interruptions + ":1") { Removed = true },
        new("unknown-file", "locales/en/someone.yaml", "", "", "locales/de/someone.yaml:1") { MovedTo = "locales/de/someone.yaml" },

        new("unknown-file", "locales/en/someone.yaml", "", "", "locales/en/someone.yml:1") { MovedTo = "locales/en/someone.yml" },
        new("encoding", "locales/en/common.yaml", "resumed: Let us go on.", "resumed: Let us go \uFFFDn."),

        // Dialogs and steps.
        new("dialog-name", Someone, "dialog: someone", "dialog: somebody"),
        new("dialog-duplicate", Someone, "dialog: someone", "dialog: intake", Line(Someone, "dialog: someone")),
        new("dialog-missing", Intake, "dialog: intake", "dialog: start", "dialogs/intake.yaml:1"),
        new("dialog-unknown", Intake, "goto: someone", "goto: nobody"),
        new("step-unknown", Intake, "    next: questions", "    next: question"),
        new("step-name", Intake, "  questions:\n    say", "  Questions_1:\n    say"),
        new("step-kind", Intake, "    goto: rights", "    goto: rights\n    ask: text"),
        new("step-unknown", JobCheck, "goto: intake/danger", "goto: intake/peril"),
        new("step-unreachable", Intake, "    next: { more: privacy-more, else: brings }", "    next: brings", Line(Intake, "  privacy-more:")),
        new("no-end", Rights, "  goodbye:\n    say: [intake.goodbye.say]\n    end: information", "  goodbye:\n    say: [intake.goodbye.say]\n    next: goodbye", Line(Rights, "  goodbye:")),
        new("loop", Intake, "    say: [intake.questions.say]\n    next: screening", "    say: [intake.questions.say]\n    next: questions", Line(Intake, "  questions:")),
        new("moved-alive", Intake, "start: language", "start: language\nmoved: { safe: leave }", Line(Intake, "start: language", 1)),
        new("moved-alive", Rights, "moved: { information/topic: topic,", "moved: { intake/safe: topic,"),
        new("say-empty", Intake, "say: [intake.thanks.say]", "say: []", Line(Intake, "  thanks:")),

        // Answers.
        new("option-duplicate", Intake, "options: [self, someone, job, information]", "options: [self, self, someone, job, information]", Line(Intake, "  reason:")),
        new("option-reserved", Intake, "options: [go-on, more]", "options: [go-on, more, skip]", Line(Intake, "  privacy-read:")),
        new("option-code", Intake, "options: [go-on, more]", "options: [go-on, More]", Line(Intake, "  privacy-read:")),
        new("option-count", Intake, "options: [kk, ru, en]", "options: [kk]", Line(Intake, "  language:")),
        new("option-kind", Someone, "    ask: text\n", "    ask: text\n    options: [yes, no]\n", Line(Someone, "  story:")),
        new("bounds", Intake, "    ask: place\n", "    ask: number\n    least: 5\n    most: 2\n", Line(Intake, "  place:")),
        new("bands", Intake, "bands: { under-18: ..17, adult: 18.. }", "bands: { under-18: ..17, adult: 19.. }", Line(Intake, "  age:")),
        new("answer-unhandled", Intake, "    next: { yes: handoff, no: declined, unsure: declined, change: leave-out }", "    next: { yes: handoff, no: declined, change: leave-out }", Line(Intake, "  consent:")),
        new("answer-unknown", Intake, "next: { more: privacy-more, else: brings }", "next: { less: privacy-more, else: brings }", Line(Intake, "  privacy-read:")),
        new("answer-unknown", Intake, "    danger: { yes: R2 }", "    danger: { often: R2 }", Line(Intake, "  danger-unsure:")),
        new("indicator-unknown", Intake, "    danger: { yes: R2 }", "    danger: { yes: R2 }\n    indicators: { yes: coercion.locked }", Line(Intake, "  danger-unsure:")),
        new("fact-unknown", Intake, "    say: [intake.questions.say]\n    next: screening", "    branch: shoe-size\n    next: { else: screening }", Line(Intake, "  questions:")),
        new("indicator-id", Indicators, "  movement.unknown_location:\n    { dimension: movement,", "  movement.unknown_location:\n    { dimension: coercion,", Line(Indicators, "  movement.unknown_location:")),

        // The interruption table.
        new("interruption-missing", Interruptions, "  pause: { words: commands.pause, say: [common.paused] }\n", "", Interruptions + ":1"),
        new("interruption-stop", Interruptions, "say: [common.stop]", "say: [common.stop, common.paused]"),

        // Keys.
        new("literal-text", Intake, "text: intake.place.ask", "text: Where are you?"),
        new("text-missing", Intake, "text: intake.place.ask", "text: intake.region.ask"),
        new("text-empty", "locales/en/common.yaml", "resumed: Let us go on.", "resumed:"),
        new("text-language", "locales/en/common.yaml", "  resumed: Let us go on.\n", "", Line("locales/kk/common.yaml", "  resumed:")),
        new("text-unused", Intake, "say: [intake.leave-tried.say]", "say: [intake.thanks.say]", Line("locales/en/intake.yaml", "  leave-tried:", 1)),
        new("key-duplicate", "locales/en/someone.yaml", "someone:\n  thanks:", "common.resumed: Go on.\nsomeone:\n  thanks:"),
        new("words-missing", Interruptions, "words: commands.pause", "words: commands.rest"),
        new("words-unused", Interruptions, "words: commands.pause", "words: commands.hide", Line("locales/en/commands.yaml", "  pause:")),
        new("words-language", "locales/en/commands.yaml", "  language.en:\n", "  language.uk:\n", Line("locales/en/commands.yaml", "  language.en:")),
        new("placeholder-unknown", "locales/en/common.yaml", "resumed: Let us go on.", "resumed: Let us go on, {name}."),
        new("placeholder-missing", "locales/kk/common.yaml", "Маман шамамен {minutes} минутта", "Маман 15 минутта"),
        new("placeholder-broken", "locales/en/common.yaml", "resumed: Let us go on.", "resumed: Let us go on }."),

        // The questions of screening.
        new("screen-empty", Screening, Whole(Screening), "", Line(Intake, "  screening:")) { Removed = true },
        new("screen-most", Screening, "most: 9", "most: 12"),
        new("screen-most", Screening, "every: 3", "every: 9", Line(Screening, "most: 9")),
        new("wrong-value", Screening, "pay: { ask: yesno", "pay: { ask: text"),
        new("wrong-value", Screening, "text: screening.debt, ease: 3", "text: screening.debt, ease: 9"),
        new("wrong-value", Screening, "ages: adults", "ages: grown-ups"),
        new("missing-key", Screening, "noted: screening.noted.say\n", "", Screening + ":4"),
        new("unknown-key", Screening, "text: screening.debt, ease: 3", "text: screening.debt, hard: 3, ease: 3"),
        new("text-missing", Screening, "text: screening.debt", "text: screening.debts"),
        new("text-language", "locales/kk/screening.yaml", "    heard: Сөзіңізге қарағанда, жұмыс ақысы аз төленеді немесе төленбейді. Дұрыс па?\n", "", Line("locales/en/screening.yaml", "    heard: I understood that the work is paid")),
        new("indicator-unknown", Screening, "yes: coercion.debt_bondage", "yes: coercion.debts", Line(Screening, "  debt:")),
        new("indicator-unknown", Screening, "  - coercion.drugged", "  - coercion.drunk"),
        new("answer-unknown", Screening, "{ yes: coercion.debt_bondage }", "{ often: coercion.debt_bondage }", Line(Screening, "  debt:")),
        new("question-idle", Screening, "{ yes: coercion.debt_bondage }", "{}", Line(Screening, "  debt:")),
        new("question-idle", Screening, "{ yes: coercion.debt_bondage }", "{ yes: movement.transport_controlled }", Line(Screening, "  debt:")),
        new("question-idle", Screening, "text: screening.labour, ease: 1, ages: children", "text: screening.labour, ease: 1", Line(Screening, "  labour:")),
        new("question-twice", Screening, "{ yes: coercion.debt_bondage }", "{ yes: coercion.watched }", Line(Screening, "  watched:")),
        new("question-twice", Screening, "text: screening.debt", "text: screening.pay", Line(Screening, "  debt:")),
        new("never-asked", Screening, "  - exploitation.child_sexual\n", "", Screening + ":4"),
        new("never-asked", Screening, "{ yes: coercion.debt_bondage }", "{ yes: coercion.violence }", Line(Screening, "  debt:")),
        new("never-asked", Screening, "ease: 5, ages: adults,", "ease: 5,", Line(Screening, "  intimate:")),
        new("step-unknown", Intake, "  rest: screening.rest-3", "  rest: screening.rest-4"),
        new("length-question", "locales/en/screening.yaml", "Is there a written contract for your work?", new string('a', 161)),
        new("option-count", Screening, "options: { none: screening.promised.options.none, job: screening.promised.options.job, pay: screening.promised.options.pay, both: screening.promised.options.both, unsure: common.button.unsure }", "options: [both]", Line(Screening, "  promised:")),

        // Lengths.
        new("length-question", "locales/en/intake.yaml", "Is your life in danger right now?", new string('a', 161)),
        new("length-say", "locales/ru/common.yaml", "resumed: Продолжим.", "resumed: " + new string('я', 301)),
        new("length-label", "locales/kk/common.yaml", "skip: Өткізіп жіберу", "skip: " + new string('ә', 41)),
        new("length-channel", "locales/en/common.yaml", "resumed: Let us go on.", "resumed: " + new string('a', 4097)),
        new("label-lines", "locales/en/common.yaml", "    skip: Skip", "    skip: \"Skip\\nit\""),
        new("two-questions", "locales/en/intake.yaml", "Is your life in danger right now?", "Is your life in danger? Right now?"),
        new("question-in-say", "locales/en/common.yaml", "resumed: Let us go on.", "resumed: Shall we go on?"),

        // Safety.
        new("number", "locales/ru/common.yaml", "пока не ответил. Если ждать нельзя: 112.", "пока не ответил. Если ждать нельзя: 8 701 123 45 67.", Line("locales/ru/common.yaml", "    unanswered: |-")),
        new("number", "locales/en/common.yaml", "102 — police", "120 — police", Line("locales/en/common.yaml", "    numbers: |-\n      If you can call: 112")),
        new("number", "locales/en/common.yaml", "{contact:state-services}", "1414"),

        // The directory of numbers.
        new("contact-unknown", "locales/en/common.yaml", "{contact:state-services}", "{contact:offices}"),
        new("contact-differs", "locales/kk/common.yaml", "{contact:state-services}", "{card:state-services}"),
        new("contact-place", "locales/en/common.yaml", "    delete: Delete", "    delete: Delete {contact:police}"),
        new("contact-fallback", "locales/ru/common.yaml", "больше 15 минут. Если ждать нельзя: 112.", "больше 15 минут.", Line("locales/ru/common.yaml", "    long: |-")),
        new("contact-fallback", "locales/en/rights.yaml", "number.without: \"You can ask a person here about papers. Urgent: 112.\"", "number.without: \"Papers: {contact:family}.\""),
        new("contact-fallback", "locales/kk/rights.yaml", "      Балаға қазір қауіп төнсе: 112.\n", "", Line("locales/kk/rights.yaml", "    number: |-\n      Балаға")),
        new("contact-dates", Directory, TrustLineDates, TrustLineDates.Replace("2027-02-21", "2027-02-22", StringComparison.Ordinal), Line(Directory, "  trust-line:")),
        new("contact-dates", Directory, TrustLineDates, TrustLineDates.Replace("2027-02-21", "never", StringComparison.Ordinal), Line(Directory, "  trust-line:")),
        new("contact-duplicate", Directory, "digits: \"150\"\n    tel_uri: tel:150", "digits: \"101\"\n    tel_uri: tel:101", Line(Directory, "  trust-line:")),
        new("contact-note", Directory, "informs_police: unknown\n    source: \"kazpravda", "informs_police: yes\n    source: \"kazpravda", Line(Directory, "  trust-line:")),
        new("wrong-value", Directory, "tel_uri: tel:150", "tel_uri: tel:151"),
        new("wrong-value", Directory, "Union of Crisis Centres\n    channels: [voice]\n    hours: unknown", "Union of Crisis Centres\n    channels: [voice]\n    hours: often"),
        new("link", "locales/en/common.yaml", "resumed: Let us go on.", "resumed: Go on at help.kz/talk."),
        new("link", "locales/en/common.yaml", "resumed: Let us go on.", "resumed: Write to @helper."),
        new("give-away", "locales/en/intake.yaml", "self: About me", "self: About my exploitation"),
        new("give-away", "locales/ru/common.yaml", "Здравствуйте. Я помощник-справочник.", "Здравствуйте. Это горячая линия."),
        new("give-away", "locales/kk/common.yaml", "Сәлеметсіз бе. Мен анықтама көмекшісімін.", "Сәлеметсіз бе. Құрбандарға көмектесеміз."),
        new("never-written", "locales/ru/intake.yaml", "В этом нет вашей вины.", "Успокойтесь."),
        new("never-written", "locales/en/intake.yaml", "This is not your fault.", "You are a victim."),
        new("exclamation", "locales/en/common.yaml", "resumed: Let us go on.", "resumed: Let us go on!"),

        // Languages.
        new("not-translated", "locales/kk/common.yaml", "resumed: Жалғастырайық.", "resumed: Продолжим.", Line("locales/ru/common.yaml", "  resumed:")),
        new("russian-in-kazakh", "locales/kk/screening.yaml", "Жұмысыңыз үшін ақы", "Жұмысыңыз для ақы"),
        new("russian-in-kazakh", "locales/kk/common.yaml", "resumed: Жалғастырайық.", "resumed: Жалғастырайық, продолжать."),
        new("informal-kazakh", "locales/kk/intake.yaml", "Қазір өміріңізге қауіп бар ма?", "Қазір саған қауіп бар ма?"),
        new("informal-kazakh", "locales/kk/common.yaml", "resumed: Жалғастырайық.", "resumed: Енді жалғастырасың."),
        new("informal-kazakh", "locales/kk/common.yaml", "resumed: Жалғастырайық.", "resumed: Осы жерге жаз."),
        new("informal-russian", "locales/ru/common.yaml", "resumed: Продолжим.", "resumed: Продолжим, я слушаю тебя."),
        new("gendered-russian", "locales/ru/common.yaml", "stop: Останавливаюсь.", "stop: Я остановился."),
        new("gendered-russian", "locales/ru/common.yaml", "resumed: Продолжим.", "resumed: Продолжим, если вы готовы или сама готова."),
        new("gendered-russian", "locales/ru/common.yaml", "resumed: Продолжим.", "resumed: Хорошо, что вы написала."),
        new("mixed-letters", "locales/ru/common.yaml", "resumed: Продолжим.", "resumed: Пpодолжим."),
        new("wrong-language", "locales/en/common.yaml", "resumed: Let us go on.", "resumed: Let us go on сейчас."),
        new("wrong-language", "locales/kk/common.yaml", "resumed: Жалғастырайық.", "resumed: Let us continue."),

        // The same rules in the other languages.
        new("number", "locales/kk/common.yaml", "resumed: Жалғастырайық.", "resumed: \"Жалғастырайық: 8 701 123 45 67.\""),
        new("link", "locales/ru/common.yaml", "resumed: Продолжим.", "resumed: Продолжим на https://t.me/help."),
        new("exclamation", "locales/kk/common.yaml", "resumed: Жалғастырайық.", "resumed: Жалғастырайық!"),
        new("never-written", "locales/kk/common.yaml", "resumed: Жалғастырайық.", "resumed: Тынышталыңыз."),
        new("two-questions", "locales/ru/common.yaml", "resumed: Продолжим.", "resumed: Продолжим? Или нет?"),
        new("question-in-say", "locales/kk/common.yaml", "resumed: Жалғастырайық.", "resumed: Жалғастырайық па?"),
        new("placeholder-unknown", "locales/ru/common.yaml", "resumed: Продолжим.", "resumed: Продолжим через {minutes}."),
        new("mixed-letters", "locales/kk/common.yaml", "resumed: Жалғастырайық.", "resumed: Жалғаcтырайық."),
        new("length-label", "locales/en/common.yaml", "    skip: Skip", "    skip: " + new string('a', 41)),
        new("text-empty", "locales/kk/common.yaml", "resumed: Жалғастырайық.", "resumed:"),

        // Words that callers write.
        new("word-duplicate", "locales/kk/commands.yaml", "    - тоқтату\n", "    - тоқта\n    - токта\n", Line("locales/kk/commands.yaml", "    - тоқтату")),
        new("filler-word", "locales/en/commands.yaml", "\n  - just\n", "\n  - just a\n"),
        new("word-length", "locales/en/commands.yaml", "    - stop it\n", "    - \"...\"\n"),
        new("command-two-meanings", "locales/en/commands.yaml", "    - pause\n", "    - stop\n"),
        new("word-two-meanings", "locales/en/intake.yaml", "yes: [safe,", "yes: [not safe, safe,", Line("locales/en/intake.yaml", "      no: [not safe")),
        new("word-is-command", "locales/en/intake.yaml", "yes: [safe,", "yes: [stop, safe,"),
    ];

    private static string Whole(string path) => Shipped.Files.Single(file => file.Path == path).Text;

    /// <summary>The line of a piece of a shipped file, or one so many lines after it.</summary>
    private static string Line(string path, string piece, int after = 0)
    {
        var text = Whole(path);
        return $"{path}:{text[..text.IndexOf(piece, StringComparison.Ordinal)].Count(letter => letter == '\n') + 1 + after}";
    }
}
