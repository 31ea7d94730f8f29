using System.Globalization;
using Hotline.Recognition.Tests.Measuring;
using Lingua;

namespace Hotline.Bench;

/// <summary>Our language recognizer beside public detectors, on the same texts; each may answer only Kazakh, Russian or English.</summary>
internal static class LanguageTable
{
    private const string Kind = "language";

    public static async Task<int> WriteAsync(string folder, TextWriter output)
    {
        var files = SetFile.LoadAll(folder).Where(file => file.Kind == Kind).ToList();
        var texts = files.SelectMany(file => file.Rows).Select(row => row.Text).ToList();
        if (await NodeDetectors.ReadAsync(texts) is not { } node)
        {
            await Console.Error.WriteLineAsync("The detectors of npm are missing: npm ci --prefix bench/languages");
            return 2;
        }

        var detectors = new Dictionary<string, IReadOnlyList<string>>
        {
            ["hotline"] = texts.ConvertAll(text => Readings.Answer(Kind, text, null)),
            ["Lingua"] = ReadWithLingua(texts),
        };
        foreach (var (name, answers) in node)
        {
            detectors[name] = answers;
        }

        output.WriteLine($"| set | rows | {string.Join(" | ", detectors.Keys)} |");
        output.WriteLine($"| --- | ---: |{string.Concat(detectors.Select(_ => " ---: |"))}");
        var first = 0;
        foreach (var file in files)
        {
            var shares = detectors.Values.Select(answers => Share(file, answers, first));
            output.WriteLine($"| {file.Name} | {file.Rows.Count} | {string.Join(" | ", shares)} |");
            first += file.Rows.Count;
        }

        return 0;
    }

    private static List<string> ReadWithLingua(List<string> texts)
    {
        var detector = LanguageDetectorBuilder.FromLanguages(Language.Kazakh, Language.Russian, Language.English).Build();
        return texts.ConvertAll(text => detector.DetectLanguageOf(text) switch
        {
            Language.Kazakh => "kk",
            Language.Russian => "ru",
            Language.English => "en",
            _ => Readings.Nothing,
        });
    }

    private static string Share(SetFile file, IReadOnlyList<string> answers, int first)
    {
        var right = file.Rows.Where((row, index) => answers[first + index] == row.Expected).Count();
        return (100.0 * right / file.Rows.Count).ToString("0.0", CultureInfo.InvariantCulture);
    }
}
