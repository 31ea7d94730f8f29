using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messages;

namespace Hotline.Server.Commands;

/// <summary>One turn as <c>simulate</c> prints it. The field names are a contract.</summary>
/// <param name="Step">The open question; null when none is.</param>
/// <param name="Indicators">All that count so far, not of this turn only: a correction may take some away.</param>
/// <param name="Concern">The danger heard in this turn: R3 or R2.</param>
/// <param name="Handoff">Why a person was called in this turn.</param>
internal sealed record SimulatedTurn(
    IReadOnlyList<SimulatedReply> Replies, string? Step, string Locale, IReadOnlyList<string> Indicators, string? Concern, string? Handoff)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,

        // For people's eyes in a terminal; it is never put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static SimulatedTurn Of(Turn turn, ContentLibrary library)
    {
        var conversation = turn.Conversation;
        var bundle = library.Find(conversation.Content) ?? library.Current;
        var opened = turn.Effects.OfType<TurnEffect.OpenedCase>().FirstOrDefault();
        return new SimulatedTurn(
            [.. turn.Effects.OfType<TurnEffect.Say>().SelectMany(say => SimulatedReply.Of(say.Message, library))],
            conversation.Phase == Phase.InDialog ? conversation.At?.ToString() : null,
            conversation.Speaking.Code(),
            [.. CaseFacts.Of(conversation, bundle).Findings.Where(finding => finding.Counts).Select(finding => finding.Indicator.Value)],
            turn.Concern?.Urgency.ToString(),
            opened?.Reason.ToString());
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var reply in Replies)
        {
            text.AppendLine(reply.Text);
            if (reply.Buttons.Count > 0)
            {
                text.Append("  ").AppendJoin("  ", reply.Buttons.Select(button => $"[{button.Code}: {button.Text}]")).AppendLine();
            }
        }

        text.Append("  (").Append(Step ?? "-").Append(", ").Append(Locale);
        text.Append(Indicators.Count > 0 ? $", {string.Join(' ', Indicators)}" : "");
        text.Append(Concern is null ? "" : $", concern {Concern}");
        text.Append(Handoff is null ? "" : $", handoff {Handoff}");
        return text.Append(')').ToString();
    }
}

internal sealed record SimulatedReply(string? Key, string Text, IReadOnlyList<SimulatedButton> Buttons)
{
    /// <summary>A message of several texts is as many replies; its buttons are under the last.</summary>
    public static IEnumerable<SimulatedReply> Of(OutboundMessage message, ContentLibrary library) => message.Words switch
    {
        Words.Several { Parts: var parts } => parts.Select((part, at) => One(message with { Words = part, Buttons = at == parts.Count - 1 ? message.Buttons : [] }, library)),
        _ => [One(message, library)],
    };

    private static SimulatedReply One(OutboundMessage message, ContentLibrary library)
    {
        var rendered = library.Render(message);
        return new SimulatedReply(
            (message.Words as Words.Keyed)?.Key,
            rendered.Text.Reveal(),
            [.. rendered.Buttons.Select(button => new SimulatedButton(button.Code, button.Label))]);
    }
}

internal sealed record SimulatedButton(string Code, string Text);
