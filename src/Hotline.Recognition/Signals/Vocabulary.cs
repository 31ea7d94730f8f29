using Hotline.Core.Messages;
using Hotline.Recognition.Lexicon;

namespace Hotline.Recognition.Signals;

/// <summary>The word lists that the rules of a language share, from its <c>words.txt</c>.</summary>
internal static class Vocabulary
{
    public static Lexicon.Lexicon Load(Locale locale)
    {
        var lexicon = new Lexicon.Lexicon(locale);
        foreach (var (name, words) in DataFiles.Entries(locale, "words"))
        {
            var concept = lexicon.Concept(name);
            foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                lexicon.Add(concept, word);
            }
        }

        return lexicon;
    }
}
