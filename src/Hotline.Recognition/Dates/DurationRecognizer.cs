using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Numbers;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Dates;

/// <summary>How long something lasts, as ISO 8601: «үш ай» is P3M, «полтора часа» PT90M. English from the library's models.</summary>
public sealed class DurationRecognizer : IRecognizer<string>
{
    private const int LongestText = 600;

    private readonly NumberReader _numbers = new(new KazakhNumerals(), new RussianNumerals());
    private readonly List<(Lexicon.Lexicon Words, Dictionary<ushort, string> Units)> _languages = [];

    public DurationRecognizer()
    {
        foreach (var locale in new[] { Locale.Kk, Locale.Ru })
        {
            var words = new Lexicon.Lexicon(locale);
            var units = new Dictionary<ushort, string>();
            foreach (var (name, list) in DataFiles.Entries(locale, "durations"))
            {
                var concept = words.Concept(name);
                units[concept] = name;
                foreach (var entry in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    words.Add(concept, entry);
                }
            }

            _languages.Add((words, units));
        }
    }

    public Recognition<string> Read(string text, ReadingContext context)
    {
        var part = text.Length > LongestText ? text[..LongestText] : text;
        using var tokens = Tokens.Of(part);
        var numbers = new List<FoundNumber>();
        _numbers.Find(part, tokens, context.Locale, numbers);
        var units = Units(tokens);
        var matches = new List<Match<string>>();
        for (var index = 0; index < tokens.Count; index++)
        {
            if (units[index].Name is null)
            {
                continue;
            }

            var (first, last, count) = Counted(tokens, numbers, units, index);
            if (IsoDurations.Write(units[index].Name!, count) is { } value && (first < index || last > index || units[index].Name!.StartsWith("half", StringComparison.Ordinal) || IsAlone(tokens, units, index)))
            {
                Add(matches, tokens, new Match<string>(tokens[first].Start, tokens[last].End - tokens[first].Start, value, units[index].Locale, "duration.words"));
            }

            index = last;
        }

        if (matches.Count == 0)
        {
            matches.AddRange(EnglishDates.Durations(part, context).Select(found => new Match<string>(found.Start, found.Length, IsoDurations.Mend(found.Timex), Locale.En, "duration.library")));
        }

        return matches.Count == 0 ? Recognition<string>.Nothing : new Recognition<string>(matches[0], matches);
    }

    /// <summary>«үш ай», «бір жыл жарым», «ай жарым», «года два».</summary>
    private static (int First, int Last, decimal Count) Counted(Tokens tokens, List<FoundNumber> numbers, (string? Name, int Last, Locale Locale)[] units, int at)
    {
        var last = units[at].Last;
        var before = numbers.FindIndex(number => number.Last == at - 1);
        var (first, count) = before >= 0 && tokens[at].Before <= Gap.Space && at > 0 ? (numbers[before].First, numbers[before].Value) : (at, 1m);
        var after = numbers.FindIndex(number => number.First == last + 1);
        if (after >= 0 && tokens[last + 1].Before <= Gap.Space && numbers[after] is { Spelled: true } more)
        {
            if (more.Value == 0.5m)
            {
                return (first, more.Last, count + 0.5m);
            }

            // «года два», but not «год два дня».
            if (first == at && units[at].Locale == Locale.Ru && more.Value is > 1 and < 20 && (more.Last + 1 >= tokens.Count || units[more.Last + 1].Name is null))
            {
                return (first, more.Last, more.Value);
            }
        }

        return (first, last, count);
    }

    /// <summary>A unit without a number is one of it, when little else is said: «год», «почти месяц», «бір апта».</summary>
    private static bool IsAlone(Tokens tokens, (string? Name, int Last, Locale Locale)[] units, int at) => tokens.Count - (units[at].Last - at) <= 2;

    /// <summary>Two durations side by side are one: «два года и три месяца».</summary>
    private static void Add(List<Match<string>> matches, Tokens tokens, Match<string> match)
    {
        if (matches.Count > 0 && Follows(tokens, matches[^1], match) && IsoDurations.Join(matches[^1].Value, match.Value) is { } joined)
        {
            var first = matches[^1].Start;
            matches[^1] = match with { Start = first, Length = match.Start + match.Length - first, Value = joined };
            return;
        }

        matches.Add(match);
    }

    private static bool Follows(Tokens tokens, Match<string> left, Match<string> right)
    {
        var between = 0;
        foreach (ref readonly var token in tokens.All)
        {
            if (token.Start >= left.Start + left.Length && token.Start < right.Start && (tokens.Text(token.Plain) is not ("и" or "жане" or "мен") || ++between > 1))
            {
                return false;
            }
        }

        return true;
    }

    private (string? Name, int Last, Locale Locale)[] Units(Tokens tokens)
    {
        var found = new (string? Name, int Last, Locale Locale)[tokens.Count];
        foreach (var (words, units) in _languages)
        {
            using var hits = HitList.Borrow();
            for (var index = 0; index < tokens.Count; index++)
            {
                hits.NextToken();
                words.Hear(tokens, index, hits.Words, guess: false);
            }

            words.Join(hits);
            hits.Settle(tokens.Count);
            for (var at = 0; at < hits.Count; at++)
            {
                var hit = hits[at];
                if (units.TryGetValue(hit.Concept, out var name) && (found[hit.First].Name is null || hit.Last > found[hit.First].Last))
                {
                    found[hit.First] = (name, hit.Last, words.Locale);
                }
            }
        }

        return found;
    }
}
