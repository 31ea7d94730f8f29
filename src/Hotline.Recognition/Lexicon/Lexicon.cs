using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Lexicon;

/// <summary>
/// The words of one language, each under the concepts it stands for. An entry is a whole word, or a stem:
/// <c>паспорт*</c> with a noun's endings, <c>отобра~</c> with a verb's, <c>урод**</c> with any; words joined by <c>_</c> follow each other.
/// <c>=</c> before an entry asks for the very letters (without Kazakh marks) instead of the sound.
/// </summary>
internal sealed class Lexicon(Locale locale, Concepts concepts)
{
    private static readonly char[] Joints = ['_', '-'];

    // A stem of so few letters is a word of many languages: it counts only where its own is spoken.
    private const int ShortStem = 3;

    // Kazakh words differ by less from Russian ones than a slip of the finger.
    private readonly int _shortestGuess = 7;

    private readonly Endings _endings = new(locale);
    private readonly Trie<Entry> _sounds = new();
    private readonly Trie<Entry> _letters = new();
    private readonly HashSet<ushort> _exact = [];

    // By the concept of the first word.
    private List<Phrase>?[] _phrases = [];

    /// <summary>A lexicon with concepts of its own.</summary>
    public Lexicon(Locale locale)
        : this(locale, new Concepts())
    {
    }

    public Locale Locale => locale;

    /// <summary>How many concepts there are.</summary>
    public int Concepts => concepts.Count;

    public ushort Concept(string name) => concepts[name];

    public bool Knows(string name) => concepts.Knows(name);

    /// <summary>Adds a list entry to a concept.</summary>
    public void Add(ushort concept, string entry)
    {
        // «из-под палки» is three words: a hyphen parts tokens too.
        var parts = entry.Split(entry.Length > 1 ? Joints : [], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 1)
        {
            AddWord(concept, parts[0]);
            return;
        }

        var ids = parts.Select(Literal).ToArray();
        if (ids[0] >= _phrases.Length)
        {
            Array.Resize(ref _phrases, 2 * (ids[0] + 1));
        }

        (_phrases[ids[0]] ??= []).Add(new Phrase(concept, ids));
    }

    /// <summary>The concept of a word used as itself.</summary>
    public ushort Literal(string entry)
    {
        // The mark keeps a word apart from a list of the same name, and from the same letters in another language.
        var name = $"{locale.Code()}'{entry}";
        var known = Knows(name);
        var concept = Concept(name);
        if (!known)
        {
            Add(concept, entry);
            if (!entry.EndsWith('~') && (!entry.EndsWith('*') || entry.EndsWith("**", StringComparison.Ordinal)))
            {
                _exact.Add(concept);
            }
        }

        return concept;
    }

    /// <summary>Whether the concept is a word that a rule or a phrase names as it is, without a noun's or a verb's endings.</summary>
    public bool IsExact(ushort concept) => _exact.Contains(concept);

    /// <summary>Writes what is heard at a token to <paramref name="hits"/>. A word nobody knows is tried once more with one letter wrong.</summary>
    public void Hear(Tokens tokens, int index, List<Hit> hits, bool guess)
    {
        ref var token = ref tokens[index];
        var before = hits.Count;
        Walk(_letters, tokens.Text(token.Plain), index, hits, denying: false);
        var sound = Sound(tokens, index);
        Walk(_sounds, sound, index, hits, denying: false);

        // «нидаёт», «неполучишь»: denial written together with its word.
        if (locale == Locale.Ru && hits.Count == before && sound.Length > 5 && sound.StartsWith("ни"))
        {
            Walk(_sounds, sound[2..], index, hits, denying: true);
        }

        if (guess && hits.Count == before)
        {
            Guess(tokens, index, hits);
        }
    }

    /// <summary>Hears a word that nobody knows as one with a single letter wrong.</summary>
    public void Guess(Tokens tokens, int index, List<Hit> hits)
    {
        ref var token = ref tokens[index];
        var sound = Sound(tokens, index);
        if (sound.Length >= _shortestGuess && token.Kind == TokenKind.Word && (locale == Locale.En) == ((token.Traits & WordTraits.Latin) != 0))
        {
            Guess(sound, index, hits);
        }
    }

    /// <summary>Adds the phrases that begin among the hits. All tokens must have been heard.</summary>
    public void Join(HitList hits)
    {
        var words = hits.Count;
        for (var at = 0; at < words; at++)
        {
            Join(hits, at);
        }
    }

    /// <summary>Adds the phrases that begin with one hit.</summary>
    public void Join(HitList hits, int at)
    {
        var first = hits[at];
        if (first.Concept >= _phrases.Length || _phrases[first.Concept] is not { } list)
        {
            return;
        }

        var next = hits.BitsOf(first.First + 1);
        foreach (var phrase in list)
        {
            if ((phrase.SecondBit & next) == 0)
            {
                continue;
            }

            var (last, denied) = (first, first.Denied);
            var part = 1;
            while (part < phrase.Parts.Length && hits.Find(last.First + 1, phrase.Parts[part], out last))
            {
                denied |= last.Denied;
                part++;
            }

            if (part == phrase.Parts.Length)
            {
                hits.AddPhrase(new Hit(phrase.Concept, first.First, last.First, denied, last.Traits & ~HitTraits.Weak, locale));
            }
        }
    }

