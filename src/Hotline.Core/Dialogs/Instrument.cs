using Hotline.Core.Recognition;

namespace Hotline.Core.Dialogs;

/// <summary>
/// The questions of screening, shared by every dialog that has a <see cref="Step.Screen"/>. Which of them is asked, and when
/// enough is known, is decided by what is known so far and not by their order here.
/// </summary>
/// <param name="Most">Questions asked at most before a person is offered.</param>
/// <param name="Pause">After so many questions, and again after as many more, the caller chooses how to go on.</param>
/// <param name="Noted">Said to words that tell something but do not answer; a question follows.</param>
/// <param name="Never">Signs that no question may ask for; words and caseworkers alone tell of them.</param>
public sealed record Instrument(int Version, int Most, PauseQuestions Pause, string Noted, IReadOnlyList<ScreenQuestion> Questions, IReadOnlySet<IndicatorId> Never)
{
    public static Instrument None { get; } = new(0, 0, new PauseQuestions(int.MaxValue, "", ""), "", [], new HashSet<IndicatorId>());

    public ScreenQuestion? Find(string id) => Questions.FirstOrDefault(question => question.Id == id);
}

/// <summary>"Continue, pause, or talk to a person?", and what is asked when the pause ends.</summary>
/// <param name="Check">The group of its texts, as in <c>screening.check</c>.</param>
public sealed record PauseQuestions(int Every, string Check, string Rest);

/// <summary>One question. Its texts lie in one group, as in <c>screening.pay</c>: see <see cref="ScreenTexts"/>.</summary>
/// <param name="Ease">1 is easy to answer for somebody afraid, 5 is hard. Easy ones come first.</param>
/// <param name="Ages">Whom it may be asked.</param>
/// <param name="Forms">The forms it belongs to: not asked where signs already point to others only. Empty: to all.</param>
/// <param name="Indicators">By answer code: the signs it shows. Another answer shows their absence.</param>
/// <param name="Options">The answers to press; yes, no and not sure of a yes-no question too.</param>
public sealed record ScreenQuestion(
    string Id,
    string Texts,
    Prompt Prompt,
    IReadOnlyList<Option> Options,
    int Ease,
    AskedOf Ages,
    IReadOnlyList<string> Forms,
    IReadOnlyDictionary<string, IReadOnlyList<IndicatorId>> Indicators)
{
    /// <summary>Every sign that an answer to it can show.</summary>
    public IReadOnlyList<IndicatorId> Shows => field ??= [.. Indicators.Values.SelectMany(ids => ids).Distinct()];
}

public enum AskedOf
{
    All,

    /// <summary>Only somebody who said to be 18 or older: an unknown age may be a child's.</summary>
    Adults,

    /// <summary>Only somebody who said to be under 18.</summary>
    Children,
}

/// <summary>The texts of a question, by the end of their keys.</summary>
public static class ScreenTexts
{
    /// <summary>The question to somebody who speaks of themselves.</summary>
    public const string Ask = "ask";

    /// <summary>The question to somebody who speaks of another person.</summary>
    public const string Other = "other";

    /// <summary>Instead of the question where the caller's own words said it already: "You wrote that … Is that right?" For both.</summary>
    public const string Heard = "heard";

    public const string Why = "why";

    public static IReadOnlyList<string> All { get; } = [Ask, Other, Heard, Why];
}
