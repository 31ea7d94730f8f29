using Hotline.Recognition.Languages;

namespace Hotline.Bench.Letters;

/// <summary>
/// Learns what groups of letters say for each language: logistic regression over the words, in a fixed order, so that
/// the same words give the same weights. Only the groups that say most are kept.
/// </summary>
internal sealed class Trainer(int languages, int keep)
{
    private const int LeastSeen = 4;
    private const int Rounds = 4;
    private const float Rate = 0.3f;

    private readonly List<(ulong[] Groups, int Language, float Weight)> _examples = [];

    public void Add(string plain, int language, float weight)
    {
        Span<ulong> groups = stackalloc ulong[LetterModel.MostGroups];
        _examples.Add((groups[..LetterModel.Groups(plain, groups)].ToArray(), language, weight));
    }

    public IEnumerable<string> Learn()
    {
        Shuffle();
        var seen = new Dictionary<ulong, float>();
        foreach (var (groups, _, weight) in _examples)
        {
            foreach (var key in groups)
            {
                seen[key] = seen.GetValueOrDefault(key) + weight;
            }
        }

        var all = Fit(seen.Where(pair => pair.Value >= LeastSeen).Select(pair => pair.Key));
        var best = all.OrderByDescending(pair => Spread(pair.Value) * MathF.Sqrt(MathF.Min(seen[pair.Key], 2000))).Take(keep).Select(pair => pair.Key);
        return Fit(best)
            .Select(pair => (Group: LetterModel.Spell(pair.Key), Weights: Array.ConvertAll(pair.Value, weight => (int)MathF.Round(weight * LetterModel.Scale))))
            .Where(pair => Array.Exists(pair.Weights, weight => weight != 0))
            .OrderBy(pair => pair.Group, StringComparer.Ordinal)
            .Select(pair => $"{pair.Group} {string.Join(' ', pair.Weights)}");
    }

    private static float Spread(float[] weights) => weights.Max() - weights.Min();

    private Dictionary<ulong, float[]> Fit(IEnumerable<ulong> keys)
    {
        var index = new Dictionary<ulong, int>();
        foreach (var key in keys)
        {
            index[key] = index.Count;
        }

        var weights = new float[index.Count * languages];
        var squares = new float[index.Count * languages];
        var odds = new float[languages];
        Span<int> slots = stackalloc int[512];
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (groups, language, weight) in _examples)
            {
                var count = 0;
                foreach (var key in groups)
                {
                    if (index.TryGetValue(key, out var slot))
                    {
                        slots[count++] = slot * languages;
                    }
                }

                Step(weights, squares, odds, slots[..count], (language, weight));
            }
        }

        return index.ToDictionary(pair => pair.Key, pair => weights.AsSpan(pair.Value * languages, languages).ToArray());
    }

    private void Step(float[] weights, float[] squares, float[] odds, ReadOnlySpan<int> slots, (int Language, float Weight) example)
    {
        Array.Clear(odds);
        foreach (var slot in slots)
        {
            for (var i = 0; i < languages; i++)
            {
                odds[i] += weights[slot + i];
            }
        }

        var top = odds.Max();
        var sum = odds.Sum(odd => MathF.Exp(odd - top));
        for (var i = 0; i < languages; i++)
        {
            var gradient = example.Weight * ((MathF.Exp(odds[i] - top) / sum) - (i == example.Language ? 1 : 0));
            if (MathF.Abs(gradient) < 1e-4f)
            {
                continue;
            }

            foreach (var slot in slots)
            {
                squares[slot + i] += gradient * gradient;
                weights[slot + i] -= Rate * gradient / MathF.Sqrt(squares[slot + i] + 1);
            }
        }
    }

    private void Shuffle()
    {
        var next = 20261124L;
        for (var i = _examples.Count - 1; i > 0; i--)
        {
            next = ((next * 6364136223846793005L) + 1442695040888963407L) & long.MaxValue;
            var j = (int)((next >> 20) % (i + 1));
            (_examples[i], _examples[j]) = (_examples[j], _examples[i]);
        }
    }
}
