using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hotline.Testing.WebChat;

namespace Hotline.Server.Tests.WebChat;

public sealed class Floods
{
    private const string Secret = SharedChat.Secret;

    [Fact]
    public async Task A_conversation_that_floods_is_slowed_and_its_neighbour_is_not()
    {
        await using var server = await ChatServer.StartAsync(("WebChat:PostsAtOncePerConversation", "5"));
        using var loud = await WebCaller.OpenAsync(server);
        using var quiet = await WebCaller.OpenAsync(server);
        HttpResponseMessage? refused = null;
        for (var i = 0; i < 30 && refused is null; i++)
        {
            var response = await loud.SayAsync($"{i}");
            refused = response.StatusCode == HttpStatusCode.TooManyRequests ? response : null;
        }

        using var heard = await quiet.SayAsync("hello");

        Assert.NotNull(refused);
        Assert.Equal("TooManyRequests", await Tokens.CodeAsync(refused));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.OK, heard.StatusCode);
    }

    [Fact]
    public async Task One_source_opens_only_so_many_at_once_and_a_sites_server_more()
    {
        await using var server = await ChatServer.StartAsync(("WebChat:OpeningsAtOncePerSource", "3"), ("WebChat:Secret", Secret));
        using var browser = new WebCaller(server.Url, server.Origin);
        using var site = new WebCaller(server.Url, null) { Token = Secret };
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 20; i++)
        {
            using var opened = await browser.SendAsync(HttpMethod.Post, "tokens/generate");
            statuses.Add(opened.StatusCode);
            using var drawn = await site.SendAsync(HttpMethod.Post, "tokens/generate");
            Assert.Equal(HttpStatusCode.OK, drawn.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], statuses[..3]);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }

    [Fact]
    public async Task Nothing_is_asked_at_rest()
    {
        await using var server = await ChatServer.StartAsync();
        using var caller = new WebCaller(server.Url, server.Origin);

        Assert.Equal(0, (await ChallengeAsync(caller)).Bits);
    }

    [Fact]
    public async Task While_many_open_each_opening_costs_work()
    {
        await using var server = await ChatServer.StartAsync(("WebChat:FreeOpeningsPerMinute", "3"), ("WebChat:ProofBits", "17"), ("WebChat:Secret", Secret));
        using var caller = new WebCaller(server.Url, server.Origin);
        using var site = new WebCaller(server.Url, null) { Token = Secret };
        var (drawnAtRest, _) = await ChallengeAsync(caller);
        for (var i = 0; i < 4; i++)
        {
            using var free = await caller.SendAsync(HttpMethod.Post, "tokens/generate");
            Assert.Equal(HttpStatusCode.OK, free.StatusCode);
        }

        using var without = await caller.SendAsync(HttpMethod.Post, "tokens/generate");
        using var atRest = await caller.SendAsync(HttpMethod.Post, "tokens/generate", null, ("X-Proof", drawnAtRest + ":0"));
        var (challenge, bits) = await ChallengeAsync(caller);
        var proof = Solve(challenge, bits);
        using var wrong = await caller.SendAsync(HttpMethod.Post, "tokens/generate", null, ("X-Proof", $"{challenge}:nonsense"));
        using var forged = await caller.SendAsync(HttpMethod.Post, "tokens/generate", null, ("X-Proof", $"{Forge(challenge)}:1"));
        using var with = await caller.SendAsync(HttpMethod.Post, "tokens/generate", null, ("X-Proof", proof));
        using var again = await caller.SendAsync(HttpMethod.Post, "tokens/generate", null, ("X-Proof", proof));
        using var drawn = await site.SendAsync(HttpMethod.Post, "tokens/generate");

        Assert.Equal(17, bits); // so many that nonsense is right once in a hundred thousand runs
        Assert.Equal(HttpStatusCode.TooManyRequests, without.StatusCode);
        Assert.Equal("ProofOfWorkNeeded", await Tokens.CodeAsync(without));
        Assert.Equal(HttpStatusCode.TooManyRequests, atRest.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, forged.StatusCode);
        Assert.Equal(HttpStatusCode.OK, with.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, again.StatusCode);
        Assert.Equal(HttpStatusCode.OK, drawn.StatusCode);
    }

    [Fact]
    public async Task A_challenge_is_good_for_two_minutes()
    {
        await using var server = await ChatServer.StartAsync(("WebChat:FreeOpeningsPerMinute", "0"), ("WebChat:ProofBits", "4"));
        using var caller = new WebCaller(server.Url, server.Origin);
        using var first = await caller.SendAsync(HttpMethod.Post, "tokens/generate");
        var (challenge, bits) = await ChallengeAsync(caller);
        var proof = Solve(challenge, bits);
        server.Time.MoveOn(TimeSpan.FromSeconds(125));
        using var late = await caller.SendAsync(HttpMethod.Post, "tokens/generate", null, ("X-Proof", proof));

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, late.StatusCode);
    }

    [Fact]
    public async Task Work_is_no_longer_asked_when_the_flood_is_over()
    {
        await using var server = await ChatServer.StartAsync(("WebChat:FreeOpeningsPerMinute", "2"));
        using var caller = new WebCaller(server.Url, server.Origin);
        for (var i = 0; i < 3; i++)
        {
            using var opened = await caller.SendAsync(HttpMethod.Post, "tokens/generate");
        }

        Assert.True((await ChallengeAsync(caller)).Bits > 0);
        server.Time.MoveOn(TimeSpan.FromMinutes(2));
        Assert.Equal(0, (await ChallengeAsync(caller)).Bits);
    }

    private static async Task<(string Challenge, int Bits)> ChallengeAsync(WebCaller caller)
    {
        using var response = await caller.SendAsync(HttpMethod.Get, "tokens/challenge");
        JsonElement answer = await WebCaller.ReadAsync(response);
        return (answer.GetProperty("challenge").GetString()!, answer.GetProperty("bits").GetInt32());
    }

    private static string Solve(string challenge, int bits)
    {
        for (var counter = 0; ; counter++)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(challenge + counter.ToString(CultureInfo.InvariantCulture)));
            if (BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt32BigEndian(hash)) >= bits)
            {
                return $"{challenge}:{counter}";
            }
        }
    }

    /// <summary>The same challenge claiming another number of bits.</summary>
    private static string Forge(string challenge) => challenge[..10] + (challenge[10] == 'A' ? 'B' : 'A') + challenge[11..];
}
