using Hotline.Core.Messages;
using Hotline.Core.Recognition;

namespace Hotline.Core.Dialogs;

/// <summary>An interruption somebody wrote.</summary>
/// <param name="Language">The language named, for <see cref="Interruption.Language"/>.</param>
/// <param name="WrittenIn">The language whose list alone has the phrase; null for one that several share.</param>
public readonly record struct Command(Interruption Kind, Locale? Language, Locale? WrittenIn = null);

/// <summary>Reads whole messages as interruptions, in every language at once, "please" left aside.</summary>
public sealed class Commands
{
    private const int LongestPiece = 60;

    private static readonly char[] EndsOfParts = ['.', ',', '!', '?', ';', ':', '\n', '\r', '…', '—', '(', ')'];
    private static readonly System.Buffers.SearchValues<char> Ends = System.Buffers.SearchValues.Create(EndsOfParts);

    private readonly PhraseIndex<Command> index = new();
    private readonly HashSet<string> fillers;

    internal Commands(ContentBundle bundle)
    {
        fillers = bundle.Words.Of(TextKeys.FillerWords).Select(Folding.Fold).ToHashSet(StringComparer.Ordinal);
        foreach (var rule in bundle.Interruptions.Values.OrderBy(rule => rule.Kind))
        {
            Add(bundle.Words, rule.Words, new(rule.Kind, null));
            foreach (var locale in rule.Kind == Interruption.Language ? Locales.All : [])
            {
                Add(bundle.Words, $"{rule.Words}.{locale.Code()}", new(rule.Kind, locale));
            }
        }
    }

    public Command? FindExact(string folded) =>
        index.FindExact(folded, out var command) || index.FindExact(WithoutFillers(folded), out command) ? command : null;

    public Command? FindNear(string folded) =>
        index.FindNear(folded, out var command) || index.FindNear(WithoutFillers(folded), out command) ? command : null;

    /// <summary>
    /// A sentence or a part of one that asks for a person, inside a longer message: "they do not pay us, I want to talk to a
    /// person". One word alone is too little there: it may be about anybody.
    /// </summary>
    public Command? FindPersonWithin(string words)
    {
        if (words.AsSpan().IndexOfAny(Ends) < 0)
        {
            return null;
        }

        foreach (var piece in words.Split(EndsOfParts, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (piece.Length <= LongestPiece && piece.Contains(' ', StringComparison.Ordinal) && FindExact(Folding.Fold(piece)) is { Kind: Interruption.Person } person)
            {
                return person;
            }
        }

        return null;
    }

    private void Add(WordLists words, string list, Command command)
    {
        var byLocale = Locales.All.ToDictionary(locale => locale, locale => words.Of(list, locale).Select(Folding.Fold).ToHashSet(StringComparer.Ordinal));
        foreach (var phrase in byLocale.Values.SelectMany(phrases => phrases))
        {
            var has = Locales.All.Where(locale => byLocale[locale].Contains(phrase)).ToArray();
            index.Add(phrase, command with { WrittenIn = has.Length == 1 ? has[0] : null });
        }
    }

    private string WithoutFillers(string folded)
    {
        // A story is no command: only a short message is worth the splitting.
        if (folded.Length > 60 || !folded.Contains(' ', StringComparison.Ordinal))
        {
            return folded;
        }

        var words = folded.Split(' ').Where(word => !fillers.Contains(word));
        return string.Join(' ', words);
    }
}
