namespace Hotline.Testing.Telegram;

/// <summary>Chats, their messages and the limits on sending. Guarded by the fake's one lock.</summary>
internal sealed class FakeChats(FakeTelegramOptions options)
{
    private const int PerSecond = 30;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Deletable = TimeSpan.FromHours(48);

    private readonly long _origin = options.Time.GetTimestamp();
    private readonly Dictionary<long, Chat> _chats = [];
    private readonly Queue<TimeSpan> _lastSecond = [];
    private int _nextMessage = 1;

    public List<SentMessage> Sent { get; } = [];

    public List<SentMessage> Changed { get; } = [];

    /// <summary>Sends to a chat before the time a 429 had named.</summary>
    public int Impatient { get; private set; }

    public int Refused429 { get; private set; }

    public TimeSpan Now => options.Time.GetElapsedTime(_origin);

    public Chat Open(long chat) => _chats.TryGetValue(chat, out var open) ? open : _chats[chat] = new Chat();

    public Chat? Find(long chat) => _chats.GetValueOrDefault(chat);

    public int Hear(long chat, string text)
    {
        var id = _nextMessage++;
        Open(chat).Messages[id] = new Message(text, options.Time.GetUtcNow(), FromBot: false, HasKeyboard: false);
        return id;
    }

    /// <summary>Null when the message may be taken; else the seconds to wait.</summary>
    public int? Limit(long chat)
    {
        var open = Open(chat);
        if (open.WaitUntil > Now)
        {
            Impatient++;
            return Forbid(open, (int)Math.Ceiling((open.WaitUntil - Now).TotalSeconds));
        }

        if (!options.EnforcesLimits)
        {
            return null;
        }

        while (_lastSecond.TryPeek(out var first) && first <= Now - Second)
        {
            _lastSecond.Dequeue();
        }

        return _lastSecond.Count >= PerSecond || open.LastSent > Now - Second ? Forbid(open, 1) : null;
    }

    public int Forbid(Chat chat, int seconds)
    {
        Refused429++;
        chat.WaitUntil = Now + TimeSpan.FromSeconds(seconds);
        return seconds;
    }

    public SentMessage Record(SentMessage message)
    {
        var chat = Open(message.Chat);
        var id = _nextMessage++;
        var sent = message with { MessageId = id, At = Now, Order = Sent.Count + 1 };
        chat.LastSent = Now;
        chat.Messages[id] = new Message(message.Text, options.Time.GetUtcNow(), FromBot: true, message.Buttons.Count > 0);
        _lastSecond.Enqueue(Now);
        Sent.Add(sent);
        return sent;
    }

    public void Change(long chat, int id, string text, IReadOnlyList<SentButton> buttons)
    {
        var messages = Open(chat).Messages;
        messages[id] = messages[id] with { Text = text, HasKeyboard = buttons.Count > 0 };
        Changed.Add(new SentMessage(chat, id, text, buttons, Now, Changed.Count + 1));
    }

    /// <summary>Deletes what is younger than 48 hours; the rest stays, without a word.</summary>
    public void Delete(long chat, IEnumerable<int> ids)
    {
        var messages = Open(chat).Messages;
        foreach (var id in ids)
        {
            if (messages.TryGetValue(id, out var message) && options.Time.GetUtcNow() - message.At < Deletable)
            {
                messages.Remove(id);
            }
        }
    }

    public sealed class Chat
    {
        public bool IsBlocked { get; set; }

        public TimeSpan WaitUntil { get; set; } = TimeSpan.MinValue;

        public TimeSpan LastSent { get; set; } = TimeSpan.FromDays(-1);

        public Dictionary<int, Message> Messages { get; } = [];
    }

    public sealed record Message(string Text, DateTimeOffset At, bool FromBot, bool HasKeyboard);
}
