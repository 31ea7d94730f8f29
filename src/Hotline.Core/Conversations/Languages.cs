using Hotline.Core.Dialogs;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;

namespace Hotline.Core.Conversations;

/// <summary>
/// Language belongs to the message. Before a choice, replies follow it; after one, the choice wins, and one long or two
/// short messages clearly in another language bring a one-tap offer.
/// </summary>
internal static class Languages
{
    private const double Likely = 0.6;
    private const double Clear = 0.8;
    private const int LongMessage = 24;
    private const int ShortestTelling = 4;
    private const int ShortMessages = 2;

    /// <summary>Notes the language of a message. True when an offer of that language is due.</summary>
    public static bool Note(TurnDraft draft, LanguageReading? reading, string folded)
    {
        if (reading is null || reading.Confidence < Likely || folded.Length < ShortestTelling)
        {
            return false;
        }

        var state = draft.State;
        if (state.Chosen is null)
        {
            draft.State = state with { Speaking = reading.Locale };
            return false;
        }

        if (reading.Locale == state.Speaking)
        {
            draft.State = state with { Drift = state.Drift is { Offered: true } offered ? offered : null };
            return false;
        }

        if (reading.Confidence < Clear)
        {
            return false;
        }

        var drift = state.Drift?.Locale == reading.Locale ? state.Drift : new LanguageDrift(reading.Locale, 0, false);
        drift = drift with { Messages = Math.Min(drift.Messages + 1, ShortMessages) };
        var due = !drift.Offered && (folded.Length >= LongMessage || drift.Messages >= ShortMessages);
        draft.State = state with { Drift = drift with { Offered = drift.Offered || due } };
        return due;
    }

    /// <summary>One tap to go on in the language written, said in that language. Its button stands beside the open question's.</summary>
    public static void Offer(TurnDraft draft)
    {
        if (draft.State.Drift is { } drift)
        {
            draft.SayBeforeLast(TextKeys.LanguageOffer, drift.Locale, Code(drift.Locale), Label(drift.Locale));
        }
    }

    /// <summary>The caller chose: from now on, at the same place.</summary>
    public static void Choose(TurnDraft draft, Locale locale)
    {
        var path = draft.State.Path;
        for (var i = 0; i < path.Length; i++)
        {
            if (draft.Bundle.FindStep(path[i].Step) is Step.Ask ask && (ask.Sets ?? path[i].Step.Step) == Facts.Language)
            {
                path = path.SetItem(i, path[i] with { Code = locale.Code() });
            }
        }

        draft.State = draft.State with { Chosen = locale, Speaking = locale, Drift = null, Path = path };
    }

    /// <summary>All three, each by its own name.</summary>
    public static void Ask(TurnDraft draft) => draft.Say(
        TextKeys.LanguageAsk, (Code(Locale.Kk), TextKeys.ButtonKk), (Code(Locale.Ru), TextKeys.ButtonRu), (Code(Locale.En), TextKeys.ButtonEn));

    public static Locale? FindIn(string buttonCode) =>
        buttonCode.StartsWith(ButtonCodes.Language, StringComparison.Ordinal) ? Locales.Find(buttonCode[ButtonCodes.Language.Length..]) : null;

    private static string Code(Locale locale) => ButtonCodes.Language + locale.Code();

    private static string Label(Locale locale) => locale switch
    {
        Locale.Kk => TextKeys.ButtonKk,
        Locale.Ru => TextKeys.ButtonRu,
        _ => TextKeys.ButtonEn,
    };
}
