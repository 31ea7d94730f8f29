using Hotline.Core.Messages;

namespace Hotline.Server.Outbound;

/// <summary>What one conversation still has to be sent, in order.</summary>
internal sealed class ChatQueue(ConversationId conversation)
{
    private readonly LinkedList<OutboxEntry> _entries = new();
    private readonly int[] _inLane = new int[Enum.GetValues<Lane>().Length];

    public ConversationId Conversation => conversation;

    public OutboxEntry? Head => _entries.First?.Value;

    public bool IsEmpty => _entries.Count == 0;

    public IEnumerable<OutboxEntry> Entries => _entries;

    /// <summary>The most urgent lane of anything in it: what stands before a live message must leave first, so it hurries along.</summary>
    public Lane Lane => Array.FindIndex(_inLane, count => count > 0) is >= 0 and var lane ? (Lane)lane : Lane.Sweeping;

    /// <summary>Being sent, settled, or told about: not to be chosen.</summary>
    public bool IsBusy { get; set; }

    /// <summary>Nothing is sent before this moment.</summary>
    public TimeSpan NotBefore { get; set; }

    /// <summary>Failed tries of the head in a row.</summary>
    public int Failures { get; set; }

    /// <summary>The head's first try is marked in the store.</summary>
    public bool IsMarked { get; set; }

    /// <summary>Where it waits now; older places are stale.</summary>
    public int Place { get; set; }

    public void Add(OutboxEntry entry)
    {
        _entries.AddLast(entry);
        _inLane[(int)entry.Lane]++;
    }

    public void Remove(OutboxEntry entry)
    {
        if (entry == Head)
        {
            Failures = 0;
            IsMarked = false;
        }

        if (_entries.Remove(entry))
        {
            _inLane[(int)entry.Lane]--;
        }
    }
}
