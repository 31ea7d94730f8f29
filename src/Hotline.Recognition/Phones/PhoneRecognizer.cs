using Hotline.Core.Recognition;
using Hotline.Recognition.Numbers;
using Hotline.Recognition.Text;
using PhoneNumbers;
using Locale = Hotline.Core.Messages.Locale;

namespace Hotline.Recognition.Phones;

/// <summary>Phone numbers as E.164, Kazakhstan's first, written in figures or dictated in words.</summary>
public sealed class PhoneRecognizer : IRecognizer<string>
{
    private const int LongestText = 600;
    private const string Home = "KZ";

    private readonly Lazy<PhoneNumberUtil> _library = new(PhoneNumberUtil.GetInstance);
    private readonly NumberReader _numbers = new(new KazakhNumerals(), new RussianNumerals());

    public Recognition<string> Read(string text, ReadingContext context)
    {
        var part = text.Length > LongestText ? text[..LongestText] : text;
        using var tokens = Tokens.Of(part);
        var matches = new List<Match<string>>();
        foreach (var found in _library.Value.FindNumbers(part, Home, PhoneNumberUtil.Leniency.POSSIBLE, 20))
        {
            if (_library.Value.IsValidNumber(found.Number))
            {
                matches.Add(new Match<string>(found.Start, found.Length, _library.Value.Format(found.Number, PhoneNumberFormat.E164), null, "phone.figures"));
            }
        }

        if (matches.Count == 0)
        {
            Dictated(part, tokens, context, matches);
        }

        return matches.Count == 0 ? Recognition<string>.Nothing : new Recognition<string>(matches[0], matches);
    }

    /// <summary>Numbers said one after another, with words between: «восемь семьсот один сто двадцать три сорок пять шестьдесят семь».</summary>
    private void Dictated(string text, Tokens tokens, ReadingContext context, List<Match<string>> matches)
    {
        var numbers = new List<FoundNumber>();
        _numbers.Find(text, tokens, context.Locale ?? Locale.Ru, numbers);
        var kazakh = new List<FoundNumber>();
        _numbers.Find(text, tokens, Locale.Kk, kazakh);
        numbers = kazakh.Count > numbers.Count ? kazakh : numbers;
        EnglishDigits.Find(tokens, numbers);
        var (digits, first, last) = ("", -1, -1);
        foreach (var number in numbers)
        {
            if (first >= 0 && number.First - last > 3)
            {
                Try(digits, first, last, tokens, matches);
                (digits, first) = ("", -1);
            }

            first = first < 0 ? number.First : first;
            last = number.Last;
            digits += Digits(tokens, number);
        }

        Try(digits, first, last, tokens, matches);
    }

    private static string Digits(Tokens tokens, FoundNumber number)
    {
        if (number.Spelled)
        {
            return number.Value is >= 0 and < 1_000_000 ? ((int)number.Value).ToString(System.Globalization.CultureInfo.InvariantCulture) : "";
        }

        var digits = "";
        for (var index = number.First; index <= number.Last; index++)
        {
            digits += tokens[index].Kind == TokenKind.Number ? tokens.Text(tokens[index].Plain).ToString() : "";
        }

        return digits;
    }

    private void Try(string digits, int first, int last, Tokens tokens, List<Match<string>> matches)
    {
        if (first < 0 || digits.Length is < 10 or > 15)
        {
            return;
        }

        var number = digits.Length == 11 && digits[0] == '7' ? "+" + digits : digits;
        try
        {
            var parsed = _library.Value.Parse(number, Home);
            if (_library.Value.IsValidNumber(parsed))
            {
                var start = tokens[first].Start;
                matches.Add(new Match<string>(start, tokens[last].End - start, _library.Value.Format(parsed, PhoneNumberFormat.E164), null, "phone.dictated"));
            }
        }
        catch (NumberParseException)
        {
            // The library's way of saying that these digits are no phone.
        }
    }

    /// <summary>English digits are dictated one by one.</summary>
    private static class EnglishDigits
    {
        private static readonly string[] Words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

        public static void Find(Tokens tokens, List<FoundNumber> into)
        {
            for (var index = 0; index < tokens.Count; index++)
            {
                var plain = tokens.Text(tokens[index].Plain);
                var digit = plain is "oh" or "o" ? 0 : Array.FindIndex(Words, plain.ToString().Equals);
                if (digit >= 0 && !into.Exists(number => number.First <= index && index <= number.Last))
                {
                    into.Add(new FoundNumber(index, index, digit, Locale.En, false, false, true));
                }
            }

            into.Sort(static (a, b) => a.First.CompareTo(b.First));
        }
    }
}
