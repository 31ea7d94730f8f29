using Hotline.Core.Recognition;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Dates;

/// <summary>Dates in figures: 05.11.2026, 5/11/26, 2026-11-05, 05.11. The day comes first, as in Kazakhstan.</summary>
internal static class FigureDates
{
    public const string WithoutYear = "date.figures-day";

    public static DateRange InYear(DateRange day, int year) => day.From is { } from && Calendar.Make(year, from.Month, from.Day) is { } moved ? Calendar.Day(moved) : day;

    public static IEnumerable<Match<DateRange>> Find(string text, Tokens tokens, ReadingContext context)
    {
        var found = new List<Match<DateRange>>();
        for (var at = 0; at + 1 < tokens.Count; at++)
        {
            if (Number(tokens, at) is not { } first || Number(tokens, at + 1) is not { } second || Joint(text, tokens, at) is var joint && joint is not ('.' or '/' or '-'))
            {
                continue;
            }

            if (joint is '.' or '/' && first is >= 1 and <= 12 && second is > 1900 and < 2100 && tokens[at].Length == 2)
            {
                found.Add(new Match<DateRange>(tokens[at].Start, tokens[at + 1].End - tokens[at].Start, Calendar.Month(second, first), null, "date.figures"));
                at++;
                continue;
            }

            var third = at + 2 < tokens.Count && Joint(text, tokens, at + 1) == joint ? Number(tokens, at + 2) : null;
            var day = third is { } last
                ? first > 1900 ? Calendar.Make(first, second, last) : Calendar.Make(last < 100 ? last + (last > context.Now.Year - 2000 + 1 ? 1900 : 2000) : last, second, first)
                : joint == '.' && tokens[at + 1].Length == 2 ? Near(first, second, context) : null;
            if (day is { } sure)
            {
                var end = tokens[at + (third is null ? 1 : 2)].End;
                found.Add(new Match<DateRange>(tokens[at].Start, end - tokens[at].Start, Calendar.Day(sure), null, third is null ? WithoutYear : "date.figures"));
                at += third is null ? 1 : 2;
            }
        }

        return found;
    }

    private static DateOnly? Near(int day, int month, ReadingContext context)
    {
        var year = context.Now.Year;
        var behind = (month, day).CompareTo((context.Now.Month, context.Now.Day)) <= 0;
        return Calendar.Make(context.Toward == Toward.Past ? (behind ? year : year - 1) : behind ? year + 1 : year, month, day);
    }

    private static char Joint(string text, Tokens tokens, int left) =>
        tokens[left + 1].Start == tokens[left].End + 1 ? text[tokens[left].End] : '\0';

    private static int? Number(Tokens tokens, int at) =>
        tokens[at].Kind == TokenKind.Number && tokens[at].Plain.Length <= 4 && int.TryParse(tokens.Text(tokens[at].Plain), out var number) ? number : null;
}
