namespace Hotline.Recognition.Languages;

/// <summary>
/// How likely a letter is after the two before it, in one language and alphabet, from sample text.
/// One table look-up a letter.
/// </summary>
internal sealed class LetterModel
{
    private const int Letters = 40;
    private const int Edge = 0;
    private const int Unknown = 39;

    private readonly float[] _scores = new float[Letters * Letters * Letters];

    public LetterModel(IEnumerable<string> words)
    {
        var three = new float[Letters * Letters * Letters];
        var two = new float[Letters * Letters];
        var one = new float[Letters];
        foreach (var word in words)
        {
            var (a, b) = (Edge, Edge);
            for (var at = 0; at <= word.Length; at++)
            {
                var c = at < word.Length ? Code(word[at]) : Edge;
                three[Index(a, b, c)]++;
                two[(b * Letters) + c]++;
                one[c]++;
                (a, b) = (b, c);
            }
        }

        Fill(three, two, one);
    }

    /// <summary>The logarithm of how likely the word is.</summary>
    public float Score(ReadOnlySpan<char> word)
    {
        var (a, b, sum) = (Edge, Edge, 0f);
        for (var at = 0; at <= word.Length; at++)
        {
            var c = at < word.Length ? Code(word[at]) : Edge;
            sum += _scores[Index(a, b, c)];
            (a, b) = (b, c);
        }

        return sum;
    }

    private static int Index(int a, int b, int c) => (((a * Letters) + b) * Letters) + c;

    private static int Code(char letter) => letter switch
    {
        >= 'a' and <= 'z' => letter - 'a' + 1,
        >= 'а' and <= 'я' => letter - 'а' + 1,
        _ => Unknown,
    };

    private void Fill(float[] three, float[] two, float[] one)
    {
        var all = one.Sum();
        for (var a = 0; a < Letters; a++)
        {
            for (var b = 0; b < Letters; b++)
            {
                var context = 0f;
                for (var c = 0; c < Letters; c++)
                {
                    context += three[Index(a, b, c)];
                }

                FillContext(three, two, one, all, (a, b, context));
            }
        }
    }

    private void FillContext(float[] three, float[] two, float[] one, float all, (int A, int B, float Count) context)
    {
        var before = 0f;
        for (var c = 0; c < Letters; c++)
        {
            before += two[(context.B * Letters) + c];
        }

        for (var c = 0; c < Letters; c++)
        {
            // Each longer view is trusted more the more often its context was seen.
            var single = (one[c] + 0.3f) / (all + (0.3f * Letters));
            var pair = (two[(context.B * Letters) + c] + (8 * single)) / (before + 8);
            var triple = (three[Index(context.A, context.B, c)] + (6 * pair)) / (context.Count + 6);
            _scores[Index(context.A, context.B, c)] = MathF.Log(triple);
        }
    }
}
