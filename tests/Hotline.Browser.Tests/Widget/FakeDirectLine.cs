using System.Globalization;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Hotline.Browser.Tests.Widget;

/// <summary>
/// A Direct Line server for one test: serves the widget with the real headers, says what the test tells it to say,
/// keeps what it was sent, and fails as asked.
/// </summary>
internal sealed class FakeDirectLine : IAsyncDisposable
{
    public const string Hello = "Сәлеметсіз бе. Здравствуйте. Hello.";

    private const int Bits = 8;

    private readonly Lock gate = new();
    private readonly List<FakeConversation> conversations = [];
    private readonly HashSet<string> challenges = [];
    private WebApplication app = null!;

    /// <summary>Every request that is not for a file, as <c>POST /v3/directline/conversations</c>.</summary>
    public List<string> Requests { get; } = [];

    public List<string> Revoked { get; } = [];

    public string Address { get; private set; } = "";

    /// <summary>Sockets are refused, as behind many company networks.</summary>
    public bool RefuseSockets { get; set; }

    /// <summary>Nothing gets through: connections are cut without an answer.</summary>
    public bool Down { get; set; }

    /// <summary>The page is served, and the protocol answers that nothing can be taken now.</summary>
    public bool Closed { get; set; }

    /// <summary>Messages are kept, but the answer to their sender is lost.</summary>
    public bool LoseAnswers { get; set; }

    /// <summary>The status with which messages are refused.</summary>
    public int? RefuseMessages { get; set; }

    /// <summary>Opening a conversation costs a proof of work.</summary>
    public bool AskForProof { get; set; }

    public TimeSpan ExitTakes { get; set; }

    public FakeConversation Conversation
    {
        get
        {
            lock (gate)
            {
                return conversations[^1];
            }
        }
    }

    public static async Task<FakeDirectLine> StartAsync()
    {
        var fake = new FakeDirectLine();
        fake.app = LocalSite.Build(fake.Map);
        await fake.app.StartAsync();
        fake.Address = fake.app.Urls.Single();
        return fake;
    }

    /// <summary>Says something in every open conversation.</summary>
    public void Say(string text, string locale = "ru", params string[] buttons) => Conversation.Say(text, locale, buttons);

    /// <summary>Tokens and conversations are not known any more.</summary>
    public void ForgetEverybody()
    {
        lock (gate)
        {
            conversations.ForEach(each => each.Token = "");
            conversations.ForEach(each => each.CutSockets());
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            conversations.ForEach(each => each.Dispose());
        }

        await app.DisposeAsync();
    }

    private void Map(WebApplication site)
    {
        site.UseWebSockets();
        site.Use(async (context, next) =>
        {
            if (Down)
            {
                context.Abort();
                return;
            }

            if (context.Request.Path.StartsWithSegments("/v3", StringComparison.Ordinal))
            {
                lock (gate)
                {
                    Requests.Add($"{context.Request.Method} {context.Request.Path}");
                }

                if (Closed)
                {
                    context.Response.StatusCode = 503;
                    return;
                }
            }

            await next(context);
        });
        WidgetFiles.Map(site);
        site.MapGet("/exit", async () =>
        {
            await Task.Delay(ExitTakes);
            return Results.Redirect("/neutral");
        });
        site.MapGet("/before", () => Results.Content("<!doctype html><title>Before</title><p>Before", "text/html"));
        site.MapGet("/neutral", () => Results.Content("<!doctype html><title>Weather</title><p>Weather", "text/html"));
        MapTokens(site);
        MapConversations(site);
    }

    private void MapTokens(WebApplication site)
    {
        site.MapGet("/v3/directline/tokens/challenge", () =>
        {
            var challenge = RandomNumberGenerator.GetHexString(16);
            lock (gate)
            {
                challenges.Add(challenge);
            }

            return Results.Json(new { challenge, bits = Bits });
        });
        site.MapPost("/v3/directline/tokens/revoke", (HttpContext context) =>
        {
            lock (gate)
            {
                Revoked.Add(context.Request.Headers.Authorization.ToString());
            }

            return Results.NoContent();
        });
    }

    private void MapConversations(WebApplication site)
    {
        site.MapPost("/v3/directline/conversations", async (HttpContext context) =>
        {
            if (context.Request.Headers.Authorization.Count > 0)
            {
                return Results.StatusCode(403);
            }

            if (AskForProof && !Proven(context.Request.Headers["X-Proof"].ToString()))
            {
                return Results.Json(new { error = new { code = "ProofOfWorkNeeded", message = "" } }, statusCode: 429);
            }

            var conversation = new FakeConversation();
            lock (gate)
            {
                conversations.Add(conversation);
            }

            var start = await JsonNode.ParseAsync(context.Request.Body);
            conversation.Say(Hello, (string)start!["locale"]!, "Қазақша", "Русский", "English");
            return Results.Json(new { conversationId = conversation.Id, token = conversation.Token, expires_in = 1800, streamUrl = StreamUrl(conversation, 0) }, statusCode: 201);
        });
        site.MapGet("/v3/directline/conversations/{id}", (HttpContext context) => Find(context) is { } conversation
            ? Results.Json(new { conversationId = conversation.Id, token = conversation.Token, expires_in = 1800, streamUrl = StreamUrl(conversation, Watermark(context)) })
            : Results.StatusCode(403));
        site.MapGet("/v3/directline/conversations/{id}/activities", (HttpContext context) => Find(context) is { } conversation
            ? Results.Content(conversation.Read(Watermark(context), out _), "application/json")
            : Results.StatusCode(403));
        site.MapPost("/v3/directline/conversations/{id}/activities", ReceiveAsync);
        site.Map("/stream/{ticket}", StreamAsync);
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        if (Find(context) is not { } conversation)
        {
            context.Response.StatusCode = 403;
            return;
        }

        if (RefuseMessages is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }

        var activity = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        var id = conversation.Receive(activity);
        if (LoseAnswers)
        {
            context.Abort();
            return;
        }

        await context.Response.WriteAsJsonAsync(new { id });
    }

    private async Task StreamAsync(HttpContext context, string ticket)
    {
        FakeConversation? conversation;
        int watermark = 0;
        lock (gate)
        {
            conversation = conversations.FirstOrDefault(each => each.Tickets.Remove(ticket, out watermark));
        }

        if (RefuseSockets || conversation is null || !context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = 400;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await conversation.StreamAsync(socket, watermark);
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            context.Abort();
        }
    }

    private string StreamUrl(FakeConversation conversation, int watermark)
    {
        var ticket = RandomNumberGenerator.GetHexString(16);
        lock (gate)
        {
            conversation.Tickets[ticket] = watermark;
        }

        return $"{Address.Replace("http", "ws", StringComparison.Ordinal)}/stream/{ticket}";
    }

    private static int Watermark(HttpContext context) =>
        int.TryParse(context.Request.Query["watermark"], CultureInfo.InvariantCulture, out var seen) ? seen : 0;

    private FakeConversation? Find(HttpContext context)
    {
        var token = context.Request.Headers.Authorization.ToString();
        lock (gate)
        {
            return conversations.FirstOrDefault(each => each.Token.Length > 0 && token == $"Bearer {each.Token}");
        }
    }

    private bool Proven(string proof)
    {
        var parts = proof.Split(':');
        lock (gate)
        {
            return parts.Length == 2 && challenges.Remove(parts[0])
                && long.TryParse(parts[1], CultureInfo.InvariantCulture, out _)
                && SHA256.HashData(Encoding.ASCII.GetBytes(parts[0] + parts[1]))[0] == 0;
        }
    }
}
