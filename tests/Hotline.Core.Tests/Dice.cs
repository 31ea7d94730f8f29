namespace Hotline.Core.Tests;

/// <summary>Chance that falls the same in every run, so that what a property test finds can be found again.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    public int Next(int below) => Next(0, below);

    public int Next(int from, int below)
    {
        // SplitMix64.
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return from + (int)((mixed ^ (mixed >> 31)) % (ulong)(below - from));
    }

    public void Shuffle<T>(T[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
