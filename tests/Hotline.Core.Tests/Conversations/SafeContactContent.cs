using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;

namespace Hotline.Core.Tests.Conversations;

/// <summary>The small content, with the questions of safe contact asked beside the wait, and words of the caller's own.</summary>
internal static class SafeContactContent
{
    public static ContentLibrary Library { get; } = new(SomeContent.Bundle(change: Add));

    /// <summary>A caller at the question of consent.</summary>
    public static Talk AtConsent(string channel = "telegram")
    {
        var talk = new Talk(channel, Library);
        talk.State = talk.State with { Phase = Phase.InDialog, At = new StepId("intake", "consent"), Chosen = Locale.En, Speaking = Locale.En, HeardAt = talk.Now };
        return talk.Hear(new Said.Start(null));
    }

    /// <summary>A caller who waits and may be written to in these hours, for so long.</summary>
    public static Talk Agreed(string hours, string days, string channel = "telegram") =>
        AtConsent(channel).Press("yes", "yes", hours, "order", days);

    private static void Add(Dictionary<string, Step> steps)
    {
        steps["hand"] = new Step.HandOff(HandOffWish.Consented, ["intake.hand"], "contact");
        steps["contact"] = SomeContent.Ask(new Prompt.YesNo(), "contact", SomeContent.By(("yes", "hours"), ("", "word"))) with { Sets = Facts.Contact };
        steps["hours"] = SomeContent.Ask(new Prompt.Choice(), "hours", Branches.All("look"), "morning", "day", "evening", "any") with { Sets = Facts.ContactHours };
        steps["look"] = SomeContent.Ask(new Prompt.Choice(), "look", Branches.All("days"), "order", "forecast") with { Sets = Facts.ContactLook };
        steps["days"] = SomeContent.Ask(new Prompt.Choice(), "days", Branches.All("word"), "days-3", "days-7", "days-14") with { Sets = Facts.ContactDays };
        steps["word"] = SomeContent.Ask(new Prompt.NewWord(SecretUse.Code), "word", SomeContent.By(("told", "stop-word"), ("", "over")), "none");
        steps["stop-word"] = SomeContent.Ask(new Prompt.NewWord(SecretUse.Stop), "stop-word", Branches.All("over"), "none");
        steps["over"] = new Step.End(Ending.Close, ["intake.over"]);
    }
}
