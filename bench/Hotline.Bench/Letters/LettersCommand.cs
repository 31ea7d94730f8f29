using System.Globalization;

namespace Hotline.Bench.Letters;

/// <summary>Makes the letter statistics of the recognizer of languages from the texts that <c>bench/collect-letters</c> gathers.</summary>
internal static class LettersCommand
{
    private const int Kazakh = 0;
    private const int Russian = 1;
    private const int English = 2;
    // Every word of our own sample of everyday sentences counts much.
    private const float OwnWord = 16;

    // Latin letters are English more often than Kazakh or Russian.
    private const float LatinIsRarer = 0.5f;
    private const int KeptCyrillic = 30_000;
    private const int KeptLatin = 40_000;

    public static int Run(string texts, string data)
    {
        var (kazakh, russian, english, turkic) = (TrainingWords.Of(Path.Combine(texts, "kk")), TrainingWords.Of(Path.Combine(texts, "ru")), TrainingWords.Of(Path.Combine(texts, "en")), TrainingWords.Of(Path.Combine(texts, "turkic")));
        kazakh.Read(Path.Combine(data, "kk", "sample.txt"), isList: false, OwnWord);
        russian.Read(Path.Combine(data, "ru", "sample.txt"), isList: false, OwnWord);
        english.Read(Path.Combine(data, "en", "sample.txt"), isList: false, OwnWord);
        Write(Path.Combine(data, "letters-cyrillic.txt"), "Kazakh, Russian", Cyrillic(kazakh, russian, turkic));
        Write(Path.Combine(data, "letters-latin.txt"), "Kazakh, Russian, English", Latin(kazakh, russian, english, turkic));
        return 0;
    }

    private static IEnumerable<string> Cyrillic(TrainingWords kazakh, TrainingWords russian, TrainingWords turkic)
    {
        var trainer = new Trainer(2, KeptCyrillic);
        var spelling = new Romanizations();
        foreach (var (word, weight) in kazakh.Cyrillic)
        {
            var marked = word.Any(Core.Recognition.Letters.IsKazakh);
            trainer.Add(Plain(word), Kazakh, Weight(weight, marked ? 0 : russian.Cyrillic.GetValueOrDefault(word)));
            if (marked)
            {
                trainer.Add(Plain(spelling.WithoutKazakhLetters(word)), Kazakh, 0.4f * Weight(weight, 0));
            }
        }

        foreach (var (word, weight) in russian.Cyrillic)
        {
            trainer.Add(Plain(word), Russian, Weight(weight, kazakh.Cyrillic.GetValueOrDefault(word)));
            trainer.Add(Plain(spelling.RussianAsHeard(word)), Russian, 0.3f * Weight(weight, kazakh.Cyrillic.GetValueOrDefault(word)));
        }

        foreach (var (word, _) in turkic.Cyrillic.Where(pair => pair.Key.Length > 3).Where((_, at) => at % 4 == 0))
        {
            trainer.Add(Plain(word), Kazakh, russian.Cyrillic.ContainsKey(word) ? 0 : 0.1f);
        }

        return trainer.Learn();
    }

    private static IEnumerable<string> Latin(TrainingWords kazakh, TrainingWords russian, TrainingWords english, TrainingWords turkic)
    {
        var trainer = new Trainer(3, KeptLatin);
        var spelling = new Romanizations();
        foreach (var (word, weight) in kazakh.Cyrillic)
        {
            var counts = Weight(weight, word.Any(Core.Recognition.Letters.IsKazakh) ? 0 : russian.Cyrillic.GetValueOrDefault(word));
            var ways = weight >= OwnWord ? 8 : 2;
            for (var way = 0; way < ways; way++)
            {
                trainer.Add(spelling.OfKazakh(word), Kazakh, LatinIsRarer * counts / Math.Min(ways, 4));
            }
        }

        foreach (var (word, weight) in russian.Cyrillic)
        {
            trainer.Add(spelling.OfRussian(word), Russian, LatinIsRarer * Weight(weight, kazakh.Cyrillic.GetValueOrDefault(word)));
        }

        foreach (var (word, weight) in english.Latin)
        {
            trainer.Add(Plain(word), English, Weight(weight, 0) * 1.5f);
        }

        foreach (var (word, _) in turkic.Latin.Where(pair => pair.Key.Length > 3 && !english.Latin.ContainsKey(pair.Key)).Where((_, at) => at % 3 == 0))
        {
            trainer.Add(Plain(word), Kazakh, 0.2f);
        }

        return trainer.Learn();
    }

    /// <summary>A word of both languages counts for each by its share.</summary>
    private static float Weight(float own, float other) => own * own / (own + other);

    private static string Plain(string word) => string.Concat(word.Select(Core.Recognition.Letters.Plain));

    private static void Write(string file, string languages, IEnumerable<string> lines)
    {
        string[] head =
        [
            "# What groups of letters say for each language; _ is the edge of a word. Columns: " + languages + ".",
            "# Learned by: dotnet run --project bench/Hotline.Bench -c Release -- letters (see README.md). Not edited by hand.",
        ];
        var all = head.Concat(lines).ToList();
        File.WriteAllLines(file, all);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {all.Count - head.Length} groups"));
    }
}
