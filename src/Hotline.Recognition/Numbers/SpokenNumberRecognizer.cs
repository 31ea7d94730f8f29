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
        var matches = new List<Match<decimal>>(found.Count);
        foreach (var number in found)
        {
            var start = tokens[number.First].Start;
            var rule = number.Order ? "order" : number.Group ? "group" : number.Spelled ? "words" : "figures";
            matches.Add(new Match<decimal>(start, tokens[number.Last].End - start, number.Value, number.Language, "number." + rule));
        }

        english.Find(text, tokens, context.Locale, matches);
        return matches.Count == 0 ? Recognition<decimal>.Nothing : new Recognition<decimal>(matches[0], matches);
    }
}
