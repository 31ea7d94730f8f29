using Hotline.Core.Recognition;
using Hotline.Recognition.Answers;
using Hotline.Recognition.Languages;
using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Numbers;
using Hotline.Recognition.Places;
using Hotline.Recognition.Signals;
using Hotline.Recognition.Text;

namespace Hotline.Recognition;

/// <summary>Loads the recognizers with their word lists. Load once and share: they hold no state and are safe on every thread.</summary>
public static class RecognizerSet
{
    public static Recognizers Load()
    {
        SignalRules? signals = null;
        SpokenNumberRecognizer? numbers = null;
        LanguageRecognizer? language = null;
        YesNoRecognizer? yesNo = null;
        PlaceRecognizer? place = null;

        // Each reads files of its own, the signals the most of them.
        Parallel.Invoke(
            () => signals = new SignalRules(),
            () => place = new PlaceRecognizer(),
            () => language = new LanguageRecognizer(),
            () => yesNo = new YesNoRecognizer(),
            () => numbers = new SpokenNumberRecognizer(new NumberReader(new KazakhNumerals(), new RussianNumerals()), new EnglishNumbers()));
        return new Recognizers(language!, yesNo!, numbers!, new AgeRecognizer(numbers!), place!, new DangerRecognizer(signals!), new IndicatorRecognizer(signals!))
        {
            Hold = Tokens.Hold,
            Version = DataFiles.Version,
        };
    }
}
