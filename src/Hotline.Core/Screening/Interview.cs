using Hotline.Core.Dialogs;
using Hotline.Core.Recognition;

namespace Hotline.Core.Screening;

/// <summary>The next question. <paramref name="Heard"/>: the caller's own words said it, so it is confirmed and not asked afresh.</summary>
public readonly record struct NextQuestion(ScreenQuestion Question, bool Heard);

/// <summary>
/// Chooses the next question of screening, or none when no question can change what is known. It knows signs and nothing
/// else, no language and no order of answers, so the same answers bring the same questions in every language.
/// <list type="number">
/// <item>First what was said in free words is confirmed, where a "no" would lower the level or take the form away: easy before hard.</item>
/// <item>Then the shortest way to a change is looked for: of all sets of open questions whose signs together would raise the
/// level, or tell the form when signs are there, the one that is easiest in sum (the five degrees of ease weigh 1, 2, 4, 7 and 11,
/// so that several easy questions go before a hard one); of equally easy ones the one with the easier
/// questions, then the one that raises more, then the one that comes first in the file. Its easiest question is next, so that
/// each question asked is one without which that change would not come.</item>
/// <item>When no set that may still be asked changes anything, there is no next question.</item>
/// </list>
/// </summary>
public sealed class Interview
{
    private readonly IReadOnlyDictionary<IndicatorId, Indicator> catalogue;
    private readonly IReadOnlyDictionary<IndicatorId, FindingState> known;
    private readonly AgeGroup age;
    private readonly int left;
    private readonly Tally tally;
    private readonly bool formIsTold;
    private readonly HashSet<string> forms;
    private readonly ScreenQuestion[] unasked;

    private Interview(
        Instrument instrument,
        IReadOnlyDictionary<IndicatorId, Indicator> catalogue,
        AgeGroup age,
        IReadOnlyDictionary<IndicatorId, FindingState> known,
        IReadOnlySet<string> asked)
    {
        (this.catalogue, this.known, this.age) = (catalogue, known, age);
        left = instrument.Most - asked.Count;
        var present = known.Where(one => Counts(one.Value)).Select(one => catalogue.GetValueOrDefault(one.Key)).OfType<Indicator>().ToArray();
        tally = Tally.Of(present);
        formIsTold = present.Any(indicator => indicator.TellsForm);
        forms = [.. present.SelectMany(indicator => indicator.Forms)];
        unasked = [.. instrument.Questions.Where(question => !asked.Contains(question.Id) && MayBeAsked(question)).OrderBy(question => question.Ease)];
    }

    /// <param name="known">What is known of each indicator; one that is missing was not asked.</param>
    /// <param name="asked">The ids of the questions asked already, in either form.</param>
    public static NextQuestion? FindNext(
        Instrument instrument,
        IReadOnlyDictionary<IndicatorId, Indicator> catalogue,
        AgeGroup age,
        IReadOnlyDictionary<IndicatorId, FindingState> known,
        IReadOnlySet<string> asked)
    {
        if (asked.Count >= instrument.Most)
        {
            return null;
        }

        var interview = new Interview(instrument, catalogue, age, known, asked);
        return interview.FindToConfirm() is { } heard ? new NextQuestion(heard, true)
            : interview.FindOnShortestWay() is { } next ? new NextQuestion(next, interview.IsHeard(next))
            : null;
    }

    private static bool Counts(FindingState state) => state is FindingState.Present or FindingState.Mentioned;

    private bool MayBeAsked(ScreenQuestion question) =>
        (question.Ages == AskedOf.All || question.Ages == (age == AgeGroup.Adult ? AskedOf.Adults : age == AgeGroup.Child ? AskedOf.Children : AskedOf.All))
        && (question.Forms.Count == 0 || forms.Count == 0 || question.Forms.Any(forms.Contains));

    private bool IsHeard(ScreenQuestion question) => question.Shows.Any(id => known.TryGetValue(id, out var state) && state == FindingState.Mentioned);

    private bool IsOpen(IndicatorId id) => !known.ContainsKey(id) && catalogue.ContainsKey(id);

    /// <summary>The easiest question whose sign was only mentioned and holds up what is known.</summary>
    private ScreenQuestion? FindToConfirm() => Array.Find(unasked, question => IsHeard(question) && HoldsUp(question));

    private bool HoldsUp(ScreenQuestion question)
    {
        var mentioned = question.Shows.Where(id => known.TryGetValue(id, out var state) && state == FindingState.Mentioned)
            .Select(id => catalogue.GetValueOrDefault(id)).OfType<Indicator>().ToArray();
        var before = tally.Height(age);
        foreach (var indicator in mentioned)
        {
            tally.Remove(indicator);
        }

        var falls = tally.Height(age) < before;
        foreach (var indicator in mentioned)
        {
            tally.Add(indicator);
        }

        return falls || (before > 0 && mentioned.Any(indicator => indicator.TellsForm && IsOnlyOneToTell(indicator)));
    }

    private bool IsOnlyOneToTell(Indicator indicator) =>
        !known.Any(one => one.Key != indicator.Id && Counts(one.Value) && catalogue.TryGetValue(one.Key, out var other) && other.TellsForm);

    private ScreenQuestion? FindOnShortestWay()
    {
        var steps = unasked
            .Select(question => new Way.Step(question, [.. question.Indicators.Values.Select(Open).Where(signs => signs.Length > 0).Select(signs => new Way.Answer(signs))]))
            .Where(step => step.Answers.Length > 0)
            .ToArray();
        return new Way(tally, age, formIsTold, steps).FindFirst(left);
    }

    private Indicator[] Open(IReadOnlyList<IndicatorId> ids) => [.. ids.Where(IsOpen).Select(id => catalogue[id])];
}
