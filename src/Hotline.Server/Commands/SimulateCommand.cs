using System.Globalization;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Handoff;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;

namespace Hotline.Server.Commands;

/// <summary>
/// <c>hotline simulate</c>: a conversation in the terminal, by the same rules that answer callers. Each line is a message;
/// <c>/start</c> opens the chat, <c>/tap CODE</c> presses a button. Without <c>/start</c> the first line is what the caller writes first.
/// </summary>
internal static class SimulateCommand
{
    public const string Usage = "hotline simulate [--dialog NAME] [--locale kk|ru|en] [--now ISO] [--json]";

    private static readonly Duty OneOnDuty = new(1, 5);

    public static async Task<int> RunAsync(
        string[] args, ContentLibrary library, Recognizers recognizers, TimeProvider time, TextReader input, TextWriter output, TextWriter errors)
    {
        if (Options.Find(args, library.Current) is not { } options)
        {
            await errors.WriteLineAsync(Usage);
            return 2;
        }

        var content = new ContentLibrary(options.Dialog is { } dialog ? library.Current.BeginningWith(dialog) : library.Current);
        var rules = new TurnRules(content, recognizers);
        var conversation = new Conversation
        {
            Id = new ConversationId(Guid.Empty),
            Channel = "simulated",
            Ngo = new NgoId("main"),
            Content = content.CurrentId,
            Speaking = options.Locale ?? Locale.Ru,
        };

        for (var turns = 1; await input.ReadLineAsync() is { } line; turns++)
        {
            var now = options.Now ?? time.GetUtcNow();
            var said = Read(line, conversation, options.Locale);
            var message = new InboundMessage(new DeliveryKey(turns.ToString(CultureInfo.InvariantCulture)), said, now);

            // Not secret: the same lines give the same turns, so that transcripts can be compared.
            var seed = new Guid(turns, 0, 0, new byte[8]);
            var turn = rules.Take(conversation, new TurnInput.FromCaller(message), new TurnContext(now, seed, OneOnDuty));
            conversation = turn.Conversation;

            var shown = SimulatedTurn.Of(turn, content);
            await output.WriteLineAsync(options.Json ? shown.ToJson() : shown.ToText());
            await output.FlushAsync();
        }

        return 0;
    }

    private static Said Read(string line, Conversation conversation, Locale? hint)
    {
        if (line.Trim() == "/start")
        {
            return new Said.Start(hint);
        }

        if (!line.StartsWith("/tap ", StringComparison.Ordinal))
        {
            return new Said.Text(new PrivateText(line));
        }

        // A button that is not there is pressed like one of an earlier message.
        var code = line["/tap ".Length..].Trim();
        return new Said.Tap(conversation.Buttons.FirstOrDefault(button => button.Code == code)?.Token ?? "");
    }

    private sealed record Options(string? Dialog, Locale? Locale, DateTimeOffset? Now, bool Json)
    {
        public static Options? Find(string[] args, ContentBundle bundle)
        {
            var options = new Options(null, null, null, false);
            for (var i = 0; i < args.Length; i++)
            {
                var value = i + 1 < args.Length ? args[i + 1] : null;
                switch (args[i])
                {
                    case "--json":
                        options = options with { Json = true };
                        continue;
                    case "--dialog" when value is not null && bundle.Dialogs.ContainsKey(value):
                        options = options with { Dialog = value };
                        break;
                    case "--locale" when value is not null && Locales.All.Any(locale => locale.Code() == value):
                        options = options with { Locale = Locales.Find(value) };
                        break;
                    case "--now" when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var now):
                        options = options with { Now = now };
                        break;
                    default:
                        return null;
                }

                i++;
            }

            return options;
        }
    }
}
