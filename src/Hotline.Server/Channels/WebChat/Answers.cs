using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Hotline.Server.Channels.WebChat;

/// <summary>An answer in JSON, written straight to the wire.</summary>
internal sealed class Answer(int status, Action<Utf8JsonWriter> write) : IResult
{
    /// <summary>Cyrillic stays Cyrillic: half the bytes.</summary>
    public static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static Answer Ok(Action<Utf8JsonWriter> write) => new(StatusCodes.Status200OK, write);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var body = new ArrayBufferWriter<byte>(512);
        await using (var writer = new Utf8JsonWriter(body, Json))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.ContentLength = body.WrittenCount;
        await httpContext.Response.Body.WriteAsync(body.WrittenMemory, httpContext.RequestAborted);
    }
}

/// <summary>A refusal in Direct Line's shape. Fixed words only: nothing of the request comes back.</summary>
internal sealed class Refusal : IResult
{
    public static readonly Refusal NoToken = new(401, "Unauthorized", "Give a token in the Authorization header.");
    public static readonly Refusal TokenExpired = new(403, "TokenExpired", "The token is unknown or has expired.");
    public static readonly Refusal WrongOrigin = new(403, "OriginNotAllowed", "This site may not use the chat.");
    public static readonly Refusal WrongTicket = new(403, "TicketExpired", "The stream address works once and for a minute. Ask for a new one.");
    public static readonly Refusal NoConversation = new(404, "ConversationNotFound", "There is no such conversation.");
    public static readonly Refusal TooLarge = new(413, "MessageSizeTooBig", "The message is too long.");
    public static readonly Refusal NoFiles = new(415, "AttachmentsNotAccepted", "Files cannot be taken here. Please describe it in words.");
    public static readonly Refusal BadSyntax = new(400, "BadSyntax", "The body is not an activity.");
    public static readonly Refusal NoWords = new(400, "MissingProperty", "The message has neither text nor a pressed button.");
    public static readonly Refusal BadClientId = new(400, "BadArgument", "The clientActivityID is too long.");
    public static readonly Refusal BadRequest = new(400, "BadArgument", "The request cannot be read.");
    public static readonly Refusal NotASocket = new(400, "BadArgument", "This address takes WebSockets only.");
    public static readonly Refusal ProofNeeded = new(429, "ProofOfWorkNeeded", "Many are writing now. Ask for a challenge and try again.", 1);
    public static readonly Refusal Closed = new(503, "ServiceUnavailable", "Nothing can be stored now. Try again shortly.", 2);

    private readonly int status;
    private readonly string message;
    private readonly int? retryAfter;

    private Refusal(int status, string code, string message, int? retryAfter = null) =>
        (this.status, Code, this.message, this.retryAfter) = (status, code, message, retryAfter);

    /// <summary>One of a fixed list, for clients and for metrics.</summary>
    public string Code { get; }

    public static Refusal TooMany(TimeSpan? after) =>
        new(429, "TooManyRequests", "Too much at once. Try again shortly.", (int)Math.Clamp(Math.Ceiling(after?.TotalSeconds ?? 1), 1, 60));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (retryAfter is { } seconds)
        {
            httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return new Answer(status, Write).ExecuteAsync(httpContext);
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("error");
        json.WriteString("code", Code);
        json.WriteString("message", message);
        json.WriteEndObject();
    }
}
