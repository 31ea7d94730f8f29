using Hotline.Core.Dialogs;
using Hotline.Core.Recognition;
using Hotline.Core.Screening;

namespace Hotline.Core.Conversations;

/// <summary>What the words tell beside the answer: signs and danger.</summary>
internal sealed partial class CallerTurn
{
    /// <summary>The indicators found in this message.</summary>
    private IReadOnlyList<Match<IndicatorId>> mentioned = [];

    /// <summary>The channel's id of this message.</summary>
    private string? source;

    /// <summary>Notes indicators; returns the danger heard.</summary>
    private DangerLevel? Screen(string words, ReadingContext context)
    {
        var found = recognizers.Indicators.Read(words, context);
        mentioned = found.Matches;
        DangerLevel? most = null;
        if (mentioned.Count > 0 || (found.Denied.Count > 0 && draft.State.Mentions.Length > 0))
        {
            var before = draft.State;
            draft.State = draft.State with { Mentions = Mentions.With(draft.State.Mentions, words, found, HeardNow()) };

            // Two messages may tell together what neither tells alone.
            most = CaseFacts.TurnsToDanger(before, draft.State, draft.Bundle) ? DangerLevel.R3 : null;
        }

        foreach (var match in recognizers.Danger.Read(words, context).Matches)
        {
            most = most is null || match.Value > most ? match.Value : most;
        }

        return most;
    }

    /// <summary>What is the same of every finding in the message just heard.</summary>
    private Evidence HeardNow() => new(draft.Now, "", null, draft.State.At)
    {
        Version = recognizers.Version,
        Message = draft.LastLine,
        Source = source,
        Reported = CaseFacts.IsReported(draft.State, draft.Bundle),
    };

    /// <summary>
    /// To "Is your life in danger right now?" the words "yes, it is dangerous" answer more than they tell by themselves: the
    /// worse of the two counts.
    /// </summary>
    private DangerLevel Worse(DangerLevel heard, string words, string folded, ReadingContext context) =>
        draft.State is { Phase: Phase.InDialog, At: { } at } && draft.Bundle.FindStep(at) is Step.Ask { Danger.Count: > 0 } ask
        && draft.Bundle.Answers.Read(at, ask, words, folded, recognizers, context) is { } code
        && ask.Danger.TryGetValue(code, out var answered) && answered > heard
            ? answered
            : heard;

    /// <summary>
    /// The answer whose indicator the words themselves tell of. "They do not pay" says yes to "Are you paid too little?",
    /// though it reads like a no.
    /// </summary>
    private string? FindShown(Step.Ask ask)
    {
        if (mentioned.Count == 0)
        {
            return null;
        }

        foreach (var (code, shown) in ask.Indicators)
        {
            if (mentioned.Any(match => shown.Contains(match.Value)))
            {
                return code;
            }
        }

        return null;
    }
}
