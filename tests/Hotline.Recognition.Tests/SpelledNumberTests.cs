using System.Globalization;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;

namespace Hotline.Recognition.Tests;

/// <summary>Numbers from 0 to 10¹², spelled by rule in the test and read back.</summary>
public sealed class SpelledNumberTests(ITestOutputHelper output)
{
    private static readonly ReadingContext Context = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(5)));
    private static readonly string[] KazakhUnits = ["", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"];
    private static readonly string[] KazakhTens = ["", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"];
    private static readonly string[] KazakhScales = ["", "мың", "миллион", "миллиард", "триллион"];
    private static readonly string[] RussianUnits = ["", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать"];
    private static readonly string[] RussianTens = ["", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"];
    private static readonly string[] RussianHundreds = ["", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"];

    [Fact]
    public void Kazakh_numbers_are_read_back() => Check(0.999, Locale.Kk, Kazakh);

    [Fact]
    public void Kazakh_numbers_without_their_letters_are_read_back() => Check(0.99, Locale.Kk, number => Folding.Fold(Kazakh(number)));

    [Fact]
    public void Kazakh_numbers_in_Latin_are_read_back() => Check(0.99, Locale.Kk, number => Latin(Kazakh(number)));

    [Theory]
    [InlineData(nameof(KazakhForms.Genitive))]
    [InlineData(nameof(KazakhForms.Dative))]
    [InlineData(nameof(KazakhForms.Accusative))]
    [InlineData(nameof(KazakhForms.Locative))]
    [InlineData(nameof(KazakhForms.Ablative))]
    [InlineData(nameof(KazakhForms.Instrumental))]
    [InlineData(nameof(KazakhForms.Ordinal))]
    [InlineData(nameof(KazakhForms.OrdinalOfItsAblative))]
    [InlineData(nameof(KazakhForms.Like))]
    public void A_Kazakh_number_with_its_ending_is_read_back_in_every_alphabet(string form)
    {
        var bend = KazakhForms.Of(form);
        Check(0.999, Locale.Kk, number => bend(Kazakh(number)));
        Check(0.999, Locale.Kk, number => Folding.Fold(bend(Kazakh(number))));
        Check(0.999, Locale.Kk, number => Latin(bend(Kazakh(number))));
    }

    [Fact]
    public void Kazakh_numbers_run_together_are_read_back() => Check(0.999, Locale.Kk, number => Kazakh(number % 100000).Replace(" ", "", StringComparison.Ordinal), 100000);

    [Fact]
    public void Kazakh_numbers_in_capitals_are_read_back_whatever_the_language() => Check(0.999, null, number => Kazakh(number).ToUpperInvariant());

    [Theory]
    [InlineData("тен")]
    [InlineData("ші")]
    [InlineData("сыншы")]
    [InlineData("дай")]
    public void Figures_with_a_Kazakh_ending_are_read(string ending) => Check(0.999, Locale.Kk, number => $"{number}-{ending}");

    [Fact]
    public void Figures_in_groups_are_read() => Check(0.999, Locale.Ru, number => number.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '\u00A0'));

    [Fact]
    public void Russian_numbers_are_read_back() => Check(0.999, Locale.Ru, Russian);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Russian_numbers_are_read_back_in_every_case(int bent) => Check(0.999, Locale.Ru, number => RussianForms.Bent(number, bent));

    [Theory]
    [InlineData("жүз бірге", 101)]
    [InlineData("сексен бесеуіміздің", 85)]
    [InlineData("екі мыңдаған", 2000)]
    [InlineData("екіншілеріңізден", 2)]
    public void Endings_stand_one_after_the_other(string written, int number) => Assert.Equal(number, Read(written, Locale.Kk));

    [Theory]
    [InlineData("мен үшін бәрі бірдей")]
    [InlineData("ұшақпен келдім, бірақ ақшам жоқ")]
    [InlineData("оның өнімі жетті")]
    [InlineData("біз бірге тұрамыз")]
    [InlineData("он сказал, что семью не тронет")]
    [InlineData("начальник миллионер")]
    public void Words_that_only_look_like_numerals_are_none(string written) => Assert.Null(Read(written, null));

    private static decimal? Read(string written, Locale? locale) => Ours.Recognizers.Number.Read(written, Context with { Locale = locale }).Answer?.Value;

    private void Check(double floor, Locale? locale, Func<long, string> spell, long below = 1_000_000_000_000)
    {
        var (right, all, wrong) = (0, 0, new List<string>());
        foreach (var number in Numbers().Where(number => number < below).Distinct())
        {
            var written = spell(number);
            var read = Ours.Recognizers.Number.Read(written, Context with { Locale = locale }).Answer?.Value;
            all++;
            right += read == number ? 1 : 0;
            if (read != number)
            {
                wrong.Add($"{written} is {number}, read {read}");
            }
        }

        output.WriteLine($"{(double)right / all:P2} of {all}\n{string.Join('\n', wrong.Take(8))}");
        Assert.True((double)right / all >= floor, $"{(double)right / all:P2} of {all} right of it; → {string.Join("; → ", wrong.Take(8))}");
    }

    private static IEnumerable<long> Numbers()
    {
        for (var small = 0L; small < 1200; small++)
        {
            yield return small;
        }

        // A plain congruence gives the same spread of numbers on every run.
        var next = 12345L;
        for (var count = 0; count < 3000; count++)
        {
            next = ((next * 6364136223846793005L) + 1442695040888963407L) & long.MaxValue;
            yield return next % (count % 4 == 0 ? 1_000_000_000_000 : count % 4 == 1 ? 1_000_000_000 : count % 4 == 2 ? 1_000_000 : 10_000);
        }
    }

    private static string Kazakh(long number)
    {
        if (number == 0)
        {
            return "нөл";
        }

        var words = new List<string>();
        for (var scale = 4; scale >= 0; scale--)
        {
            var group = (int)(number / (long)Math.Pow(1000, scale) % 1000);
            if (group == 0)
            {
                continue;
            }

            words.AddRange([group / 100 > 1 ? KazakhUnits[group / 100] : "", group >= 100 ? "жүз" : "", KazakhTens[group / 10 % 10], KazakhUnits[group % 10], KazakhScales[scale]]);
        }

        return string.Join(' ', words.Where(word => word.Length > 0));
    }

    private static string Latin(string text)
    {
        const string from = "абғдегжзийкқлмнңоөпрстуұүшыіңә";
        string[] to = ["a", "b", "g", "d", "e", "g", "zh", "z", "i", "i", "k", "q", "l", "m", "n", "n", "o", "o", "p", "r", "s", "t", "u", "u", "u", "sh", "y", "i", "n", "a"];
        return string.Concat(text.Select(letter => from.IndexOf(letter, StringComparison.Ordinal) is var at and >= 0 ? to[at] : letter.ToString(CultureInfo.InvariantCulture)));
    }

    private static string Russian(long number)
    {
        if (number == 0)
        {
            return "ноль";
        }

        var words = new List<string>();
        for (var scale = 4; scale >= 0; scale--)
        {
            var group = (int)(number / (long)Math.Pow(1000, scale) % 1000);
            if (group == 0)
            {
                continue;
            }

            var (ten, unit) = (group % 100 / 10, group % 10);
            words.AddRange([RussianHundreds[group / 100], ten > 1 ? RussianTens[ten] : "", ten == 1 ? RussianUnits[group % 100] : Unit(unit, scale), Scale(scale, group)]);
        }

        return string.Join(' ', words.Where(word => word.Length > 0));
    }

    private static string Unit(int unit, int scale) => (unit, scale) switch { (1, 1) => "одна", (2, 1) => "две", _ => RussianUnits[unit] };

    private static string Scale(int scale, int group)
    {
        string[][] forms = [["", "", ""], ["тысяча", "тысячи", "тысяч"], ["миллион", "миллиона", "миллионов"], ["миллиард", "миллиарда", "миллиардов"], ["триллион", "триллиона", "триллионов"]];
        return group % 100 is > 10 and < 20 ? forms[scale][2] : (group % 10) switch { 1 => forms[scale][0], 2 or 3 or 4 => forms[scale][1], _ => forms[scale][2] };
    }
}
