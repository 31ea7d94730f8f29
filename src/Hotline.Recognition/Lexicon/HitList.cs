using System.Runtime.InteropServices;

namespace Hotline.Recognition.Lexicon;

/// <summary>What was heard in a message, token by token. Borrowed and given back with its tokens.</summary>
internal sealed class HitList : IDisposable
{
    /// <summary>So many concepts, the first, have a bit to themselves.</summary>
    public const int OwnBits = 32;

    [ThreadStatic]
    private static HitList? spare;

    private List<Hit> _hits = new(128);
    private List<Hit> _merged = new(128);
    private readonly List<Hit> _phrases = new(16);
    private readonly List<int> _starts = new(64);
    private readonly List<int> _places = new(64);
    private readonly List<ulong> _bits = new(64);

    public int Count => _hits.Count;

    /// <summary>How many tokens were heard and settled.</summary>
    public int Tokens => _bits.Count;

    public bool AnyDenied
    {
        get
        {
            foreach (ref readonly var hit in CollectionsMarshal.AsSpan(_hits))
            {
                if (hit.Denied)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public Hit this[int at] => _hits[at];

    public List<Hit> Words => _hits;

    public static HitList Borrow()
    {
        var list = spare ?? new HitList();
        spare = null;
        list._hits.Clear();
        list._phrases.Clear();
        list._starts.Clear();
        list._places.Clear();
        list._bits.Clear();
        return list;
    }

    /// <summary>The hits added from now on belong to the next token.</summary>
    public void NextToken() => _starts.Add(_hits.Count);

    /// <summary>How far into the message a token stands, small words not counted and borders counted as words.</summary>
    public int Place(int token) => _places[token];

    /// <summary>Says how many words the next token is away from the one before it.</summary>
    public void AddPlace(int step) => _places.Add(_places.Count == 0 ? 0 : _places[^1] + step);

    public void AddPhrase(Hit hit) => _phrases.Add(hit);

    public ReadOnlySpan<Hit> At(int token)
    {
        if ((uint)token >= (uint)_starts.Count)
        {
            return [];
        }

        var from = _starts[token];
        var to = token + 1 < _starts.Count ? _starts[token + 1] : _hits.Count;
        return CollectionsMarshal.AsSpan(_hits)[from..to];
    }

    /// <summary>The bit of a concept among sixty-four. The first concepts have one each, all others share the rest.</summary>
    public static ulong Bit(ushort concept) => 1UL << (concept < OwnBits ? concept : OwnBits | (concept & (OwnBits - 1)));

    /// <summary>The bits of all that was heard at a token, once settled.</summary>
    public ulong Bits(int token) => _bits[token];

    /// <summary>The same, counted from what was heard so far.</summary>
    public ulong BitsOf(int token)
    {
        var bits = 0UL;
        foreach (ref readonly var hit in At(token))
        {
            bits |= Bit(hit.Concept);
        }

        return bits;
    }

    /// <summary>Whether a settled message has the concept at a token.</summary>
    public bool Has(int token, ushort concept) =>
        (uint)token < (uint)_bits.Count && (_bits[token] & Bit(concept)) != 0 && (concept < OwnBits || Find(token, concept, out _));

    public bool Find(int token, ushort concept, out Hit found)
    {
        foreach (ref readonly var hit in At(token))
        {
            if (hit.Concept == concept)
            {
                found = hit;
                return true;
            }
        }

        found = default;
        return false;
    }

    /// <summary>Forgets a hit; its place stays.</summary>
    public void Forget(int at) => CollectionsMarshal.AsSpan(_hits)[at] = _hits[at] with { Concept = Concepts.Nothing };

    /// <summary>Puts phrases before the words that they begin with, so that all that is heard at a token stays one slice.</summary>
    public void Settle(int tokens)
    {
        Merge();
        for (var token = 0; token < tokens; token++)
        {
            _bits.Add(BitsOf(token));
        }
    }

    private void Merge()
    {
        if (_phrases.Count == 0)
        {
            return;
        }

        _phrases.Sort(static (a, b) => a.First.CompareTo(b.First));
        _merged.Clear();
        var phrase = 0;
        for (var token = 0; token < _starts.Count; token++)
        {
            var words = At(token);
            _starts[token] = _merged.Count;
            for (; phrase < _phrases.Count && _phrases[phrase].First == token; phrase++)
            {
                _merged.Add(_phrases[phrase]);
            }

            _merged.AddRange(words);
        }

        (_hits, _merged) = (_merged, _hits);
        _phrases.Clear();
    }

    /// <summary>Turns what was heard at a token, save phrases that hold the denying word themselves.</summary>
    public void Deny(int token, int by)
    {
        if ((uint)token >= (uint)_starts.Count)
        {
            return;
        }

        var hits = CollectionsMarshal.AsSpan(_hits);
        var to = token + 1 < _starts.Count ? _starts[token + 1] : hits.Length;
        for (var at = _starts[token]; at < to; at++)
        {
            hits[at] = hits[at] with { Denied = hits[at].First <= by && by <= hits[at].Last ? hits[at].Denied : !hits[at].Denied };
        }
    }

    /// <summary>Marks a hit as the speaker's own act.</summary>
    public void MarkOwn(int at) => CollectionsMarshal.AsSpan(_hits)[at] = _hits[at] with { Traits = _hits[at].Traits | HitTraits.OwnAct };

    public void Dispose() => spare = this;
}
