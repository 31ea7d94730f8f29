using System.Collections.Immutable;

namespace Hotline.Core.Conversations;

/// <summary>How long what was said stays on the caller's screen.</summary>
/// <param name="HeldBack">A reply that had been held back, once it is shown.</param>
/// <param name="Everything">Anything else. Telegram lets a bot delete nothing older than 48 hours.</param>
public sealed record ScreenTimes(TimeSpan HeldBack, TimeSpan Everything)
{
    public static ScreenTimes Default { get; } = new(TimeSpan.FromMinutes(10), TimeSpan.FromHours(47));
}

/// <summary>A line of the thread that leaves the screen by itself.</summary>
public sealed record ShownLine(long Line, DateTimeOffset At);

/// <summary>
/// What stands on the caller's screen and when it must go. It belongs to the chat and not to the talk: whatever is forgotten, locked
/// or begun anew, what was said is still there to be read. Bounded: times of stretches of the talk, and a few lines.
/// </summary>
internal sealed class OnScreen(Conversation conversation, ScreenTimes times)
{
    /// <summary>The talk leaves in so many pieces, so that a live one loses its oldest part only.</summary>
    private const int Pieces = 8;

    private const int MostLines = 32;

    private readonly bool canSweep = conversation.Channel != Times.Web;
    private ImmutableArray<DateTimeOffset> stretches = conversation.Stretches;
    private ImmutableArray<ShownLine> fading = conversation.Fading;

    private TimeSpan Length => times.Everything / Pieces;

    public DateTimeOffset? FadeAt => fading.IsEmpty ? null : fading.Min(line => line.At) + times.HeldBack;

    public DateTimeOffset? SweepAt => stretches.IsEmpty ? null : stretches[0] + times.Everything;

    /// <summary>Minutes, as told to the caller.</summary>
    public int FadeMinutes => Math.Max(1, (int)Math.Round(times.HeldBack.TotalMinutes));

    /// <summary>Something was said, by either side.</summary>
    public void Grew(DateTimeOffset now)
    {
        // A web page is read from here and wiped with its conversation, long before.
        if (canSweep && (stretches.IsEmpty || now >= stretches[^1] + Length))
        {
            stretches = stretches.Add(now);
        }
    }

    public void Shows(long line, DateTimeOffset now)
    {
        if (fading.Length < MostLines)
        {
            fading = fading.Add(new ShownLine(line, now));
        }
    }

    public void Cleared() => (stretches, fading) = ([], []);

    /// <summary>The lines whose time is over.</summary>
    public TurnEffect? Fade(DateTimeOffset now)
    {
        var over = fading.Where(line => line.At + times.HeldBack <= now).Select(line => line.Line).ToImmutableArray();
        fading = fading.RemoveAll(line => over.Contains(line.Line));
        return over.IsEmpty ? null : new TurnEffect.Faded(over);
    }

    /// <summary>The stretches whose time is over, to their last message.</summary>
    public TurnEffect? Sweep(DateTimeOffset now)
    {
        var over = stretches.Count(start => start + times.Everything <= now);
        if (over == 0)
        {
            return null;
        }

        var until = stretches[over - 1] + Length;
        stretches = stretches[over..];
        return new TurnEffect.Swept(until < now ? until : now);
    }

    public Conversation In(Conversation state) => state with { Stretches = stretches, Fading = fading };
}
