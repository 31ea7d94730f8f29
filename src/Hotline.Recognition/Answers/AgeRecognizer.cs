using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Answers;

/// <summary>
/// Reads an age: from words of age beside a number, from a year or date of birth, or from a number that stands alone.
/// A school grade, a sum of money, a span of work is no age.
/// </summary>
internal sealed class AgeRecognizer : IRecognizer<int>
{
    private const int Oldest = 110;
    private const int ShortAnswer = 4;

    private readonly IRecognizer<decimal> _numbers;
    private readonly List<(Lexicon.Lexicon Words, ushort Age, ushort Born, ushort Never, ushort Mine)> _languages = [];

    public AgeRecognizer(IRecognizer<decimal> numbers)
    {
        _numbers = numbers;
        foreach (var locale in Locales.All)
        {
            var words = new Lexicon.Lexicon(locale);
            foreach (var (name, list) in DataFiles.Entries(locale, "age"))
            {
                foreach (var entry in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    words.Add(words.Concept(name), entry);
                }
            }

            _languages.Add((words, words.Concept("age"), words.Concept("born"), words.Concept("never"), words.Concept("mine")));
        }
    }

    public Recognition<int> Read(string text, ReadingContext context)
    {
        var numbers = _numbers.Read(text, context).Matches;
        if (numbers.Count == 0)
        {
            return Recognition<int>.Nothing;
        }

        using var tokens = Tokens.Of(text);
        var matches = new List<(Match<int> Match, int Weight)>();
        foreach (var number in numbers)
        {
            if (Weigh(tokens, number, numbers.Count, context) is { } found)
            {
                matches.Add(found);
            }
        }

        if (matches.Count == 0)
        {
            return Recognition<int>.Nothing;
        }

        var best = matches.MaxBy(one => one.Weight);
        return new Recognition<int>(best.Match, [.. matches.Select(one => one.Match)]);
    }

    private (Match<int>, int)? Weigh(Tokens tokens, Match<decimal> number, int numbers, ReadingContext context)
    {
        var (first, last) = Around(tokens, number);
        if (first < 0 || number.Value != decimal.Truncate(number.Value))
        {
            return null;
        }

        var (age, born, never, mine) = (false, false, false, false);
        foreach (var (words, ageWord, bornWord, neverWord, mineWord) in _languages)
        {
            age |= Near(tokens, words, ageWord, first, last, 1, 2);
            born |= Near(tokens, words, bornWord, first, last, 4, 4);
            never |= Near(tokens, words, neverWord, first, last, 1, 2);
            mine |= Near(tokens, words, mineWord, first, last, 2, 0);
        }

        var said = _languages.Exists(language => Near(tokens, language.Words, language.Mine, first, last, 1, 0));
        var year = context.Now.Year;
        if (number.Value >= year - Oldest && number.Value <= year && (born || tokens.Count <= ShortAnswer) && !(never && !born))
        {
            return (Made(number, year - (int)number.Value, "age.birth-year"), 2);
        }

        if (number.Value is < 0 or > Oldest || (never && !age && !said) || number.Rule == "number.order")
        {
            return null;
        }

        if (age || said || (mine && !never))
        {
            // Two spans of years stand in «работаю 3 года, мне 19»: the caller's own word weighs more.
            return never && !mine ? null : (Made(number, (int)number.Value, "age.years"), mine ? 4 : 3);
        }

        return numbers == 1 && tokens.Count <= ShortAnswer && !born ? (Made(number, (int)number.Value, "age.alone"), 1) : null;
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

    private static bool Near(Tokens tokens, Lexicon.Lexicon words, ushort concept, int first, int last, int before, int after)
    {
        var hits = new List<Hit>();
        for (var index = Math.Max(0, first - before); index <= last + after && index < tokens.Count; index++)
        {
            if (index >= first && index <= last && !(index == last && first < last))
            {
                continue;
            }

            hits.Clear();
            words.Hear(tokens, index, hits, guess: false);
            if (hits.Exists(hit => hit.Concept == concept) && !(tokens[index].Before >= Gap.Stop && index > last))
            {
                return true;
            }
        }

        return false;
    }

    private static Match<int> Made(Match<decimal> number, int age, string rule) => new(number.Start, number.Length, age, number.Language, rule);
}
