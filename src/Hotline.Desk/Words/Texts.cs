using Hotline.Core.Conversations;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;
using Hotline.Core.Screening;
using Microsoft.AspNetCore.Http;

namespace Hotline.Desk.Words;

/// <summary>Every word of the desk in one language. A missing translation does not compile.</summary>
public sealed record Texts
{
    /// <summary>The cookie that remembers the language; it says nothing about anyone.</summary>
    public const string Cookie = "desk-language";

    public required Locale Locale { get; init; }

    public required DoorTexts Doors { get; init; }

    public required QueueTexts Queue { get; init; }

    public required CaseTexts Case { get; init; }

    /// <summary>Neutral, as it is read over a shoulder.</summary>
    public required string Title { get; init; }

    public required string Language { get; init; }

    public required string GoDark { get; init; }

    public required string GoLight { get; init; }

    public required string SignOut { get; init; }

    public required string Back { get; init; }

    public required string SkipToContent { get; init; }

    public required string ConnectionLost { get; init; }

    public required string ConnectionGone { get; init; }

    public required string Loading { get; init; }

    public required string Trouble { get; init; }

    public required string NoCasesForRole { get; init; }

    public required Func<Urgency, string> Urgency { get; init; }

    public required Func<HandoffReason, string> Reason { get; init; }

    public required Func<string, string> Channel { get; init; }

    /// <summary>How long, in words: minutes up to an hour, then hours.</summary>
    public required Func<TimeSpan, string> For { get; init; }

    public required Func<CaseEnd, string> End { get; init; }

    public static string LanguageName(Locale locale) => locale switch
    {
        Locale.Kk => "Қазақша",
        Locale.Ru => "Русский",
        _ => "English",
    };

    public static Texts Of(Locale locale) => locale switch
    {
        Locale.Kk => KazakhTexts.All,
        Locale.Ru => RussianTexts.All,
        _ => EnglishTexts.All,
    };

    /// <summary>In the language chosen before, or the first of the browser's that we speak.</summary>
    public static Texts Of(HttpContext context)
    {
        var chosen = Locales.Find(context.Request.Cookies[Cookie]);
        var preferred = context.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(l => l.Quality ?? 1)
            .Select(l => Locales.Find(l.Value.Value))
            .FirstOrDefault(l => l is not null);
        return Of(chosen ?? preferred ?? Locale.Ru);
    }
}

/// <summary>Signing in and enrolling.</summary>
public sealed record DoorTexts
{
    public required string SignIn { get; init; }

    public required string WithPasskey { get; init; }

    public required string PasskeyExplained { get; init; }

    public required string OrPassword { get; init; }

    public required string Name { get; init; }

    public required string Password { get; init; }

    public required string Code { get; init; }

    public required string CodeHint { get; init; }

    public required string Enter { get; init; }

    public required Func<string, string> Welcome { get; init; }

    public required string ChooseFactor { get; init; }

    public required string MakePasskey { get; init; }

    public required string MakePasskeyExplained { get; init; }

    public required string PasswordWay { get; init; }

    public required string PasswordHint { get; init; }

    public required string Scan { get; init; }

    public required string KeyByHand { get; init; }

    public required string Finish { get; init; }

    public required string SignInNameIs { get; init; }

    public required string Later { get; init; }

    public required string LaterExplained { get; init; }

    public required string PasskeyElsewhere { get; init; }

    public required string OpenThere { get; init; }

    public required string Opening { get; init; }

    public required string NoLink { get; init; }

    public required string LinkOver { get; init; }

    public required string Wrong { get; init; }

    public required Func<int, string> Wait { get; init; }

    public required string PasskeyNotKnown { get; init; }

    public required string PasskeyNotMade { get; init; }

    public required string PasskeyTooLate { get; init; }

    public required string PasskeyCancelled { get; init; }

    public required string CodeWrong { get; init; }

    public required string Away { get; init; }

    public required string TooShort { get; init; }

    public required string TooCommon { get; init; }

    public required string TooLong { get; init; }

    public required string NeedsScripts { get; init; }

    public string PasswordFault(string code) => code switch
    {
        "TooShort" => TooShort,
        "TooLong" => TooLong,
        _ => TooCommon,
    };
}

/// <summary>The queue.</summary>
public sealed record QueueTexts
{
    public required string Title { get; init; }

    public required string Next { get; init; }

    public required string Accept { get; init; }

    public required string Waiting { get; init; }

    public required string Mine { get; init; }

    public required string NothingMine { get; init; }

    public required string WithOthers { get; init; }

    public required string Nobody { get; init; }

    public required string NobodyExplained { get; init; }

    public required Func<string, string> Waits { get; init; }

    public required Func<string, string> Wrote { get; init; }

    public required Func<string, string> With { get; init; }

    public required Func<int, string> Count { get; init; }

    public required string Open { get; init; }

    public required string TakenByAnother { get; init; }

    public required string Gone { get; init; }
}

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
