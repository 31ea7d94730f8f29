using Hotline.Core.Screening;

namespace Hotline.Desk.Words;

/// <summary>One case.</summary>
public sealed record CaseTexts
{
    public required Func<string, string> Title { get; init; }

    public required string Talk { get; init; }

    public required string Known { get; init; }

    public required string AcceptToRead { get; init; }

    public required string AcceptExplained { get; init; }

    public required Func<string, string> WithAnother { get; init; }

    public required string Absent { get; init; }

    public required string Caller { get; init; }

    public required string Hotline { get; init; }

    public required string You { get; init; }

    public required string Earlier { get; init; }

    public required string Reply { get; init; }

    public required string ReplyHint { get; init; }

    public required string Send { get; init; }

    public required string NotSent { get; init; }

    public required string TooLong { get; init; }

    public required string CallerAway { get; init; }

    public required string EnoughWaits { get; init; }

    public required string Contact { get; init; }

    public required string NoContact { get; init; }

    public required string ContactOver { get; init; }

    public required Func<Cases.SafeContactView, string> ContactHow { get; init; }

    public required Func<string, string> ContactUntil { get; init; }

    public required string HasCodeWord { get; init; }

    public required Func<string, string> Warning { get; init; }

    public required string IsPartial { get; init; }

    public required string End { get; init; }

    public required string EndAsk { get; init; }

    public required string EndExplained { get; init; }

    public required string EndYes { get; init; }

    public required string EndNo { get; init; }

    public required string Ended { get; init; }

    public required Func<string, string> RiskFound { get; init; }

    public required string RiskExplained { get; init; }

    public required string SendAnyway { get; init; }

    public required string Change { get; init; }

    public required Func<Cases.Risk, string> Risk { get; init; }

    public required string Level { get; init; }

    public required Func<string, string> LevelName { get; init; }

    public required string LevelExplained { get; init; }

    /// <summary>The level as it was before caseworkers judged.</summary>
    public required Func<string, string> OriginalLevel { get; init; }

    public required Func<string, string> Forms { get; init; }

    public required Func<string, string> FormName { get; init; }

    public required string Confirm { get; init; }

    public required string Reject { get; init; }

    public required string AddSign { get; init; }

    public required string ChooseSign { get; init; }

    public required Func<ReviewKind, string> ReasonAsk { get; init; }

    public required string SaveReason { get; init; }

    public required string LeaveReason { get; init; }

    public required string ToMessage { get; init; }

    /// <summary>The sign was said of another person.</summary>
    public required string Reported { get; init; }

    /// <summary>What was done, and by whom; the reason follows.</summary>
    public required Func<string, string, string> Judged { get; init; }

    public required string Findings { get; init; }

    public required string NoFindings { get; init; }

    public required string Answers { get; init; }

    public required string NoAnswers { get; init; }

    public required Func<string, string> State { get; init; }

    public required Func<string, string> Strength { get; init; }

    public required Func<string, string> Delivery { get; init; }

    public required Func<string, string> Offered { get; init; }

    public required string NewBelow { get; init; }

    public required string Empty { get; init; }
}
