namespace Hotline.Core.Dialogs;

/// <summary>
/// The texts that the rules themselves say, whatever the dialog; <c>locales/</c> must have them all.
/// Placeholders in braces are the only ones filled. The linter requires <see cref="All"/>.
/// </summary>
public static class TextKeys
{
    /// <summary>The neutral first line to somebody who wrote words first; the next question follows.</summary>
    public const string Hello = "common.hello";

    /// <summary>Asked for the language by word: what to choose from. Buttons with the three languages.</summary>
    public const string LanguageAsk = "common.language.ask";

    /// <summary>Said in the language just chosen.</summary>
    public const string LanguageSet = "common.language.set";

    /// <summary>In the language it offers: one tap and we go on in it.</summary>
    public const string LanguageOffer = "common.language.offer";

    /// <summary>Why we ask, where the question has no answer of its own.</summary>
    public const string WhyDefault = "common.why";

    /// <summary>Not understood, kindly; the question with its buttons follows.</summary>
    public const string NotUnderstood = "common.not-understood";

    /// <summary>Not understood too often: a person is called instead.</summary>
    public const string NotUnderstoodHandOff = "common.not-understood.person";

    /// <summary>This question needs one of its answers: it cannot be skipped.</summary>
    public const string CannotSkip = "common.cannot-skip";

    /// <summary>A person answers in about {minutes} minutes; the emergency number.</summary>
    public const string Wait = "common.wait.minutes";

    /// <summary>More than 15 minutes; the numbers.</summary>
    public const string WaitLong = "common.wait.long";

    /// <summary>Somebody is on duty, how long it takes is not known.</summary>
    public const string WaitUnknown = "common.wait.unknown";

    /// <summary>Nobody is on duty: the truth, 112, no promise, we do not write first.</summary>
    public const string WaitNobody = "after-hours.truth.say";

    /// <summary>The same where the hours of duty are known: {hours}, in Kazakhstan time.</summary>
    public const string WaitNobodyHours = "after-hours.truth-hours.say";

    /// <summary>Numbers for a caller whom nobody here can answer now.</summary>
    public const string WaitNumbers = "after-hours.numbers.say";

    /// <summary>While waiting: what you wrote will be read by the person.</summary>
    public const string WaitHeard = "common.wait.heard";

    /// <summary>Nobody has answered yet: the truth and the number.</summary>
    public const string WaitUnanswered = "common.wait.unanswered";

    /// <summary>{name} will write here now.</summary>
    public const string Introduction = "common.person.introduction";

    /// <summary>The talk with the person has ended; you can come back.</summary>
    public const string PersonEnded = "common.person.ended";

    /// <summary>One soft line to a silent caller (web chat only).</summary>
    public const string Reminder = "common.reminder";

    /// <summary>After replies that had been held back: in {minutes} minutes they leave the chat by themselves.</summary>
    public const string Fades = "common.fades";

    /// <summary>After a pause or hiding: we go on; the question follows.</summary>
    public const string Resumed = "common.resumed";

    /// <summary>We saw that a message was changed; to change an answer, write Back.</summary>
    public const string EditedNoted = "common.edited";

    /// <summary>Something failed here: a calm sentence and a number; a person is called.</summary>
    public const string Rescue = "common.rescue";

    public const string MediaPhoto = "common.media.photo";
    public const string MediaVoice = "common.media.voice";
    public const string MediaContact = "common.media.contact";
    public const string MediaLocation = "common.media.location";
    public const string MediaOther = "common.media.other";

    /// <summary>A word that cannot be the code word or stop word: another, please.</summary>
    public const string WordUnfit = "common.word.unfit";

    /// <summary>The stop word cannot be the code word.</summary>
    public const string WordSame = "common.word.same";

    /// <summary>Who is asked for consent to when no organisation's name is set.</summary>
    public const string Organisation = "common.organisation";

    /// <summary>With a code of <see cref="PassedFacts"/> behind: its name in the list of what is passed on.</summary>
    public const string Fact = "common.facts.";

    /// <summary>Everything was left out: what is passed on all the same.</summary>
    public const string FactNone = "common.facts.none";

    public const string ButtonStop = "common.button.stop";
    public const string ButtonSkip = "common.button.skip";
    public const string ButtonPerson = "common.button.person";
    public const string ButtonDelete = "common.button.delete";

    /// <summary>Neutral: it stands under the information face and leads back.</summary>
    public const string ButtonContinue = "common.button.continue";

    public const string ButtonKk = "common.button.kk";
    public const string ButtonRu = "common.button.ru";
    public const string ButtonEn = "common.button.en";
    public const string ButtonYes = "common.button.yes";
    public const string ButtonNo = "common.button.no";
    public const string ButtonUnsure = "common.button.unsure";

    // Parts of the line about a contact: "111 — families, women and children: day and night, free, you can write".
    public const string ContactAlways = "contacts.parts.always";
    public const string ContactFree = "contacts.parts.free";
    public const string ContactWrite = "contacts.parts.write";

    /// <summary>
    /// Added to a text's key: what is said instead while nobody is on duty. A text that says a person is coming must not be
    /// said then.
    /// </summary>
    public const string Nobody = ".nobody";

    /// <summary>Words to leave out of a command, such as "please"; a word list, not a text.</summary>
    public const string FillerWords = "fillers";

    public static IReadOnlyList<string> All { get; } =
    [
        Hello, LanguageAsk, LanguageSet, LanguageOffer, WhyDefault, NotUnderstood, NotUnderstoodHandOff, CannotSkip, Wait, WaitLong, WaitUnknown, WaitNobody,
        WaitNobodyHours, WaitNumbers, WaitHeard,
        WaitUnanswered, Introduction, PersonEnded, Reminder, Fades, Resumed, EditedNoted, Rescue, MediaPhoto, MediaVoice, MediaContact, MediaLocation, MediaOther,
        WordUnfit, WordSame, Organisation, Fact + PassedFacts.Words, Fact + PassedFacts.Answers, Fact + PassedFacts.Age, Fact + PassedFacts.Place, FactNone,
        ButtonStop, ButtonSkip, ButtonPerson, ButtonDelete, ButtonContinue, ButtonKk, ButtonRu, ButtonEn, ButtonYes, ButtonNo, ButtonUnsure,
        ContactAlways, ContactFree, ContactWrite,
    ];

    /// <summary>Filled in every text: the organisation that answers, and what would be passed on to it.</summary>
    public static IReadOnlyList<string> Everywhere { get; } = ["organisation", "facts"];

    /// <summary>The placeholders the rules fill, by key; every other text has none.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Placeholders { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [Wait] = ["minutes"],
        [WaitNobodyHours] = ["hours"],
        [Introduction] = ["name"],
        [Fades] = ["minutes"],
    };
}
