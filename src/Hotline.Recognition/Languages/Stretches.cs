using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Languages;

/// <summary>Gathers neighbouring words of one language into stretches.</summary>
internal sealed class Stretches(Tokens tokens)
{
    // A word must be this much surer of itself to leave its neighbours' language.
    private const float Leaves = 2.5f;

    private readonly List<(int First, int Last, int Language, bool Cyrillic)> _stretches = [];

    public void Add(int token, ReadOnlySpan<float> odds, bool cyrillic)
    {
        var best = odds[0] >= odds[1] && odds[0] >= odds[2] ? 0 : odds[1] >= odds[2] ? 1 : 2;
        if (_stretches.Count > 0 && _stretches[^1] is var last && last.Cyrillic == cyrillic && (last.Language == best || odds[last.Language] > odds[best] - Leaves))
        {
            _stretches[^1] = last with { Last = token };
            return;
        }

        _stretches.Add((token, token, best, cyrillic));
    }

    public IReadOnlyList<Match<LanguageReading>> Matches(Match<LanguageReading> whole)
    {
        if (_stretches.Count <= 1)
        {
            return [whole];
        }

        return [.. _stretches.Select(stretch =>
        {
            var start = tokens[stretch.First].Start;
            var reading = new LanguageReading((Locale)stretch.Language, stretch.Cyrillic ? Script.Cyrillic : Script.Latin, whole.Value.Confidence);
            return new Match<LanguageReading>(start, tokens[stretch.Last].End - start, reading, reading.Locale, "language.stretch");
        })];
    }
}
