using Hotline.Core.Dialogs;

namespace Hotline.Content.Rules;

/// <summary>The answers a question can get.</summary>
internal static class AnswerCodesOf
{
    /// <summary>Codes that can be named. A place or a number has endless codes: see <see cref="AreOpen"/>.</summary>
    public static IReadOnlySet<string> Ask(Step.Ask ask)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        codes.UnionWith(ask.Prompt switch
        {
            Prompt.YesNo => ask.Options.Select(option => option.Code).Concat([AnswerCodes.Yes, AnswerCodes.No, AnswerCodes.Unsure]),
            Prompt.FreeText => [AnswerCodes.Told],
            Prompt.NewWord => ask.Options.Select(option => option.Code).Append(AnswerCodes.Told),
            Prompt.CodeWord => ask.Options.Select(option => option.Code).Append(AnswerCodes.Right),
            Prompt.Age age => age.Bands.Select(band => band.Code),
            _ => ask.Options.Select(option => option.Code),
        });
        if (ask.Refusal is not Refusal.Never)
        {
            codes.Add(AnswerCodes.Skipped);
        }

        if (ask.Then is NotUnderstood.GoOn)
        {
            codes.Add(AnswerCodes.NotUnderstood);
            if (ask.Next.ByCode.ContainsKey(AnswerCodes.Reported))
            {
                codes.Add(AnswerCodes.Reported);
            }
        }

        return codes;
    }

    public static bool AreOpen(Step.Ask ask) => ask.Prompt is Prompt.Place or Prompt.Number;
}
