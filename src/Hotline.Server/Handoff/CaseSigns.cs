using System.Text.Json;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;
using Hotline.Core.Screening;
using Hotline.Desk.Cases;
using Hotline.Recognition.Places;

namespace Hotline.Server.Handoff;

/// <summary>Signs and answers in a caseworker's language, each with what stands behind it.</summary>
internal sealed class CaseSigns(ContentBundle bundle, PlaceNames places, IReadOnlyDictionary<CaseworkerId, string> names, Locale language)
{
    public AnswerView Answer(AnsweredQuestion answer) => new(
        bundle.Texts.Load(answer.QuestionKey, language),
        answer switch
        {
            { LabelKey: { } label } => bundle.Texts.Load(label, language),
            { Code: AnswerCodes.NotUnderstood } => "—",
            _ => places.Find(answer.Code, language) ?? answer.Code,
        });

    public FindingView Find(Finding finding, IEnumerable<AnsweredQuestion> answers)
    {
        var known = bundle.Indicators.GetValueOrDefault(finding.Indicator);

        // What the caller said comes first; what colleagues made of it has its own place.
        var said = finding.Evidence.Where(one => one.By is null).ToList();
        var first = said.FirstOrDefault(one => one.State != FindingState.Absent) ?? said.FirstOrDefault();
        var judged = finding.Evidence.LastOrDefault(one => one.By is not null);
        return new FindingView(
            finding.Indicator.Value,
            known is null ? finding.Indicator.Value : NameOf(finding.Indicator.Value),
            Code(finding.State),
            known is null ? "" : Code(known.Strength),
            first?.Words ?? ButtonBehind(first, answers),
            first?.Message,
            first?.At ?? finding.Evidence[0].At)
        {
            IsReported = finding.IsReported,
            Rule = first is null ? null : $"{first.Rule} ({first.Version})",
            Judged = judged is { By: { } by, Reason: { } reason } ? new JudgementView(judged.Rule, names.GetValueOrDefault(by, ""), reason, judged.At) : null,
        };
    }

    /// <summary>The signs of which nothing is known: what a caseworker may add.</summary>
    public IReadOnlyList<SignName> NotAsked(CaseFacts facts) =>
    [
        .. bundle.Indicators.Keys.Where(id => facts.StateOf(id) == FindingState.NotAsked)
            .Select(id => new SignName(id.Value, NameOf(id.Value)))
            .OrderBy(sign => sign.Name, StringComparer.CurrentCulture),
    ];

    /// <summary>As the contract spells it: <c>NoneYet</c> is <c>none_yet</c>.</summary>
    public static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private string NameOf(string indicator) => bundle.Texts.Load($"indicators.{indicator}", language);

    /// <summary>A sign told by a button has no words of the caller's: the question and the answer stand for them.</summary>
    private PrivateText? ButtonBehind(Evidence? evidence, IEnumerable<AnsweredQuestion> answers)
    {
        if (answers.FirstOrDefault(answer => answer.Step == evidence?.Step) is not { } answered)
        {
            return null;
        }

        var view = Answer(answered);
        return new PrivateText($"{view.Question} — {view.Answer}");
    }
}
