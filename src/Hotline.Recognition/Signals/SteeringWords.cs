using Hotline.Recognition.Lexicon;

namespace Hotline.Recognition.Signals;

/// <summary>The word lists that steer how a sentence is read, by their names in <c>words.txt</c>.</summary>
internal sealed class SteeringWords(Concepts concepts)
{
    public static IReadOnlyList<string> Names { get; } = ["quiet", "function", "filler", "clause", "deny", "deny-next", "deny-after", "aux", "wants", "supposing", "if", "would", "long-ago", "since", "story", "other", "self", "doer", "they", "suffer"];

    /// <summary>Words of everyday that look like others; nothing is heard in them.</summary>
    public ushort Quiet { get; } = concepts["quiet"];

    /// <summary>The commonest words, by which a language is known.</summary>
    public ushort Function { get; } = concepts["function"];

    /// <summary>Small words that make no distance.</summary>
    public ushort Filler { get; } = concepts["filler"];

    /// <summary>Words that open another clause.</summary>
    public ushort Clause { get; } = concepts["clause"];

    public ushort Deny { get; } = concepts["deny"];

    /// <summary>Denies the very next word only: «нет денег», «без паспорта».</summary>
    public ushort DenyNext { get; } = concepts["deny-next"];

    /// <summary>Denies the word before: «алған жоқ», «денег нет».</summary>
    public ushort DenyAfter { get; } = concepts["deny-after"];

    /// <summary>Denial reaches through these: «не хочет отдавать», «беріп жатқан жоқ».</summary>
    public ushort Aux { get; } = concepts["aux"];

    /// <summary>Makes a verb that is only named somebody's plan: «хочет продать».</summary>
    public ushort Wants { get; } = concepts["wants"];

    public ushort Supposing { get; } = concepts["supposing"];

    /// <summary>Makes a question a supposition: «если заберут паспорт, куда жаловаться?».</summary>
    public ushort If { get; } = concepts["if"];

    /// <summary>Makes a condition a supposition: «если бы он меня ударил, ушла бы».</summary>
    public ushort Would { get; } = concepts["would"];

    public ushort LongAgo { get; } = concepts["long-ago"];

    /// <summary>Lasting until now: «с 2019 года».</summary>
    public ushort Since { get; } = concepts["since"];

    public ushort Story { get; } = concepts["story"];

    public ushort Other { get; } = concepts["other"];

    public ushort Self { get; } = concepts["self"];

    /// <summary>The speaker as the one who does: «я», «мы», "I".</summary>
    public ushort Doer { get; } = concepts["doer"];

    public ushort They { get; } = concepts["they"];

    /// <summary>Makes the speaker the one who suffers: "I was sold", "we are locked".</summary>
    public ushort Suffer { get; } = concepts["suffer"];

    /// <summary>«не хозяин забрал, а полиция»: another person did it, but it was done.</summary>
    public bool IsPerson(ushort concept) => concept == They || concept == Self || concept == Other || concept == Doer;
}
