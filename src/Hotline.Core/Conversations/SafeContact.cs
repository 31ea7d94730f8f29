using Hotline.Core.Dialogs;

namespace Hotline.Core.Conversations;

/// <summary>
/// What the caller said of being written to later: from when to when on a day, how it may look, until when. There is one only if
/// the caller said yes and answered each of these: no part of it is ever supplied for them.
/// </summary>
/// <param name="From">Hour of the day in Kazakhstan.</param>
/// <param name="To">Hour of the day in Kazakhstan, exclusive.</param>
/// <param name="LookKey">The key of the phrase chosen: it is all that shows before the caller taps.</param>
/// <param name="HoursKey">The key of the hours as the caller chose them.</param>
public sealed record SafeContact(int From, int To, string LookKey, string HoursKey, DateTimeOffset Until)
{
    /// <summary>One time zone since March 2024.</summary>
    private static readonly TimeSpan Kazakhstan = TimeSpan.FromHours(5);

    /// <summary>Nobody's phone lights up outside of these hours, whatever was chosen.</summary>
    private const int DayBegins = 9;
    private const int DayEnds = 21;

    private const int LongestDays = 14;

    /// <summary>From the answers given; null: we do not write first.</summary>
    public static SafeContact? Of(Conversation conversation, ContentBundle bundle)
    {
        if (conversation.Path.IsEmpty || Find(conversation, bundle, Facts.Contact) is not { Code: AnswerCodes.Yes }
            || Find(conversation, bundle, Facts.ContactHours) is not { LabelKey: { } hours } when || Hours(when.Code) is not { } open
            || Find(conversation, bundle, Facts.ContactLook) is not { LabelKey: { } look }
            || Find(conversation, bundle, Facts.ContactDays) is not { } days || Days(days.Code) is not { } most)
        {
            return null;
        }

        return new SafeContact(Math.Max(open.From, DayBegins), Math.Min(open.To, DayEnds), look, hours, days.At + TimeSpan.FromDays(Math.Min(most, LongestDays)));
    }

    public bool IsOpen(DateTimeOffset now) => now < Until && now.ToOffset(Kazakhstan).Hour is var hour && hour >= From && hour < To;

    /// <summary>When the hours begin next, after <paramref name="now"/>; null when the time is over before.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset now)
    {
        var local = now.ToOffset(Kazakhstan);
        var today = new DateTimeOffset(local.Date, Kazakhstan).AddHours(From);
        var next = today > local ? today : today.AddDays(1);
        return next < Until ? next.ToUniversalTime() : null;
    }

    private static (int From, int To)? Hours(string code) => code switch
    {
        "morning" => (9, 12),
        "day" => (12, 18),
        "evening" => (18, 21),
        "any" => (9, 21),
        _ => null,
    };

    private static int? Days(string code) => code switch
    {
        "days-3" => 3,
        "days-7" => 7,
        "days-14" => 14,
        _ => null,
    };

    private static (string Code, string? LabelKey, DateTimeOffset At)? Find(Conversation conversation, ContentBundle bundle, string fact)
    {
        for (var i = conversation.Path.Length - 1; i >= 0; i--)
        {
            var answered = conversation.Path[i];
            if (bundle.FindStep(answered.Step) is Step.Ask ask && (ask.Sets ?? answered.Step.Step) == fact)
            {
                return (answered.Code, ask.Options.FirstOrDefault(option => option.Code == answered.Code)?.LabelKey, answered.At);
            }
        }

        return null;
    }
}
