using System.Net;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Channels.WebChat;

/// <summary>
/// How much at once. All of it is kept in this process, so no store can fail behind it; where that changes, messages and
/// reads fail open (a caller is let through), openings and refreshes fail closed (nobody gets a token uncounted).
/// </summary>
internal sealed class Limits(IOptions<WebChatOptions> options) : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly byte[] sourceKey = RandomNumberGenerator.GetBytes(32);

    /// <summary>By conversation; then by all. Fails open.</summary>
    private readonly PartitionedRateLimiter<ChatId> posts = PartitionedRateLimiter.CreateChained(
        Buckets<ChatId>(options.Value.PostsAtOncePerConversation, 4),
        All<ChatId>(options.Value.PostsPerSecond * 2, options.Value.PostsPerSecond));

    /// <summary>By conversation: a client that polls four times a second stays well below. Fails open.</summary>
    private readonly PartitionedRateLimiter<ChatId> reads = Buckets<ChatId>(options.Value.ReadsAtOncePerConversation, 10);

    /// <summary>By chat, for whatever its token may renew. Fails closed.</summary>
    private readonly PartitionedRateLimiter<ChatId> refreshes = PartitionedRateLimiter.Create<ChatId, ChatId>(chat =>
        RateLimitPartition.GetTokenBucketLimiter(chat, _ => Bucket(40, 1, TimeSpan.FromSeconds(30))));

    /// <summary>By source address, wide: a mobile carrier puts thousands of people behind one. Fails closed.</summary>
    private readonly PartitionedRateLimiter<string> sources = Buckets<string>(options.Value.OpeningsAtOncePerSource, 10);

    /// <summary>By all. Fails closed.</summary>
    private readonly PartitionedRateLimiter<string> openings = All<string>(options.Value.OpeningsAtOnce, 100);

    public Refusal? RefusePost(ChatId chat) => Take(posts, chat);

    public Refusal? RefuseRead(ChatId chat) => Take(reads, chat);

    public Refusal? RefuseRefresh(ChatId chat) => Take(refreshes, chat);

    /// <param name="source">Null for a site's own server, which speaks for many.</param>
    public Refusal? RefuseOpening(IPAddress? source) =>
        (source is null ? null : Take(sources, Blur(source))) ?? Take(openings, "");

    public void Dispose()
    {
        posts.Dispose();
        reads.Dispose();
        refreshes.Dispose();
        sources.Dispose();
        openings.Dispose();
    }

    private static Refusal? Take<T>(PartitionedRateLimiter<T> limiter, T resource)
    {
        using var lease = limiter.AttemptAcquire(resource);
        return lease.IsAcquired ? null : Refusal.TooMany(lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : null);
    }

    private static PartitionedRateLimiter<T> Buckets<T>(int atOnce, int perSecond)
        where T : notnull =>
        PartitionedRateLimiter.Create<T, T>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => Bucket(atOnce, perSecond, Second)));

    private static PartitionedRateLimiter<T> All<T>(int atOnce, int perSecond) =>
        PartitionedRateLimiter.Create<T, bool>(_ => RateLimitPartition.GetTokenBucketLimiter(true, _ => Bucket(atOnce, perSecond, Second)));

    private static TokenBucketRateLimiterOptions Bucket(int atOnce, int more, TimeSpan every) => new()
    {
        TokenLimit = atOnce,
        TokensPerPeriod = more,
        ReplenishmentPeriod = every,
        QueueLimit = 0,
        AutoReplenishment = true,
    };

    /// <summary>Addresses are not kept, not even here: a keyed hash under a key that dies with the process, of a /64 for IPv6.</summary>
    private string Blur(IPAddress source)
    {
        var bytes = (source.IsIPv4MappedToIPv6 ? source.MapToIPv4() : source).GetAddressBytes();
        return Convert.ToBase64String(HMACSHA256.HashData(sourceKey, bytes.AsSpan(0, Math.Min(8, bytes.Length))).AsSpan(0, 12));
    }
}
