using System.Globalization;
using Hotline.Core.Recognition;
using Hotline.Recognition.Dates;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Answers;

/// <summary>
/// Reads an age: from words of age beside a number, from a year or date of birth, or from a number that stands alone.
/// A school grade, a sum of money, a span of work is no age, and «скоро 18» is no eighteen.
/// </summary>
internal sealed class AgeRecognizer(IRecognizer<decimal> numbers) : IRecognizer<int>
{
    private const int Oldest = 110;

    // No one younger writes to us, unless it is said that this is an age.
    private const int YoungestUnsaid = 5;
    private const int ShortAnswer = 4;

    private readonly AgeWords _words = new();

    // Only an answer that tells a birth date asks for it.
    private readonly Lazy<DateRecognizer> _dates = new(() => new DateRecognizer());

    public Recognition<int> Read(string text, ReadingContext context)
    {
        var found = numbers.Read(text, context).Matches;
        using var tokens = Tokens.Of(text);
        if (BirthDate(text, tokens, context) is { } birth)
        {
            return new Recognition<int>(birth, [birth]);
        }

        var matches = new List<(Match<int> Match, int Weight)>();
        foreach (var number in found)
        {
            if (Weigh(tokens, number, found.Count, context) is { } weighed)
            {
                matches.Add(weighed);
            }
        }

        if (matches.Count == 0)
        {
            return Recognition<int>.Nothing;
        }

        var best = matches.MaxBy(one => one.Weight);
        return new Recognition<int>(best.Match, [.. matches.Select(one => one.Match)]);
    }

    private Match<int>? BirthDate(string text, Tokens tokens, ReadingContext context)
    {
        var figures = FigureDates.Find(text, tokens, context).ToList();
        var born = _words.Any(tokens, AgeWord.Born);
        if (!born && !(figures.Count == 1 && tokens.Count <= 3))
        {
            return null;
        }

        var dates = figures.Count > 0 ? figures : _dates.Value.Read(text, context).Matches;
        var today = DateOnly.FromDateTime(context.Now.DateTime);
        foreach (var date in dates)
        {
            // A day without its year says nothing about the age.
            if (date.Value is { From: { } day, To: { } to } && day == to && day < today && text.AsSpan(date.Start, date.Length).ContainsAnyInRange('0', '9')
                && HasYear(text.AsSpan(date.Start, date.Length), day.Year) && Years(day, today) is >= 0 and <= Oldest and var age)
            {
                return new Match<int>(date.Start, date.Length, age, date.Language, "age.birth-date");
            }
        }

        return null;
    }

    private static bool HasYear(ReadOnlySpan<char> said, int year)
    {
        var digits = year.ToString(CultureInfo.InvariantCulture);
        return said.IndexOf(digits) >= 0 || said.EndsWith(digits.AsSpan(2));
    }

    private static int Years(DateOnly from, DateOnly to) => to.Year - from.Year - ((to.Month, to.Day).CompareTo((from.Month, from.Day)) < 0 ? 1 : 0);

    private (Match<int>, int)? Weigh(Tokens tokens, Match<decimal> number, int count, ReadingContext context)
    {
        var (first, last) = Around(tokens, number);
        var (whole, rest) = (decimal.Truncate(number.Value), number.Value - decimal.Truncate(number.Value));
        if (first < 0 || rest is not (0 or 0.5m))
        {
            return null;
        }

        var near = _words.Near(tokens, first, last);
        var year = context.Now.Year;
        if (BirthYear(tokens, number, near, year) is { } birth && birth >= year - Oldest && birth <= year)
        {
            return (Made(number, year - birth, "age.birth-year"), 2);
        }

        if (whole is < 0 or > Oldest || near.NotYet || (near.Unit && !near.Age) || number.Rule == "number.order" || (number.Rule == "number.group" && !near.Age) || (near.Never && !near.Age && !near.Said)
            || (whole < YoungestUnsaid && !near.Age))
        {
            return null;
        }

        if (near.Said || near.Mine && !near.Never || near.Age && !near.Span)
        {
            // Two spans of years stand in «работаю 3 года, мне 19»: the caller's own word weighs more.
            return near.Never && !near.Mine && !near.Said ? null : (Made(number, (int)whole, "age.years"), near.Said ? 5 : near.Mine ? 4 : 3);
        }

        return count == 1 && tokens.Count <= ShortAnswer && !near.Born && !near.Never && !near.Span && !near.Age && _words.OnlyAround(tokens, first, last, AgeWord.Filler)
            ? (Made(number, (int)whole, "age.alone"), 1)
            : null;
    }

    /// <summary>«2008 года рождения», «98 года»; by its form, «98 года» is no number of years, which would be «98 лет».</summary>
    private int? BirthYear(Tokens tokens, Match<decimal> number, AgeWords.Neighbours near, int year)
    {
        var (first, last) = Around(tokens, number);
        if (number.Value is >= 1900 and <= 2100)
        {
            return near.Born || _words.OnlyAround(tokens, first, last, AgeWord.WholeYear) ? (int)number.Value : null;
        }

        var next = last + 1 < tokens.Count ? tokens.Text(tokens[last + 1].Plain) : default;
        if (number.Value is < 0 or >= 100 || !(next is "года" or "год" || near.Born))
        {
            return null;
        }

        var (value, ones) = ((int)number.Value, (int)number.Value % 10);
        var teen = value is > 10 and < 20;
        var fits = next is "год" ? ones == 1 && !teen : ones is 2 or 3 or 4 && !teen;
        var zero = tokens[first].Kind == TokenKind.Number && tokens.Text(tokens[first].Plain) is ['0', _];
        return zero || (next is "года" or "год" && !fits) || (number.Rule == "number.order" && near.Born) ? value + (value > year % 100 ? 1900 : 2000) : null;
    }

    private static (int First, int Last) Around(Tokens tokens, Match<decimal> number)
    {
        var (first, last) = (-1, -1);
        for (var index = 0; index < tokens.Count; index++)
        {
            if (tokens[index].Start >= number.Start && tokens[index].Start < number.Start + number.Length)
            {
                first = first < 0 ? index : first;
                last = index;
            }
        }

        return (first, last);
    }

    private static Match<int> Made(Match<decimal> number, int age, string rule) => new(number.Start, number.Length, age, number.Language, rule);
}
