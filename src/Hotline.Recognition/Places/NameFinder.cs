using Hotline.Core.Recognition;
using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Places;

/// <summary>Names found at a token, up to the last token of them.</summary>
/// <param name="Letters">How many letters of the name's sound were read: of two names the longer one is meant.</param>
/// <param name="Bare">Nothing hangs on the name.</param>
/// <param name="Where">What hangs on it tells where one is, comes from or goes to.</param>
internal readonly record struct FoundName(PlaceName[] Names, int Last, int Letters, bool Bare, bool Where, bool Guessed)
{
    public static FoundName None { get; } = new([], 0, 0, false, false, false);

    public bool Any => Names is { Length: > 0 };
}

/// <summary>Looks names up in the gazetteer, exactly or with one letter wrong.</summary>
internal sealed class NameFinder(Gazetteer gazetteer, PlaceEndings endings)
{
    public const int ShortestGuess = 6;

    private const int MostWords = 4;

    /// <summary>The longest name that begins at a token, over as many words as it takes.</summary>
    public FoundName Exact(Tokens tokens, int first)
    {
        var best = FoundName.None;
        var (node, letters) = (Trie<PlaceName>.Root, 0);
        for (var index = first; index < tokens.Count && index < first + MostWords && (index == first || tokens[index].Before <= Gap.Space); index++)
        {
            if (tokens[index].Kind == TokenKind.Sign)
            {
                break;
            }

            var word = tokens.Text(tokens[index].Kazakh);
            for (var at = 0; at < word.Length && node >= 0; at++)
            {
                node = gazetteer.Names.Step(node, word[at]);
                letters++;
                if (node >= 0 && gazetteer.Names.At(node) is { Length: > 0 } names && Fits(names, tokens, first, index, letters, at + 1) is { Any: true } found)
                {
                    best = found;
                }
            }

            if (node < 0)
            {
                break;
            }
        }

        return best;
    }

    private FoundName Fits(PlaceName[] names, Tokens tokens, int first, int index, int letters, int at)
    {
        var word = tokens.Text(tokens[index].Kazakh);
        var whole = at == word.Length;
        var where = false;
        if (!whole && !endings.Allow(word, at, out where))
        {
            return FoundName.None;
        }

        // Two words make a name only where the name has two; an abbreviation bears no ending but after a hyphen.
        var apart = index > first;
        var isLatin = (tokens[first].Traits & WordTraits.Latin) != 0;
        bool Fit(PlaceName name) => (!apart || name.Words > 1) && (isLatin || !name.Latin) && (whole || letters > 3);
        var fitting = Array.TrueForAll(names, Fit) ? names : Array.FindAll(names, Fit);
        return fitting.Length == 0 ? FoundName.None : new FoundName(fitting, index, letters, whole, where, false);
    }

    /// <summary>One letter wrong, missing, too many, or two changed about, in a longer name. Nothing when that could be several places.</summary>
    public FoundName Guess(Tokens tokens, int first)
    {
        Span<char> word = stackalloc char[96];
        var (length, last) = (0, first);
        for (var index = first; index < tokens.Count && (index == first || tokens[index].Before == Gap.Hyphen); index++)
        {
            var part = tokens.Text(tokens[index].Kazakh);
            if (tokens[index].Kind != TokenKind.Word || length + part.Length > word.Length)
            {
                break;
            }

            part.CopyTo(word[length..]);
            (length, last) = (length + part.Length, index);
        }

        return length < ShortestGuess ? FoundName.None : Guess(word[..length], last, (tokens[first].Traits & WordTraits.Latin) != 0);
    }

    private FoundName Guess(Span<char> word, int last, bool latin)
    {
        var best = FoundName.None;
        var node = Trie<PlaceName>.Root;
        for (var wrong = 0; node >= 0 && wrong < word.Length; wrong++)
        {
            // Two letters changed about.
            if (wrong + 1 < word.Length)
            {
                From(gazetteer.Names.Step(gazetteer.Names.Step(node, word[wrong + 1]), word[wrong]), word, wrong + 2, wrong + 2, (last, latin), ref best);
            }

            // The first letter is seldom wrong, and there every name would have to be tried. Then a letter too many, another, or none.
            if (wrong > 0)
            {
                From(node, word, wrong + 1, wrong, (last, latin), ref best);
                foreach (var child in gazetteer.Names.Children(node))
                {
                    From(child, word, wrong + 1, wrong + 1, (last, latin), ref best);
                    From(child, word, wrong, wrong + 1, (last, latin), ref best);
                }
            }

            node = gazetteer.Names.Step(node, word[wrong]);
        }

        return best;
    }

    private void From(int node, ReadOnlySpan<char> word, int at, int depth, (int Last, bool Latin) of, ref FoundName best)
    {
        for (; at <= word.Length && node >= 0; at++, depth++)
        {
            if (depth >= ShortestGuess && depth >= best.Letters && gazetteer.Names.At(node) is { Length: > 0 } names && endings.Allow(word, at, out var where))
            {
                var fitting = Array.FindAll(names, name => !name.NeedsCue && (of.Latin || !name.Latin));
                if (fitting.Length > 0)
                {
                    var same = depth > best.Letters || Array.Exists(best.Names, name => name.Place.Id == fitting[0].Place.Id);
                    best = new FoundName(same ? fitting : [], of.Last, depth, at == word.Length, where, true);
                }
            }

            node = at < word.Length ? gazetteer.Names.Step(node, word[at]) : -1;
        }
    }
}
