using Hotline.Recognition.Lexicon;

namespace Hotline.Recognition.Signals;

/// <summary>
/// Which rules a message could meet at all. Each rule is filed under the element whose words are rarest among the rules, and is looked at
/// only when a message holds a word for every one of its elements: most of thousands are never touched.
/// </summary>
internal sealed class RuleIndex
{
    [ThreadStatic]
    private static Scratch? scratch;

    private readonly Pattern[] _patterns;
    private readonly int[][] _byRarest;

    /// <param name="patterns">In the order in which what they find is told.</param>
    /// <param name="concepts">How many concepts there are.</param>
    public RuleIndex(Pattern[] patterns, int concepts)
    {
        _patterns = patterns;
        var uses = new int[concepts];
        foreach (var choice in patterns.SelectMany(pattern => pattern.Elements).SelectMany(element => element.Choices))
        {
            uses[choice.Concept]++;
        }

        var filed = new List<int>?[concepts];
        for (var id = 0; id < patterns.Length; id++)
        {
            var rarest = patterns[id].Elements.MinBy(element => element.Choices.Sum(choice => uses[choice.Concept]))!;
            foreach (var choice in rarest.Choices)
            {
                (filed[choice.Concept] ??= []).Add(id);
            }
        }

        _byRarest = [.. filed.Select(ids => ids?.Distinct().ToArray() ?? [])];
    }

    /// <summary>The rules that have a word for each of their elements in a message, in their order. Good until the thread asks again.</summary>
    public List<Pattern> Possible(HitList hits)
    {
        var (heard, ids, possible) = scratch ??= new Scratch();
        Array.Resize(ref heard, Math.Max(heard.Length, (_byRarest.Length >> 6) + 1));
        scratch.Heard = heard;
        for (var at = 0; at < hits.Count; at++)
        {
            heard[hits[at].Concept >> 6] |= 1UL << (hits[at].Concept & 63);
        }

        ids.Clear();
        for (var word = 0; word < heard.Length; word++)
        {
            for (var bits = heard[word]; bits != 0; bits &= bits - 1)
            {
                Collect(heard, _byRarest[(word << 6) + System.Numerics.BitOperations.TrailingZeroCount(bits)], ids);
            }
        }

        Array.Clear(heard);
        ids.Sort();
        possible.Clear();
        for (var i = 0; i < ids.Count; i++)
        {
            if (i == 0 || ids[i] != ids[i - 1])
            {
                possible.Add(_patterns[ids[i]]);
            }
        }

        return possible;
    }

    private void Collect(ulong[] heard, int[] filed, List<int> ids)
    {
        foreach (var id in filed)
        {
            if (HasWordForEach(_patterns[id].Elements, heard))
            {
                ids.Add(id);
            }
        }
    }

    private static bool HasWordForEach(Element[] elements, ulong[] heard)
    {
        foreach (var element in elements)
        {
            if (!HasAny(element.Choices, heard))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasAny(Choice[] choices, ulong[] heard)
    {
        foreach (var choice in choices)
        {
            if ((heard[choice.Concept >> 6] & (1UL << (choice.Concept & 63))) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Concepts and rules by number only: nothing of what was said.</summary>
    private sealed class Scratch
    {
        public ulong[] Heard { get; set; } = [];

        public List<int> Ids { get; } = new(64);

        public List<Pattern> Possible { get; } = new(64);

        public void Deconstruct(out ulong[] heard, out List<int> ids, out List<Pattern> possible) => (heard, ids, possible) = (Heard, Ids, Possible);
    }
}
