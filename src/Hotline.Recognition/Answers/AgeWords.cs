using Hotline.Core.Messages;
using Hotline.Recognition.Lexicon;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Answers;

/// <summary>The kinds of words around an age, as <c>Data/*/age.txt</c> names them.</summary>
internal enum AgeWord : byte
{
    Age,
    Born,
    Never,
    Span,
    Mine,
    NotYet,
    NotYetAfter,
    Filler,
    WholeYear,
}

/// <summary>The words around an age in the three languages.</summary>
internal sealed class AgeWords
{
    private readonly List<(Lexicon.Lexicon Words, Dictionary<ushort, AgeWord> Kinds)> _languages = [];

    public AgeWords()
    {
        foreach (var locale in Locales.All)
        {
            var words = new Lexicon.Lexicon(locale);
            var kinds = new Dictionary<ushort, AgeWord>();
            foreach (var (name, list) in DataFiles.Entries(locale, "age"))
            {
                var concept = words.Concept(name);
                kinds[concept] = Enum.Parse<AgeWord>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
                foreach (var entry in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    words.Add(concept, entry);
                }
            }

            _languages.Add((words, kinds));
        }
    }

    /// <summary>What stands around a number.</summary>
    /// <param name="Unit">Right after it stands something else that is counted: «мне 3 раза».</param>
    /// <param name="Said">Right before it stands a word of the caller's own age: «мне 15».</param>
    public readonly record struct Neighbours(bool Age, bool Born, bool Never, bool Span, bool Mine, bool Said, bool NotYet, bool Unit);

    public Neighbours Near(Tokens tokens, int first, int last) => new(
        Near(tokens, AgeWord.Age, first, last, 1, 2, Gap.Comma) || Ends(tokens, last),
        Near(tokens, AgeWord.Born, first, last, 4, 4, Gap.Comma),
        Near(tokens, AgeWord.Never, first, last, 1, 2, Gap.Space),
        Near(tokens, AgeWord.Span, first, last, 3, 2, Gap.Space),
        Near(tokens, AgeWord.Mine, first, last, 2, 0, Gap.Comma) || Near(tokens, AgeWord.Mine, first, last, 0, 2, Gap.Space),
        Near(tokens, AgeWord.Mine, first, last, 1, 0, Gap.Comma),
        Near(tokens, AgeWord.NotYet, first, last, 2, 0, Gap.Space) || Near(tokens, AgeWord.NotYetAfter, first, last, 0, 2, Gap.Space),
        Near(tokens, AgeWord.Never, first, last, 0, 1, Gap.Space));

    public bool Any(Tokens tokens, AgeWord kind)
    {
        for (var index = 0; index < tokens.Count; index++)
        {
            if (Is(tokens, index, kind))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether all other words are of one kind.</summary>
    public bool OnlyAround(Tokens tokens, int first, int last, AgeWord kind)
    {
        for (var index = 0; index < tokens.Count; index++)
        {
            if ((index < first || index > last) && tokens[index].Kind == TokenKind.Word && !Is(tokens, index, kind))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>«пятнадцатилетняя»: the numeral holds the word itself.</summary>
    private static bool Ends(Tokens tokens, int last) => tokens.Text(tokens[last].Plain).Contains("летн", StringComparison.Ordinal);

    private bool Near(Tokens tokens, AgeWord kind, int first, int last, int before, int after, Gap furthest)
    {
        for (var (index, gap) = (first - 1, tokens[first].Before); index >= 0 && index >= first - before && gap <= furthest; gap = tokens[index].Before, index--)
        {
            if (Is(tokens, index, kind))
            {
                return true;
            }
        }

        // The last token of a number may bear the word: «15-жастамын» is cut, «онжаста» is not.
        for (var index = last + 1; index < tokens.Count && index <= last + after && tokens[index].Before <= furthest; index++)
        {
            if (Is(tokens, index, kind))
            {
                return true;
            }
        }

        return false;
    }

    private bool Is(Tokens tokens, int index, AgeWord kind)
    {
        var hits = new List<Hit>();
        foreach (var (words, kinds) in _languages)
        {
            hits.Clear();
            words.Hear(tokens, index, hits, guess: false);
            if (hits.Exists(hit => kinds.GetValueOrDefault(hit.Concept, (AgeWord)255) == kind))
            {
                return true;
            }
        }

        return false;
    }
}
