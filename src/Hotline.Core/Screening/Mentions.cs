using System.Collections.Immutable;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;

namespace Hotline.Core.Screening;

/// <summary>Gathers what recognizers find in free words. Bounded, however much a caller writes.</summary>
public static class Mentions
{
    /// <summary>Evidences kept per indicator: the thread has the rest.</summary>
    public const int EvidencesEach = 3;

    /// <summary>Evidences kept in all, so that a state stays small.</summary>
    public const int EvidencesInAll = 60;

    /// <summary>Characters of the caller's words kept with an evidence.</summary>
    public const int LongestWords = 200;

    public static ImmutableArray<Mention> With(
        ImmutableArray<Mention> known, string words, Recognition<IndicatorId> found, DateTimeOffset at, StepId? step)
    {
        if (found.Matches.Count == 0)
        {
            return known;
        }

        var mentions = known.ToBuilder();
        var kept = known.Sum(mention => mention.Evidence.Length);
        foreach (var match in found.Matches)
        {
            var index = IndexOf(mentions, match.Value);
            var evidence = new Evidence(at, match.Rule, match.Language, step, match.Start, match.Length, Piece(words, match.Start, match.Length));
            if (index < 0)
            {
                mentions.Add(new Mention(match.Value, kept < EvidencesInAll ? [evidence] : []));
                kept++;
            }
            else if (mentions[index].Evidence is var earlier && earlier.Length < EvidencesEach && kept < EvidencesInAll && !earlier.Any(one => one.At == at))
            {
                mentions[index] = mentions[index] with { Evidence = earlier.Add(evidence) };
                kept++;
            }
        }

        return mentions.ToImmutable();
    }

    private static int IndexOf(ImmutableArray<Mention>.Builder mentions, IndicatorId id)
    {
        for (var i = 0; i < mentions.Count; i++)
        {
            if (mentions[i].Indicator == id)
            {
                return i;
            }
        }

        return -1;
    }

    private static PrivateText Piece(string words, int start, int length)
    {
        var from = Math.Clamp(start, 0, words.Length);
        var most = Math.Min(Math.Min(length, LongestWords), words.Length - from);

        // Half a surrogate pair would not survive storage.
        if (most > 0 && from + most < words.Length && char.IsHighSurrogate(words[from + most - 1]))
        {
            most--;
        }

        return new PrivateText(words.Substring(from, Math.Max(0, most)));
    }
}
