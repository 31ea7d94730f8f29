namespace Hotline.Core.Screening;

/// <summary>
/// What a row of evidence comes to.
/// <list type="bullet">
/// <item>A yes to its question stands, whatever other questions say.</item>
/// <item>Words make it mentioned. A later no to its question, or words taken back, undo that; words after a no count again.</item>
/// <item>"Not sure" and no answer take nothing back.</item>
/// <item>A caseworker's judgement outranks all that was said before it. A rejected sign of which the caller speaks again is
/// mentioned again, as nobody has judged the new words yet.</item>
/// </list>
/// </summary>
public static class States
{
    /// <summary>The rule of an evidence that takes earlier words back: the message was changed.</summary>
    public const string Changed = "changed";

    /// <summary>The end of the rule of an evidence that takes earlier words back: other words deny them.</summary>
    public const string Denied = ".denied";

    /// <param name="evidence">In the order of time.</param>
    public static FindingState Of(IEnumerable<Evidence> evidence)
    {
        var state = FindingState.NotAsked;
        FindingState? judged = null;
        foreach (var one in evidence)
        {
            var says = one.State ?? FindingState.Mentioned;
            if (one.By is not null)
            {
                (state, judged) = (says, says);
            }
            else if (judged is null || (judged == FindingState.Absent && says is FindingState.Present or FindingState.Mentioned))
            {
                (state, judged) = (After(state, says, one), null);
            }
        }

        return state;
    }

    public static bool TakesBack(Evidence one) =>
        one.Rule == Changed || one.Rule.EndsWith(Denied, StringComparison.Ordinal);

    private static FindingState After(FindingState state, FindingState says, Evidence one) => says switch
    {
        FindingState.Present => FindingState.Present,
        _ when state == FindingState.Present => state,
        FindingState.Mentioned => FindingState.Mentioned,
        FindingState.Absent when state == FindingState.Mentioned => FindingState.Absent,
        _ when state == FindingState.Mentioned || TakesBack(one) => state,

        // Two questions may ask for the same sign: not being sure says more than a refusal, and that more than a no.
        _ => says < state ? says : state,
    };
}
