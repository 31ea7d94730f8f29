using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Hotline.Server.Desk.Accounts;

/// <summary>
/// Slows guessing of passwords and codes: a growing delay for a name from a source, a milder one for the source, and one for a name
/// whose password is already known to the guesser. Nobody is locked out, and passkeys never come here. Kept in memory, keyed by hashes.
/// Fails closed: when the table is full, whoever is not in it waits.
/// </summary>
internal sealed class Guesses(TimeProvider time)
{
    private const int Most = 200_000;
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongestForPair = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestForSource = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestForCode = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Guid, Tally> tallies = new();

    /// <summary>How long this source must wait before it may try this name again; zero: now.</summary>
    public TimeSpan Wait(string name, IPAddress? source)
    {
        var now = time.GetUtcNow();
        if (tallies.Count >= Most)
        {
            Sweep(now);
            if (tallies.Count >= Most && !tallies.ContainsKey(Pair(name, source)))
            {
                return LongestForSource;
            }
        }

        var wait = Max(Left(Pair(name, source), now), Left(Source(source), now));
        return IsKnown(name, source) ? wait : Max(wait, Left(Code(name), now));
    }

    /// <param name="knewPassword">The password was right and the code was not: somebody may be trying codes.</param>
    public void Failed(string name, IPAddress? source, bool knewPassword)
    {
        var now = time.GetUtcNow();
        Count(Pair(name, source), now, free: 1, LongestForPair);
        Count(Source(source), now, free: 10, LongestForSource);
        if (knewPassword && !IsKnown(name, source))
        {
            Count(Code(name), now, free: 3, LongestForCode);
        }
    }

    /// <summary>From here on this source is known for this name, and guessing from elsewhere does not slow it.</summary>
    public void Succeeded(string name, IPAddress? source)
    {
        tallies[Pair(name, source)] = new Tally(0, DateTimeOffset.MinValue, time.GetUtcNow());
        tallies.TryRemove(Source(source), out _);
    }

    private bool IsKnown(string name, IPAddress? source) => tallies.TryGetValue(Pair(name, source), out var tally) && tally.Failures == 0;

    private TimeSpan Left(Guid key, DateTimeOffset now) =>
        tallies.TryGetValue(key, out var tally) && tally.Until > now ? tally.Until - now : TimeSpan.Zero;

    private void Count(Guid key, DateTimeOffset now, int free, TimeSpan longest)
    {
        tallies.AddOrUpdate(key, _ => After(1), (_, tally) => After(tally.Failures + 1));

        Tally After(int failures)
        {
            var seconds = failures <= free ? 0 : Math.Min(Math.Pow(2, failures - free - 1), longest.TotalSeconds);
            return new Tally(failures, now.AddSeconds(seconds), now);
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach (var (key, tally) in tallies)
        {
            if (now - tally.Last > Forgotten)
            {
                tallies.TryRemove(new(key, tally));
            }
        }
    }

    private static Guid Pair(string name, IPAddress? source) => Key("pair", name, source);

    private static Guid Source(IPAddress? source) => Key("source", "", source);

    private static Guid Code(string name) => Key("code", name, null);

    /// <summary>A home has a whole /64 of IPv6: it is one source.</summary>
    private static Guid Key(string kind, string name, IPAddress? source)
    {
        var address = source is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(source.GetAddressBytes().AsSpan(0, 8))
            : source?.MapToIPv4().ToString();
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\0{name.Trim().Normalize().ToUpperInvariant()}\0{address}")).AsSpan(0, 16));
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private sealed record Tally(int Failures, DateTimeOffset Until, DateTimeOffset Last);
}
