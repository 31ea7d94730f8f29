using System.Diagnostics;
using System.Text;
using Hotline.Core.Recognition;
using Hotline.Recognition.Dates;
using Hotline.Recognition.Phones;

namespace Hotline.Recognition.Tests;

/// <summary>Whatever arrives, no recognizer throws, every span lies inside the text, and none is slow.</summary>
public sealed class NastyInputTests(ITestOutputHelper output)
{
    private static readonly ReadingContext Context = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(5)));

    public static TheoryData<string, string> Inputs() => new()
    {
        { "nothing", "" },
        { "spaces", "   \t\n " },
        { "unpaired surrogates", "пом\uD83Dогите \uDE00 \uD800" },
        { "zero width", "п\u200Bо\u200Dм\u00ADо\uFEFFгите" },
        { "combining marks", "п\u0301о\u0302м\u0336о\u0336г\u0336и\u0336т\u0336е\u0336" },
        { "right to left", "\u202Eпомогите\u202C \u200Fمساعدة" },
        { "emoji", "😀👍🏽👨‍👩‍👧‍👦🆘🇰🇿" },
        { "styled", "𝐡𝐞𝐥𝐩 𝓶𝓮 ｈｅｌｐ" },
        { "one letter", new string('а', 4096) },
        { "one digit", new string('9', 4096) },
        { "one sign", new string('?', 4096) },
        { "many documents", string.Join(' ', Enumerable.Repeat("паспорт", 500)) },
        { "many denials", string.Join(' ', Enumerable.Repeat("не", 1300)) },
        { "many numerals", string.Join(' ', Enumerable.Repeat("жүз", 1000)) },
        { "numerals run together", string.Concat(Enumerable.Repeat("жиырмабес", 400)) },
        { "figures and stops", string.Concat(Enumerable.Repeat("1.", 2000)) },
        { "figures and spaces", string.Concat(Enumerable.Repeat("123 ", 1000)) },
        { "brackets", string.Concat(Enumerable.Repeat("((((]]]]", 500)) },
        { "nulls", new string('\0', 500) },
        { "English numerals", string.Join(' ', Enumerable.Repeat("twenty one hundred", 200)) },
        { "beaten", string.Join(' ', Enumerable.Repeat("меня бьют", 400)) },
    };

    [Theory]
    [MemberData(nameof(Inputs))]
    public void No_text_breaks_a_recognizer(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var watch = Stopwatch.StartNew();
        ReadEverything(text);
        output.WriteLine($"{name}: {watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void Letters_thrown_together_break_nothing()
    {
        const string letters = "абвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіabcxyz0123456789 .,!?-\u0301\u200B😀\uD83D'\n";
        var next = 7L;
        for (var round = 0; round < 3000; round++)
        {
            var text = new StringBuilder();
            for (var length = round % 60; length >= 0; length--)
            {
                next = ((next * 6364136223846793005L) + 1442695040888963407L) & long.MaxValue;
                text.Append(letters[(int)((next >> 20) % letters.Length)]);
            }

            ReadEachMessage(text.ToString());
        }
    }

    [Theory]
    [InlineData("пoмoгитe мeня бьют", "бьют")]
    [InlineData("п\u200Bоможите, у меня забра\u0301ли паспорт", "паспорт")]
    public void A_span_is_told_in_the_letters_of_the_caller(string text, string inside)
    {
        var found = Ours.Recognizers.Danger.Read(text, Context).Matches;
        Assert.Contains(found, match => text.Substring(match.Start, match.Length).Contains(inside, StringComparison.Ordinal));
    }

    private static void ReadEverything(string text)
    {
        ReadEachMessage(text);
        Inside(text, new DateRecognizer().Read(text, Context));
        Inside(text, new DurationRecognizer().Read(text, Context));
        Inside(text, new PhoneRecognizer().Read(text, Context));
    }

    private static void ReadEachMessage(string text)
    {
        var all = Ours.Recognizers;
        Inside(text, all.Language.Read(text, Context));
        Inside(text, all.YesNo.Read(text, Context));
        Inside(text, all.Number.Read(text, Context));
        Inside(text, all.Age.Read(text, Context));
        Inside(text, all.Place.Read(text, Context));
        Inside(text, all.Danger.Read(text, Context));
        Inside(text, all.Indicators.Read(text, Context));
    }

    private static void Inside<T>(string text, Recognition<T> found) =>
        Assert.All(found.Matches, match => Assert.True(match.Start >= 0 && match.Length > 0 && match.Start + match.Length <= text.Length));
}
