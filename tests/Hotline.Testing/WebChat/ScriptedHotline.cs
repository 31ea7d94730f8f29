using System.Collections.Concurrent;
using Hotline.Core.Messages;
using Hotline.Server.Conversations;

namespace Hotline.Testing.WebChat;

/// <summary>
/// Stands where turns and storage stand: greets with a choice of languages, answers every message with its own words, and
/// says the label of a pressed button. Repeated deliveries change nothing, as the real one promises.
/// </summary>
public sealed class ScriptedHotline(TimeProvider time) : IIntake, IThreads
{
    private static readonly string[] LanguageLabels = ["Қазақша", "Русский", "English"];
    private readonly ConcurrentDictionary<string, Talk> talks = new();
    private readonly TimeProvider clock = time;
    private int tokens;
    private int reads;
    private int watches;

    /// <summary>Nothing can be stored while this is set.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Everything that arrived, repetitions not counted.</summary>
    public ConcurrentQueue<InboundMessage> Heard { get; } = new();

    public int Reads => reads;

    /// <summary>The chat that was heard last.</summary>
    public string LastChat { get; private set; } = "";

    public void SayAsCaseworker(string chat, string words) => talks[chat].Add(Speaker.Caseworker, words, clock.GetUtcNow(), "Aigerim");

    Task<Receipt> IIntake.AcceptAsync(ChannelAddress address, InboundMessage message, CancellationToken cancellation)
    {
        if (IsClosed)
        {
            throw new IntakeClosedException("closed by the test");
        }

        LastChat = address.Chat;
        return Task.FromResult(talks.GetOrAdd(address.Chat, _ => new Talk(Id(address.Chat))).Take(this, message));
    }

    Task<IReadOnlyList<ThreadEntry>> IThreads.ReadAsync(ConversationId conversation, long after, int most, CancellationToken cancellation)
    {
        Interlocked.Increment(ref reads);
        return Task.FromResult(Find(conversation).Read(after, most));
    }

    /// <summary>Sockets that were opened, ever: each watches once.</summary>
    public int Watches => watches;

    IDisposable IThreads.Watch(ConversationId conversation, Action changed)
    {
        Interlocked.Increment(ref watches);
        return Find(conversation).Watch(changed);
    }

    private static ConversationId Id(string chat) => new(Guid.ParseExact(chat, "N"));

    private Talk Find(ConversationId conversation) => talks[conversation.ToString()];

    private RenderedButton Button(string label) => new($"t{Interlocked.Increment(ref tokens):D10}", label, "code");

    private sealed class Talk(ConversationId id)
    {
        private readonly List<ThreadEntry> thread = [];
        private readonly Dictionary<DeliveryKey, Receipt> seen = [];
        private readonly List<Action> watchers = [];
        private IReadOnlyList<RenderedButton> buttons = [];

        public Receipt Take(ScriptedHotline hotline, InboundMessage message)
        {
            Receipt receipt;
            lock (thread)
            {
                if (seen.TryGetValue(message.Delivery, out var before))
                {
                    return before with { WasSeenBefore = true };
                }

                hotline.Heard.Enqueue(message);
                var own = Hear(message, hotline.clock.GetUtcNow());
                Answer(hotline, message);
                seen[message.Delivery] = receipt = new Receipt(id, thread.Count, own, false);
            }

            Nudge();
            return receipt;
        }

        public void Add(Speaker speaker, string words, DateTimeOffset now, string? name)
        {
            lock (thread)
            {
                thread.Add(new ThreadEntry(thread.Count + 1, now, speaker, new RenderedMessage(new PrivateText(words), []), name));
            }

            Nudge();
        }

        public IReadOnlyList<ThreadEntry> Read(long after, int most)
        {
            lock (thread)
            {
                return [.. thread.Where(entry => entry.Sequence > after).Take(most)];
            }
        }

        public IDisposable Watch(Action changed)
        {
            lock (watchers)
            {
                watchers.Add(changed);
            }

            return new Watching(this, changed);
        }

        private long? Hear(InboundMessage message, DateTimeOffset now)
        {
            var words = message.Said switch
            {
                Said.Text text => text.Words,
                Said.Tap tap => buttons.FirstOrDefault(b => b.Token == tap.Token) is { } pressed ? new PrivateText(pressed.Label) : null,
                Said.Media media => new PrivateText($"[{media.Kind}]"),
                _ => null,
            };
            if (words is null)
            {
                return null;
            }

            thread.Add(new ThreadEntry(thread.Count + 1, now, Speaker.Caller, new RenderedMessage(words, []), null) { Echo = message.Delivery });
            return thread.Count;
        }

        private void Answer(ScriptedHotline hotline, InboundMessage message)
        {
            var (words, offered) = message.Said switch
            {
                Said.Start start => ($"Hello ({start.Hint?.Code() ?? "?"})", LanguageLabels),
                Said.Text text => ($"Heard: {text.Words.Reveal()}", ["Yes", "No"]),
                Said.Tap tap => (buttons.FirstOrDefault(b => b.Token == tap.Token) is { } pressed ? $"Chosen: {pressed.Label}" : "Old button", Array.Empty<string>()),
                _ => ("Words only, please", Array.Empty<string>()),
            };
            buttons = [.. offered.Select(hotline.Button)];
            thread.Add(new ThreadEntry(thread.Count + 1, hotline.clock.GetUtcNow(), Speaker.Hotline, new RenderedMessage(new PrivateText(words), buttons), null) { Locale = Locale.En });
        }

        private void Nudge()
        {
            Action[] all;
            lock (watchers)
            {
                all = [.. watchers];
            }

            Array.ForEach(all, changed => changed());
        }

        private sealed class Watching(Talk talk, Action changed) : IDisposable
        {
            public void Dispose()
            {
                lock (talk.watchers)
                {
                    talk.watchers.Remove(changed);
                }
            }
        }
    }
}
