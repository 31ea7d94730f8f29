using System.Runtime.InteropServices;

namespace Hotline.Recognition.Lexicon;

/// <summary>What was heard in a message, token by token. Borrowed and given back with its tokens.</summary>
internal sealed class HitList : IDisposable
{
    [ThreadStatic]
    private static HitList? spare;

    private readonly List<Hit> _hits = new(128);
    private readonly List<Hit> _phrases = new(16);
    private readonly List<int> _starts = new(64);
    private readonly List<int> _places = new(64);

    public int Count => _hits.Count;

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

    public bool Has(int token, ushort concept) => Find(token, concept, out _);

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

    /// <summary>Puts phrases among the words and lets a word of denial turn what it belongs to.</summary>
    public void Settle(int tokens)
    {
        if (_phrases.Count == 0)
        {
            return;
        }

        // Phrases are few; they are merged by token so that At() stays one slice.
        _phrases.AddRange(_hits);
        _phrases.Sort(static (a, b) => a.First.CompareTo(b.First));
        _hits.Clear();
        _hits.AddRange(_phrases);
        _phrases.Clear();
        _starts.Clear();
        var at = 0;
        for (var token = 0; token < tokens; token++)
        {
            _starts.Add(at);
            while (at < _hits.Count && _hits[at].First == token)
            {
                at++;
            }
        }
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
