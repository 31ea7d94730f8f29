using Hotline.Core.Conversations;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;
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
