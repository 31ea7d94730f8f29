using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Recognition.Numbers;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Dates;

/// <summary>Dates and stretches of time in Kazakh and Russian by rule, in figures, and in English from the library's models.</summary>
public sealed class DateRecognizer : IRecognizer<DateRange>
{
    private const int LongestText = 600;

    private readonly TimeWords[] _languages = [new TimeWords(Locale.Kk), new TimeWords(Locale.Ru)];
    private readonly NumberReader _numbers = new(new KazakhNumerals(), new RussianNumerals());

    public Recognition<DateRange> Read(string text, ReadingContext context)
    {
        var part = text.Length > LongestText ? text[..LongestText] : text;
        using var tokens = Tokens.Of(part);

        var figures = FigureDates.Find(part, tokens, context).ToList();
        var words = Words(part, tokens, figures, context);
        var matches = new List<Match<DateRange>>();
        var rules = new DateRules(words, figures, new Nearest(DateOnly.FromDateTime(context.Now.DateTime), context.Toward));
        for (var at = 0; at < words.Count;)
        {
            var used = rules.Read(at, out var range);
            if (used > 0 && range is not null)
            {
                var start = tokens[words[at].First].Start;
                var rule = words[at].Kind == TimeWordKind.Date && used == 1 ? "date.figures" : "date.words";
                var match = new Match<DateRange>(start, tokens[words[at + used - 1].Last].End - start, range, words[at].Language, rule);
                if (!EnglishDates.IsVerb(part, match.Start, match.Length) && !matches.Exists(other => other.Start < match.Start + match.Length && match.Start < other.Start + other.Length))
                {
                    matches.Add(match);
                }
            }

            at += Math.Max(1, used);
        }

        if (matches.Count == 0 || words.Count == 0)
        {
            matches.AddRange(EnglishDates.Find(part, context).Where(found => !matches.Exists(other => other.Start < found.Start + found.Length && found.Start < other.Start + other.Length)));
        }

        // «May» and «mart» are months in more than one language: of a text in Latin letters, the reading that understands more of it is taken.
        if (InLatin(tokens) && EnglishDates.Find(part, context).ToList() is { Count: > 0 } english && english.Max(match => match.Length) >= matches.Select(match => match.Length).DefaultIfEmpty().Max())
        {
            return new Recognition<DateRange>(english[0], english);
        }

        matches.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return matches.Count == 0 ? Recognition<DateRange>.Nothing : new Recognition<DateRange>(matches[0], matches);
    }

    private static bool InLatin(Tokens tokens)
    {
        var latin = false;
        foreach (ref readonly var token in tokens.All)
        {
            if ((token.Traits & WordTraits.Cyrillic) != 0)
            {
                return false;
            }

            latin |= (token.Traits & WordTraits.Latin) != 0;
        }

        return latin;
    }

    private List<TimeWord> Words(string text, Tokens tokens, List<Match<DateRange>> figures, ReadingContext context)
    {
        var found = new TimeWord[tokens.Count];
        foreach (var language in _languages)
        {
            language.Find(tokens, found);
        }

        Place(figures, tokens, found);
        var numbers = new List<FoundNumber>();
        _numbers.Find(text, tokens, context.Locale, numbers);
        foreach (var number in numbers.Where(number => number.Value is > 0 and < 3000 && number.Value * 2 == decimal.Truncate(number.Value * 2)))
        {
            if (found[number.First].Kind == TimeWordKind.None)
            {
                var half = number.Value != decimal.Truncate(number.Value);
                found[number.First] = new TimeWord(TimeWordKind.Number, (int)number.Value, number.First, number.Last, number.Language, number.Order || number.Ended, half);
            }
        }

        var words = new List<TimeWord>();
        for (var index = 0; index < found.Length;)
        {
            var word = found[index].Kind == TimeWordKind.None ? new TimeWord(TimeWordKind.None, 0, index, index, null) : found[index];
            index = word.Last + 1;
            if (word.Kind != TimeWordKind.Skip)
            {
                words.Add(Placed(word, text, tokens));
            }
        }

        return words.TrueForAll(word => word.Kind is TimeWordKind.None or TimeWordKind.Since or TimeWordKind.Until or TimeWordKind.And or TimeWordKind.At or TimeWordKind.Number && word.Value < 1900) ? [] : words;
    }

    /// <summary>A date in figures is one word, with the ending that hangs on it: «15.03.2024-тен».</summary>
    private static void Place(List<Match<DateRange>> figures, Tokens tokens, TimeWord[] found)
    {
        for (var (index, date) = (0, 0); index < tokens.Count && date < figures.Count; index++)
        {
            if (tokens[index].Start != figures[date].Start)
            {
                continue;
            }

            var last = index;
            while (last + 1 < tokens.Count && tokens[last + 1].Start < figures[date].Start + figures[date].Length)
            {
                last++;
            }

            var ended = last + 1 < tokens.Count && tokens[last + 1].Kind == TokenKind.Word && tokens[last + 1].Before <= Gap.Hyphen;
            Array.Clear(found, index, last + 1 - index);
            found[index] = new TimeWord(TimeWordKind.Date, date, index, ended ? last + 1 : last, ended ? Locale.Kk : null);
            date++;
        }
    }

    private static TimeWord Placed(TimeWord word, string text, Tokens tokens)
    {
        ref var first = ref tokens[word.First];
        var sound = tokens.Text(tokens[word.Last].Kazakh);
        return word with
        {
            Before = first.Before,
            Dashed = word.First > 0 && text.AsSpan(tokens[word.First - 1].End, first.Start - tokens[word.First - 1].End).ContainsAny("-–—‐"),
            From = word.Language == Locale.Kk && sound.Length > (word.Kind == TimeWordKind.Offset ? 5 : word.Kind == TimeWordKind.Date ? 2 : 3) && sound[^3..] is "дан" or "ден" or "тан" or "тен" or "нан" or "нен",
        };
    }
}
