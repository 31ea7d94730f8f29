using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hotline.Core.Messages;
using Hotline.Server.Channels.WebChat;
using Hotline.Testing.WebChat;

namespace Hotline.Server.Tests.WebChat;

public sealed class BadInput(SharedChat shared) : IClassFixture<SharedChat>
{
    private ChatServer Server => shared.Server;

    [Theory]
    [InlineData("""{"type":"message","text":"a\ud83dz"}""", "a\uFFFDz")]
    [InlineData("""{"type":"message","text":"\ude4f\ud83d"}""", "\uFFFD\uFFFD")]
    [InlineData("""{"type":"message","text":"\ud83d\ude4f \"q\" \\ \/"}""", "\U0001F64F \"q\" \\ /")]
    [InlineData("""{"type":"message","text":"a\u0000b\nc"}""", "a b\nc")]
    public async Task Broken_characters_are_mended_and_the_rest_arrives(string json, string expected)
    {
        using var caller = await WebCaller.OpenAsync(Server);
        using var said = await caller.PostRawAsync(json);

        Assert.Equal(HttpStatusCode.OK, said.StatusCode);
        Assert.Equal(expected, (await caller.PollAsync("1")).GetProperty("activities")[0].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("7", HttpStatusCode.BadRequest)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":7}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"message"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"message","text":"  "}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"message","text":["x"]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"message","text":"x","channelData":[1]}""", HttpStatusCode.OK)]
    [InlineData("""{"type":"message","text":"x","channelData":{"clientActivityID":{}}}""", HttpStatusCode.OK)]
    [InlineData("""{"type":"message","text":"x","attachments":{}}""", HttpStatusCode.OK)]
    [InlineData("""{"type":"message","attachments":[null]}""", HttpStatusCode.OK)]
    [InlineData("""{"type":"message","text":"x","value":{"a":1}}""", HttpStatusCode.OK)]
    public async Task Odd_bodies_have_a_calm_answer(string json, HttpStatusCode expected)
    {
        using var caller = await WebCaller.OpenAsync(Server);
        using var response = await caller.PostRawAsync(json);

        Assert.Equal(expected, response.StatusCode);
        if (expected != HttpStatusCode.OK)
        {
            Assert.NotNull(await Tokens.CodeAsync(response));
        }
    }

    [Fact]
    public async Task Four_thousand_and_ninety_six_characters_are_taken_and_one_more_is_not()
    {
        using var caller = await WebCaller.OpenAsync(Server);
        using var fits = await caller.SayAsync(new string('ж', 4_096));
        using var tooLong = await caller.SayAsync(new string('ж', 4_097));

        Assert.Equal(HttpStatusCode.OK, fits.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLong.StatusCode);
        Assert.Equal("MessageSizeTooBig", await Tokens.CodeAsync(tooLong));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_64_KB_is_refused(bool announced)
    {
        using var caller = await WebCaller.OpenAsync(Server);
        var bytes = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { type = "message", text = "x", junk = new string('j', 70_000) }));
        using HttpContent content = announced ? new ByteArrayContent(bytes) : new Unannounced(bytes);
        using var response = await caller.SendAsync(HttpMethod.Post, $"conversations/{caller.Chat}/activities", content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData(31, HttpStatusCode.OK)]
    [InlineData(32, HttpStatusCode.BadRequest)]
    public async Task Nesting_ends_at_32(int arrays, HttpStatusCode expected)
    {
        using var caller = await WebCaller.OpenAsync(Server);
        using var response = await caller.PostRawAsync($$"""{"type":"message","text":"x","value":{{new string('[', arrays)}}{{new string(']', arrays)}}}""");

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_client_id_over_128_characters_is_refused()
    {
        using var caller = await WebCaller.OpenAsync(Server);
        using var response = await caller.SayAsync("x", new string('i', 129));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public void Any_bytes_come_to_something_and_never_to_an_exception()
    {
        var seed = Encoding.UTF8.GetBytes("""{"type":"message","text":"aбв\ud83d\ude4f\u0000","value":"tap:abc","locale":"kk","channelData":{"clientActivityID":"1","postBack":true},"attachments":[{"contentType":"image/png"}]}""");
        for (var i = 0; i < 50_000; i++)
        {
            var mutant = (byte[])seed.Clone();
            for (var hits = RandomNumberGenerator.GetInt32(1, 6); hits > 0; hits--)
            {
                mutant[RandomNumberGenerator.GetInt32(mutant.Length)] = (byte)RandomNumberGenerator.GetInt32(256);
            }

            if (Incoming.Read(mutant.AsMemory(0, RandomNumberGenerator.GetInt32(mutant.Length + 1))) is Incoming.Spoken { Said: Said.Text text })
            {
                _ = text.Words.Reveal().Normalize(NormalizationForm.FormKC);
            }
        }
    }

    private sealed class Unannounced(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
