using System.Runtime.CompilerServices;
using Hotline.Core.Messages;
using Hotline.Recognition.Tests.Measuring;

namespace Hotline.Recognition.Tests;

/// <summary>
/// One table per recognizer and language: what is written, a tab, what must be read. «-» is nothing.
/// The floors are the share of rows that must be right; raise them when the rules get better, never lower them.
/// </summary>
public sealed class TableTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, double> Floors = new()
    {
        ["yesno"] = 0.95, ["number"] = 0.95, ["age"] = 0.9, ["date"] = 0.85, ["duration"] = 0.9, ["phone"] = 0.9,
        ["place"] = 0.95, ["language"] = 0.95, ["danger"] = 0.9, ["indicators"] = 0.8,
    };

    public static TheoryData<string, string> Tables()
    {
        var data = new TheoryData<string, string>();
        foreach (var locale in Locales.All)
        {
            foreach (var kind in Floors.Keys)
            {
                data.Add(locale.Code(), kind);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_reads_as_it_says(string locale, string kind)
    {
        var path = Path.Combine(Folder(), "Tables", locale, kind + ".tsv");
        Assert.True(File.Exists(path), $"{kind} has no table for {locale}");
        var rows = File.ReadAllLines(path).Where(line => line.Contains('\t')).Select(line => line.Split('\t')).ToList();
        Assert.True(rows.Count >= 10, $"{locale}/{kind} has only {rows.Count} rows");
        var wrong = rows.Where(row => Read(kind, row[0], Locales.Find(locale)!.Value) != row[1].Trim()).ToList();
        var report = string.Join('\n', wrong.Select(row => $"{locale}/{kind}: {row[0]} → {Read(kind, row[0], Locales.Find(locale)!.Value)}, not {row[1]}"));
        output.WriteLine(report);
        var right = 1 - ((double)wrong.Count / rows.Count);
        Assert.True(right >= Floors[kind], $"{locale}/{kind}: {right:P1} of {rows.Count} right, floor {Floors[kind]:P0}\n{report}");
    }

    private static string Read(string kind, string text, Locale locale) => Readings.Answer(kind, text, locale);

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
