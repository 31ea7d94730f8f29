namespace Hotline.Testing.Telegram;

/// <summary>What can go wrong with one call.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>An answer of Telegram's own, such as 429 or 502.</summary>
    public sealed record Answer(int Code, string Description, int? RetryAfter = null) : Fault;

    /// <summary>Bytes that are no answer at all.</summary>
    public sealed record Garbage(int Code, string Body) : Fault;

    /// <summary>The connection breaks before anything happened.</summary>
    public sealed record CutBefore : Fault;

    /// <summary>It happened, but the connection breaks before the answer.</summary>
    public sealed record CutAfter : Fault;

    public sealed record Slow(TimeSpan Delay) : Fault;

    public static Fault TooMany(int seconds) => new Answer(429, $"Too Many Requests: retry after {seconds}", seconds);

    public static Fault BadGateway { get; } = new Garbage(502, "<html><body>502 Bad Gateway</body></html>");
}

/// <summary>Faults to come: each is used once, in order; a rule applies for as long as it is set.</summary>
public sealed class Faults
{
    private readonly Lock _gate = new();
    private readonly List<(string Method, long? Chat, Fault Fault)> _once = [];

    /// <summary>Asked for every call after the single faults: method and chat to fault.</summary>
    public Func<string, long?, Fault?>? Rule { get; set; }

    public void Once(string method, Fault fault, long? chat = null)
    {
        lock (_gate)
        {
            _once.Add((method, chat, fault));
        }
    }

    internal Fault? Take(string method, long? chat)
    {
        lock (_gate)
        {
            var at = _once.FindIndex(one => one.Method.Equals(method, StringComparison.OrdinalIgnoreCase) && (one.Chat is null || one.Chat == chat));
            if (at >= 0)
            {
                var fault = _once[at].Fault;
                _once.RemoveAt(at);
                return fault;
            }
        }

        return Rule?.Invoke(method, chat);
    }
}