    private void AddWord(ushort concept, string entry)
    {
        var letters = entry[0] == '=' && entry.Length > 1;
        var word = letters ? entry[1..] : entry;
        var kind = word.EndsWith("**", StringComparison.Ordinal) ? EndingKind.Any
            : word.EndsWith('*') ? EndingKind.Noun
            : word.EndsWith('~') ? EndingKind.Verb
            : EndingKind.Whole;
        var stem = word.TrimEnd('*', '~');
        if (letters)
        {
            Span<char> plain = stackalloc char[stem.Length];
            Sounds.Plain(stem.ToLowerInvariant(), plain);
            _letters.Add(plain, new Entry(concept, kind));
            return;
        }

        var key = char.IsLetter(stem[0]) ? Endings.Key(locale, stem) : stem;
        _sounds.Add(key, new Entry(concept, kind));

        // A last к, п turns soft before a vowel: айлық, айлығым; тап, табады.
        if (locale == Locale.Kk && kind is EndingKind.Noun or EndingKind.Verb && key.Length > 2 && key[^1] is 'к' or 'п')
        {
            _sounds.Add(key[..^1] + (key[^1] == 'к' ? 'г' : 'б'), new Entry(concept, kind));
        }
    }

    private void Walk(Trie<Entry> trie, ReadOnlySpan<char> word, int index, List<Hit> hits, bool denying)
    {
        var node = Trie<Entry>.Root;
        for (var at = 0; at < word.Length; at++)
        {
            if ((node = trie.Step(node, word[at])) < 0)
            {
                return;
            }

            foreach (var entry in trie.At(node))
            {
                if (_endings.Allow(entry.Kind, word, at + 1, out var denied))
                {
                    hits.Add(Made(entry, word, at + 1, index, denied ^ denying));
                }
            }
        }
    }

    private Hit Made(Entry entry, ReadOnlySpan<char> word, int stem, int index, bool denied)
    {
        var traits = stem <= ShortStem && char.IsLetter(word[0]) ? HitTraits.Weak : HitTraits.None;
        if (locale == Locale.Kk && entry.Kind == EndingKind.Verb)
        {
            traits |= KazakhVerbs.Read(word, stem);
        }
        else if (entry.Kind == EndingKind.Verb || locale == Locale.En)
        {
            traits |= HitTraits.Verb;
        }

        return new Hit(entry.Concept, index, index, denied, traits, locale);
    }

    private ReadOnlySpan<char> Sound(Tokens tokens, int index)
    {
        ref var token = ref tokens[index];
        return tokens.Text(locale == Locale.Kk ? token.Kazakh : locale == Locale.Ru ? token.Russian : token.Plain);
    }

    /// <summary>One letter wrong, missing, too many, or two changed about; the first two letters must be right.</summary>
    private void Guess(ReadOnlySpan<char> word, int index, List<Hit> hits)
    {
        Span<char> tried = stackalloc char[word.Length];
        var node = _sounds.Step(_sounds.Step(Trie<Entry>.Root, word[0]), word[1]);
        for (var wrong = 2; node >= 0 && wrong < word.Length && hits.Count < 4096; wrong++)
        {
            var before = hits.Count;

            // Too many: drop it. Changed about: swap it with the next.
            FromNode(node, word, wrong + 1, wrong, index, hits);
            if (wrong + 1 < word.Length)
            {
                word.CopyTo(tried);
                (tried[wrong], tried[wrong + 1]) = (tried[wrong + 1], tried[wrong]);
                FromNode(node, tried, wrong, wrong, index, hits);
            }

            foreach (var child in _sounds.Children(node))
            {
                // Wrong: a letter that is easily taken for this one. Missing: any letter before this one.
                if (Sounds.Alike(_sounds.Letter(child), word[wrong]))
                {
                    FromNode(child, word, wrong + 1, wrong, index, hits);
                }

                FromNode(child, word, wrong, wrong, index, hits);
            }

            if (hits.Count > before)
            {
                return;
            }

            node = _sounds.Step(node, word[wrong]);
        }
    }

    private void FromNode(int node, ReadOnlySpan<char> word, int at, int mended, int index, List<Hit> hits)
    {
        for (var depth = mended; at <= word.Length && node >= 0; at++, depth++)
        {
            // A guessed stem needs enough letters to be sure of.
            if (depth >= 5)
            {
                foreach (var entry in _sounds.At(node))
                {
                    if (entry.Kind != EndingKind.Any && _endings.Allow(entry.Kind, word, at, out var denied))
                    {
                        hits.Add(Made(entry, word, at, index, denied));
                    }
                }
            }

            node = at < word.Length ? _sounds.Step(node, word[at]) : -1;
        }
    }

    private readonly record struct Entry(ushort Concept, EndingKind Kind);

    private sealed record Phrase(ushort Concept, ushort[] Parts)
    {
        public ulong SecondBit { get; } = HitList.Bit(Parts[1]);
    }
}
