using System.Collections.Immutable;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;

namespace Hotline.Core.Screening;

/// <summary>Gathers what recognizers find in free words. Bounded, however much a caller writes.</summary>
public static class Mentions
{
    /// <summary>Evidences kept per indicator, the first ones and the last: the thread has the rest.</summary>
    public const int EvidencesEach = 3;

    /// <summary>Evidences kept in all, beside one for each indicator, so that a state stays small.</summary>
    public const int EvidencesInAll = 60;

    /// <summary>Characters of the caller's words kept with an evidence.</summary>
    public const int LongestWords = 200;

    private const string ReportedEnd = ".reported";

    /// <param name="heard">The message, as every evidence in it is kept: time, question, number.</param>
    public static ImmutableArray<Mention> With(ImmutableArray<Mention> known, string words, Recognition<IndicatorId> found, Evidence heard)
    {
        if (found.Matches.Count == 0 && found.Denied.Count == 0)
        {
            return known;
        }

        var mentions = known.ToBuilder();
        var kept = known.Sum(mention => mention.Evidence.Length);
        foreach (var match in found.Matches)
        {
            var index = IndexOf(mentions, match.Value);
            var evidence = Proof(words, match, heard) with { State = FindingState.Mentioned };
            if (index < 0)
            {
                mentions.Add(new Mention(match.Value, [evidence]));
                kept++;
            }
            else if (mentions[index].Evidence is var earlier && !earlier.Any(one => one.At == heard.At && IsMention(one)))
            {
                var more = earlier.Length < EvidencesEach && kept < EvidencesInAll;
                mentions[index] = mentions[index] with { Evidence = more ? earlier.Add(evidence) : WithLast(earlier, evidence) };
                kept += more ? 1 : 0;
            }
        }

        foreach (var match in found.Denied)
        {
            if (IndexOf(mentions, match.Value) is var index and >= 0 && IsLive(mentions[index]))
            {
                mentions[index] = TakenBack(mentions[index], Proof(words, match, heard) with { State = FindingState.Absent });
            }
        }

        return mentions.ToImmutable();
    }

    /// <summary>The caller changed a message: what only that message told is taken back.</summary>
    public static ImmutableArray<Mention> Without(ImmutableArray<Mention> known, string source, Evidence heard) =>
        [.. known.Select(mention => IsLive(mention) && mention.Evidence.All(one => one.Source == source || !IsMention(one))
            ? TakenBack(mention, heard with { Rule = States.Changed, State = FindingState.Absent })
            : mention)];

    /// <summary>The recognizer says that the words are about somebody else.</summary>
    public static bool IsOfOther(Match<IndicatorId> match) => match.Rule.Contains(ReportedEnd, StringComparison.Ordinal);

    /// <summary>All that tells of it is about somebody else.</summary>
    public static bool IsOfOther(Mention mention) => mention.Evidence.Any(IsMention) && mention.Evidence.All(one => one.Reported || !IsMention(one));

    /// <summary>The caller said whom the words so far were about.</summary>
    public static ImmutableArray<Mention> About(ImmutableArray<Mention> known, bool other) =>
        [.. known.Select(mention => mention with { Evidence = [.. mention.Evidence.Select(one => IsMention(one) ? one with { Reported = other } : one)] })];

    private static Evidence Proof(string words, Match<IndicatorId> match, Evidence heard) => heard with
    {
        Rule = match.Rule,
        Language = match.Language,
        Start = match.Start,
        Length = match.Length,
        Words = Piece(words, match.Start, match.Length),
        Reported = heard.Reported || IsOfOther(match),
    };

    private static bool IsMention(Evidence one) => one.State is null or FindingState.Mentioned;

    /// <summary>It still stands: no changed message took it back.</summary>
    public static bool IsLive(Mention mention) => States.Of(mention.Evidence) == FindingState.Mentioned;

    private static Mention TakenBack(Mention mention, Evidence how) =>
        mention with { Evidence = mention.Evidence.Length < EvidencesEach ? mention.Evidence.Add(how) : WithLast(mention.Evidence, how) };

    /// <summary>The newest takes the place of the one before it: it may change what the others come to.</summary>
    private static ImmutableArray<Evidence> WithLast(ImmutableArray<Evidence> earlier, Evidence evidence) =>
        earlier.IsEmpty ? [evidence] : earlier.SetItem(earlier.Length - 1, evidence);

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
