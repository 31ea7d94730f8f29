using System.Globalization;
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
        var matches = new List<Match<string>>();
        for (var index = 0; index < tokens.Count; index++)
        {
            if (Unit(tokens, index, out var locale) is not { } unit)
            {
                continue;
            }

            var number = numbers.Find(one => one.Last == index - 1);
            var known = number.Last == index - 1 && index > 0 && numbers.Contains(number);
            if ((known || unit.Length > 1 || tokens.Count <= 2) && Write(unit, known ? number.Value : 1) is { } value)
            {
                var start = tokens[known ? number.First : index].Start;
                matches.Add(new Match<string>(start, tokens[index].End - start, value, locale, "duration.words"));
            }
        }

        if (matches.Count == 0)
        {
            matches.AddRange(EnglishDates.Durations(part, context).Select(found => new Match<string>(found.Start, found.Length, found.Rule, found.Language, "duration.library")));
        }

        return matches.Count == 0 ? Recognition<string>.Nothing : new Recognition<string>(matches[0], matches);
    }

    private string? Unit(Tokens tokens, int index, out Locale locale)
    {
        var hits = new List<Hit>();
        foreach (var (words, units) in _languages)
        {
            hits.Clear();
            words.Hear(tokens, index, hits, guess: false);
            if (hits.FindIndex(hit => units.ContainsKey(hit.Concept)) is var at and >= 0)
            {
                locale = words.Locale;
                return units[hits[at].Concept];
            }
        }

        locale = default;
        return null;
    }

    private static string? Write(string unit, decimal count)
    {
        if (count <= 0 || count > 10000)
        {
            return null;
        }

        var whole = count == decimal.Truncate(count);
        return unit switch
        {
            "half-year" => "P6M",
            "half-hour" => "PT30M",
            "fortnight" => "P2W",
            "Y" when !whole => $"P{Whole(count * 12)}M",
            "M" when !whole => $"P{Whole(count * 30)}D",
            "W" when !whole => $"P{Whole(count * 7)}D",
            "D" when !whole => $"PT{Whole(count * 24)}H",
            "H" => whole ? $"PT{Whole(count)}H" : $"PT{Whole(count * 60)}M",
            "minute" => $"PT{Whole(count)}M",
            _ => $"P{Whole(count)}{unit}",
        };
    }

    private static string Whole(decimal value) => decimal.Round(value).ToString("0", CultureInfo.InvariantCulture);
}
