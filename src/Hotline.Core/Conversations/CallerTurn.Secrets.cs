using Hotline.Core.Dialogs;
using Hotline.Core.Recognition;

namespace Hotline.Core.Conversations;

/// <summary>The words only the caller knows. None of them is screened, shown or kept, and the message leaves the chat.</summary>
internal sealed partial class CallerTurn
{
    /// <summary>True when the words were a stop word, the code word, or one of them being chosen.</summary>
    private bool WriteSecret(string words, string folded, string? channelMessageId)
    {
        if ((draft.State.StopWord ?? draft.State.Behind?.StopWord)?.Is(words) == true)
        {
            Withhold(channelMessageId);
            Returning.Conceal(draft);
            return true;
        }

        if (Returning.IsCodeWord(draft, words))
        {
            Withhold(channelMessageId);
            Returning.Prove(draft);
            return true;
        }

        if (FindChosen(words, folded) is not { } chosen)
        {
            return false;
        }

        Withhold(channelMessageId);
        ChooseWord(chosen.Use, words);
        return true;
    }

    private void Withhold(string? channelMessageId)
    {
        draft.Add(new TurnEffect.Heard(new HeardMessage.Withheld()));
        if (channelMessageId is not null)
        {
            draft.Add(new TurnEffect.ClearedChat(channelMessageId));
        }
    }

    /// <summary>
    /// The open question asks for a word, and this is one: not a command, not one of its buttons, not a cry for help, not a
    /// sentence meant for somebody.
    /// </summary>
    private Prompt.NewWord? FindChosen(string words, string folded)
    {
        if (!draft.HasQuestion || draft.State is not { Face: Face.Open, At: { } at } || draft.Bundle.FindStep(at) is not Step.Ask { Prompt: Prompt.NewWord prompt }
            || words.Trim().Any(char.IsWhiteSpace) || draft.Bundle.Commands.FindNear(folded) is not null || draft.Bundle.Answers.FindOption(at, folded, near: true) is not null)
        {
            return null;
        }

        var context = new ReadingContext(draft.Now.ToOffset(TimeSpan.FromHours(5)), draft.State.Chosen);
        return recognizers.Danger.Read(words, context).Matches.Count == 0 ? prompt : null;
    }

    private void ChooseWord(SecretUse use, string words)
    {
        if (!SecretWord.IsFit(words) || (use == SecretUse.Stop && draft.State.CodeWord?.Is(words) == true))
        {
            draft.Say(SecretWord.IsFit(words) ? TextKeys.WordSame : TextKeys.WordUnfit);
            DialogWalk.AskOpen(draft);
            return;
        }

        var word = SecretWord.Choose(words, draft.NewKey());
        draft.State = use == SecretUse.Code ? draft.State with { CodeWord = word } : draft.State with { StopWord = word };
        DialogWalk.Answer(draft, AnswerCodes.Told, byButton: false);
    }
}
