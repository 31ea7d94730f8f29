using Hotline.Core.Messages;

namespace Hotline.Server.Outbound;

/// <summary>
/// Conversations with something to send: those that may go now, by lane, and those that rest until a moment. No step looks at all
/// of them. A conversation that changes place leaves its old one behind as stale, to be skipped when it comes up.
/// </summary>
internal sealed class Waiting
{
    private readonly Dictionary<ConversationId, ChatQueue> _chats = [];
    private readonly Queue<(ChatQueue Chat, int Place)>[] _ready = [.. Enum.GetValues<Lane>().Select(_ => new Queue<(ChatQueue, int)>())];
    private readonly PriorityQueue<(ChatQueue Chat, int Place), TimeSpan> _resting = new();

    public int Chats => _chats.Count;

    public IEnumerable<ChatQueue> All => _chats.Values;

    public void Add(OutboxEntry entry, TimeSpan now)
    {
        if (!_chats.TryGetValue(entry.Conversation, out var chat))
        {
            _chats[entry.Conversation] = chat = new ChatQueue(entry.Conversation);
        }

        var before = chat.Lane;
        var wasEmpty = chat.IsEmpty;
        chat.Add(entry);
        if (!chat.IsBusy && (wasEmpty || before != chat.Lane))
        {
            Put(chat, now);
        }
    }

    /// <summary>Gives a conversation its place after anything about it changed.</summary>
    public void Put(ChatQueue chat, TimeSpan now)
    {
        chat.Place++;
        if (chat.NotBefore > now)
        {
            // An empty one rests too: its interval still counts if something comes.
            _resting.Enqueue((chat, chat.Place), chat.NotBefore);
        }
        else if (chat.IsEmpty)
        {
            _chats.Remove(chat.Conversation);
        }
        else
        {
            _ready[(int)chat.Lane].Enqueue((chat, chat.Place));
        }
    }

    /// <summary>The lane whose turn it is; null when nobody may go now.</summary>
    public Lane? NextLane(TimeSpan now)
    {
        Wake(now);
        for (var lane = 0; lane < _ready.Length; lane++)
        {
            while (_ready[lane].TryPeek(out var first))
            {
                if (IsCurrent(first))
                {
                    return (Lane)lane;
                }

                _ready[lane].Dequeue();
            }
        }

        return null;
    }

    /// <summary>Takes the first of a lane that <see cref="NextLane"/> named. It is the caller's until it is put back.</summary>
    public ChatQueue Take(Lane lane)
    {
        var chat = _ready[(int)lane].Dequeue().Chat;
        chat.Place++;
        return chat;
    }

    /// <summary>When the next resting conversation wakes.</summary>
    public TimeSpan? NextWake() => _resting.TryPeek(out _, out var at) ? at : null;

    private void Wake(TimeSpan now)
    {
        while (_resting.TryPeek(out var first, out var at) && at <= now)
        {
            _resting.Dequeue();
            if (IsCurrent(first))
            {
                Put(first.Chat, now);
            }
        }
    }

    private static bool IsCurrent((ChatQueue Chat, int Place) waiting) => waiting.Place == waiting.Chat.Place && !waiting.Chat.IsBusy;
}
