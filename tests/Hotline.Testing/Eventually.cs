namespace Hotline.Testing;

/// <summary>Waits for what must become true by itself; fails when it has not after a generous while.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(25);

    public static async Task HoldsAsync(Func<Task<bool>> condition, string what = "a condition")
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (!await condition())
        {
            if (clock.Elapsed > Patience)
            {
                throw new TimeoutException($"After {Patience.TotalSeconds:0} s it still does not hold: {what}.");
            }

            await Task.Delay(Look);
        }
    }

    public static Task HoldsAsync(Func<bool> condition, string what = "a condition") => HoldsAsync(() => Task.FromResult(condition()), what);
}
