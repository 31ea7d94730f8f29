namespace Hotline.Testing.WebChat;

/// <summary>The real clock, moved on at will: timers run as ever, tokens grow old at once.</summary>
public sealed class ShiftedTime : TimeProvider
{
    private long shift;

    public void MoveOn(TimeSpan by) => Interlocked.Add(ref shift, by.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref shift));
}
