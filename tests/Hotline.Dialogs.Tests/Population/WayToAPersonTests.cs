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

    [Fact]
    public void Taps_alone_reach_a_person_in_fourteen_messages() => Check("taps alone", 14, (locale, chance) => TapOn(locale, chance));

    private void Check(string who, int most, Func<Locale, Chance, int?> live)
    {
        foreach (var locale in Locales.All)
        {
            var all = Enumerable.Range(1, CallersOfALanguage).AsParallel().AsOrdered()
                .Select(seed => live(locale, new Chance((ulong)((seed * 3) + (int)locale)))).ToList();
            var reached = all.OfType<int>().Order().ToList();
            Assert.True(reached.Count > CallersOfALanguage / 4, $"Only {reached.Count} of {CallersOfALanguage} reached a person.");
            output.WriteLine($"{who}, {locale}: median {reached[reached.Count / 2]}, nine of ten {reached[reached.Count * 9 / 10]}, most {reached[^1]}; {reached.Count} of {CallersOfALanguage} reached a person, the others chose not to");
            Assert.True(reached[reached.Count / 2] <= most, $"{who}, {locale}: the median is {reached[reached.Count / 2]} messages; at most {most}.");
        }
    }

    /// <summary>Says what happens, one sentence a message, wherever words may be told; answers the rest with a word.</summary>
    private static int? Tell(Locale locale, Chance chance)
    {
        var talk = new Talk(chance.In(50) ? "telegram" : "webchat", chance);
        talk.Say(chance.Of(Sayings.Stories[(int)locale]));
        while (talk.Now.Case is null && talk.Now.Phase == Phase.InDialog && talk.Acts < LongestTalk)
        {
            talk.Pass(TimeSpan.FromSeconds(30));
            var ask = talk.Open!;
            talk.Say(TakesWords(ask) ? chance.Of(Sayings.Stories[(int)locale]) : Word(ask, locale, Talk.Content.Current, chance));
        }

        return talk.Now.Case is null ? null : talk.Acts;
    }

    /// <summary>Presses answers by chance, but not the one that says life is in danger: that way is short.</summary>
    private static int? TapOn(Locale locale, Chance chance)
    {
        var talk = new Talk(chance.In(50) ? "telegram" : "webchat", chance);
        talk.Take(new Said.Start(locale));
        while (talk.Now.Case is null && talk.Now.Phase == Phase.InDialog && talk.Acts < LongestTalk)
        {
            talk.Pass(TimeSpan.FromSeconds(10));
            talk.Tap(chance.Of(Pressable(talk)));
        }

        return talk.Now.Case is { Reason: HandoffReason.Consented or HandoffReason.Asked } ? talk.Acts : null;
    }

    private static List<Button> Pressable(Talk talk)
    {
        var ask = talk.Open!;
        var answers = talk.Now.Buttons.Where(button => ask.Options.Any(option => option.Code == button.Code) && !ask.Danger.ContainsKey(button.Code)).ToList();
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
