using Hotline.Core.Messages;

namespace Hotline.Server.Outbound;

/// <summary>
/// How many messages may leave: never more than the pace in any second as the receiver sees it, since a slot comes back one second
/// after its send ended. Live conversations take any free slot at once; the others leave evenly, so that under load a slot comes
/// free for a live one every few milliseconds. Times are monotonic.
/// </summary>
internal sealed class Budget(int perSecond)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    /// <summary>A slow answer does not hold its slot for ever: by then the receiver has most likely counted the message.</summary>
    private static readonly TimeSpan LongestSend = TimeSpan.FromMilliseconds(300);

    /// <summary>How far a late wake-up may be made good.</summary>
    private static readonly TimeSpan Credit = TimeSpan.FromMilliseconds(100);

    private readonly TimeSpan _spacing = Window / perSecond;
    private readonly PriorityQueue<Slot, TimeSpan> _releases = new();
    private int _free = perSecond;
    private TimeSpan _nextOrdinary = TimeSpan.Zero;

    /// <summary>When a message of this lane may leave: not after <paramref name="now"/> means at once; null: when some send ends.</summary>
    public TimeSpan? NextAt(Lane lane, TimeSpan now)
    {
        while (_releases.TryPeek(out var slot, out var at) && at <= now)
        {
            _releases.Dequeue();
            Free(slot);
        }

        if (_free == 0)
        {
            return _releases.TryPeek(out _, out var next) ? next : null;
        }

        return lane == Lane.Live || _nextOrdinary < now ? now : _nextOrdinary;
    }

    public Slot Take(Lane lane, TimeSpan now)
    {
        _free--;
        if (lane != Lane.Live)
        {
            _nextOrdinary = (_nextOrdinary > now - Credit ? _nextOrdinary : now - Credit) + _spacing;
        }

        return new Slot();
    }

    public void Began(Slot slot, TimeSpan at) => _releases.Enqueue(slot, at + LongestSend + Window);

    public void Ended(Slot slot, TimeSpan at) => _releases.Enqueue(slot, at + Window);

    /// <summary>Nothing was sent after all.</summary>
    public void Unused(Slot slot) => Free(slot);

    private void Free(Slot slot)
    {
        if (!slot.IsFree)
        {
            slot.IsFree = true;
            _free++;
        }
    }

    public sealed class Slot
    {
        public bool IsFree { get; set; }
    }
}
