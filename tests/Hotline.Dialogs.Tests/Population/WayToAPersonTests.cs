using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;

namespace Hotline.Dialogs.Tests.Population;

/// <summary>
/// How many messages a caller sends from the first word to a person. Nobody here presses the button or writes the words that
/// call a person at once: these are callers who do not know that they may.
/// </summary>
public sealed class WayToAPersonTests(ITestOutputHelper output)
{
    private const int CallersOfALanguage = 1_000;
    private const int LongestTalk = 150;

    [Fact]
    public void Own_words_reach_a_person_in_six_messages() => Check("own words", 6, (locale, chance) => Tell(locale, chance));

    /// <summary>Nothing tells of danger, and the caller agrees when asked whether a person may have it.</summary>
    [Fact]
    public void Own_words_without_danger_reach_a_person_in_eight_messages() =>
        Check("own words, in no danger, agreeing", 8, (locale, chance) => Tell(locale, chance, agrees: true) is { Reason: not HandoffReason.Danger } reached ? reached : null);

    [Fact]
    public void Taps_alone_reach_a_person_in_fourteen_messages() => Check("taps alone", 14, (locale, chance) => TapOn(locale, chance));

    private void Check(string who, int most, Func<Locale, Chance, Reached?> live)
    {
        foreach (var locale in Locales.All)
        {
            var reached = Enumerable.Range(1, CallersOfALanguage).AsParallel().AsOrdered()
                .Select(seed => live(locale, new Chance((ulong)((seed * 3) + (int)locale)))).OfType<Reached>().ToList();
            var calm = reached.Where(one => one.Reason != HandoffReason.Danger).ToList();
            Assert.True(reached.Count > CallersOfALanguage / 4, $"Only {reached.Count} of {CallersOfALanguage} reached a person.");
            output.WriteLine($"{who}, {locale}: median {Of(reached, 50)}, nine of ten {Of(reached, 90)}, most {Of(reached, 100)}; in no danger: median {Of(calm, 50)}; {reached.Count} of {CallersOfALanguage} reached a person, the others chose not to");
            Assert.True(Of(reached, 50) <= most, $"{who}, {locale}: the median is {Of(reached, 50)} messages; at most {most}.");
        }
    }

    private static int Of(List<Reached> all, int percent)
    {
        var messages = all.Select(one => one.Messages).Order().ToList();
        return messages.Count == 0 ? 0 : messages[Math.Min(messages.Count - 1, messages.Count * percent / 100)];
    }

    private readonly record struct Reached(int Messages, HandoffReason Reason)
    {
        public static Reached? By(Talk talk) => talk.Now.Case is { } open ? new(talk.Acts, open.Reason) : null;
    }

    /// <summary>Says what happens, one sentence a message, wherever words may be told; answers the rest with a word.</summary>
    private static Reached? Tell(Locale locale, Chance chance, bool agrees = false)
    {
        var talk = new Talk(chance.In(50) ? "telegram" : "webchat", chance);
        talk.Say(chance.Of(Sayings.Stories[(int)locale]));
        while (talk.Now.Case is null && talk.Now.Phase == Phase.InDialog && talk.Acts < LongestTalk)
        {
            talk.Pass(TimeSpan.FromSeconds(30));
            var ask = talk.Open!;
            talk.Say(
                TakesWords(ask) ? chance.Of(Sayings.Stories[(int)locale])
                : agrees && ask.Refusal == Refusal.Never ? Talk.Content.Current.Texts.Load(ask.Options[0].LabelKey, locale)
                : Word(ask, locale, Talk.Content.Current, chance));
        }

        return Reached.By(talk);
    }

    /// <summary>Presses answers by chance, detours and pauses too, each as likely as any other.</summary>
    private static Reached? TapOn(Locale locale, Chance chance)
    {
        var talk = new Talk(chance.In(50) ? "telegram" : "webchat", chance);
        talk.Take(new Said.Start(locale));
        while (talk.Now.Case is null && talk.Now.Phase == Phase.InDialog && talk.Acts < LongestTalk)
        {
            talk.Pass(TimeSpan.FromSeconds(10));
            talk.Tap(chance.Of(Pressable(talk)));
        }

        return Reached.By(talk);
    }

    private static List<Button> Pressable(Talk talk)
    {
        var ask = talk.Open!;
        var answers = talk.Now.Buttons.Where(button => ask.Options.Any(option => option.Code == button.Code)).ToList();
        return answers.Count > 0 ? answers : [.. talk.Now.Buttons.Where(button => button.Code == ButtonCodes.Skip)];
    }

    /// <summary>The question asks for words, or goes on with whatever is written.</summary>
    private static bool TakesWords(Step.Ask ask) =>
        ask.Prompt is Prompt.FreeText || ask is { Prompt: Prompt.Choice, Retries: 0, Then: NotUnderstood.GoOn };

    private static string Word(Step.Ask ask, Locale locale, ContentBundle bundle, Chance chance)
    {
        var options = ask.Options.Where(option => !ask.Danger.ContainsKey(option.Code)).ToList();
        return options.Count == 0 ? bundle.Words.Of("commands.skip", locale)[0] : bundle.Texts.Load(chance.Of(options).LabelKey, locale);
    }
}
