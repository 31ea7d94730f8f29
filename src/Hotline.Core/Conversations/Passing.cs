using Hotline.Core.Dialogs;

namespace Hotline.Core.Conversations;

/// <summary>What is passed on to a caseworker: what the caller left out is not.</summary>
public static class Passing
{
    /// <summary>The facts that would be passed on now, in the order told.</summary>
    internal static IEnumerable<string> FactsOf(Conversation conversation, ContentBundle bundle) =>
        PassedFacts.Every.Where(fact => !conversation.LeftOut.Contains(fact) && IsThere(conversation, bundle, fact));

    /// <summary>Whether a button of the question that leaves facts out stands for something that can be left out now.</summary>
    internal static bool Offers(Conversation conversation, ContentBundle bundle, string code) =>
        code == PassedFacts.All ? !conversation.LeftOut.IsEmpty
        : !PassedFacts.Every.Contains(code) || FactsOf(conversation, bundle).Contains(code);

    internal static Conversation LeaveOut(Conversation conversation, string code) =>
        code == PassedFacts.All ? conversation with { LeftOut = [] }
        : PassedFacts.Every.Contains(code) && !conversation.LeftOut.Contains(code) ? conversation with { LeftOut = conversation.LeftOut.Add(code) }
        : conversation;

    /// <summary>The conversation without what its caller left out, as its caseworker may see it.</summary>
    public static Conversation Passed(this Conversation conversation, ContentBundle bundle)
    {
        if (conversation.LeftOut.IsEmpty)
        {
            return conversation;
        }

        var left = conversation.LeftOut;
        return conversation with
        {
            Mentions = left.Contains(PassedFacts.Words) ? [] : conversation.Mentions,
            Path = conversation.Path.RemoveAll(answered => left.Contains(FactOf(answered, bundle))),
        };
    }

    private static string FactOf(Answered answered, ContentBundle bundle) => bundle.FindStep(answered.Step) switch
    {
        Step.Ask { Prompt: Prompt.Place } => PassedFacts.Place,
        Step.Ask ask when (ask.Sets ?? answered.Step.Step) == Facts.Age => PassedFacts.Age,

        // How they may be reached is told with the case, whatever of the story is not.
        Step.Ask { Sets: Facts.Contact or Facts.ContactHours or Facts.ContactLook or Facts.ContactDays } => "",
        _ => PassedFacts.Answers,
    };

    private static bool IsThere(Conversation conversation, ContentBundle bundle, string fact) => fact switch
    {
        PassedFacts.Age or PassedFacts.Place => conversation.Path.Any(answered => FactOf(answered, bundle) == fact && answered.Code is not (AnswerCodes.Skipped or AnswerCodes.NotUnderstood)),
        _ => true,
    };
}
