using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Numbers;

/// <summary>Numbers in words and figures, in three languages at once.</summary>
internal sealed class SpokenNumberRecognizer(NumberReader reader, EnglishNumbers english) : IRecognizer<decimal>
{
    public Recognition<decimal> Read(string text, ReadingContext context)
    {
        using var tokens = Tokens.Of(text);
        var found = new List<FoundNumber>();
        reader.Find(text, tokens, context.Locale, found);
        var askEnglish = english.Worth(tokens);
        if (found.Count == 0 && !askEnglish)
        {
            return Recognition<decimal>.Nothing;
        }

        var matches = new List<Match<decimal>>(found.Count);
        foreach (var number in found)
        {
            var start = tokens[number.First].Start;
            var rule = number.Order ? "order" : number.Group ? "group" : number.Spelled ? "words" : "figures";
            matches.Add(new Match<decimal>(start, tokens[number.Last].End - start, number.Value, number.Language, "number." + rule));
        }

        if (askEnglish)
        {
            foreach (var (start, length, value) in EnglishNumbers.Find(text))
            {
                // A longer English reading of the same figures («2.5 million», «a hundred and 5») wins over the figures alone.
                matches.RemoveAll(match => match.Start >= start && match.Start + match.Length <= start + length);
                if (!matches.Exists(match => match.Start < start + length && start < match.Start + match.Length))
                {
                    matches.Add(new Match<decimal>(start, length, value, Locale.En, "number.library"));
                }
            }

            matches.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        }

        return matches.Count == 0 ? Recognition<decimal>.Nothing : new Recognition<decimal>(matches[0], matches);
    }
}
