namespace Hotline.Server.Commands.Load;

/// <summary>What a load run does. All sizes are bounded; it talks to nobody but itself.</summary>
internal sealed record LoadPlan
{
    /// <summary><c>core</c>, <c>webchat</c> or <c>telegram</c>.</summary>
    public string Channel { get; init; } = "core";

    public int Callers { get; init; } = 256;

    public int Seconds { get; init; } = 10;

    /// <summary>Messages a second in all; 0: as fast as answers come.</summary>
    public int Rate { get; init; }

    /// <summary>Conversations stored before the run begins, that say nothing during it.</summary>
    public int Stored { get; init; }

    /// <summary>Messages each caller has sent before the measured ones.</summary>
    public int Before { get; init; }

    /// <summary>Open connections that only listen (web chat).</summary>
    public int Idle { get; init; }

    /// <summary>Open connections in all (web chat).</summary>
    public int Sockets => Callers + Idle;

    /// <summary>Reads the command line; a fault names what is wrong.</summary>
    public static (LoadPlan? Plan, string? Fault) Read(IReadOnlyList<string> args)
    {
        var plan = new LoadPlan();
        for (var i = 0; i < args.Count; i += 2)
        {
            if (i + 1 >= args.Count)
            {
                return (null, $"{args[i]} needs a value");
            }

            if (args[i] == "--channel")
            {
                plan = plan with { Channel = args[i + 1] };
                continue;
            }

            if (!int.TryParse(args[i + 1], out var value) || value < 0)
            {
                return (null, $"{args[i]} needs a whole number");
            }

            LoadPlan? next = args[i] switch
            {
                "--callers" => plan with { Callers = value },
                "--seconds" => plan with { Seconds = value },
                "--rate" => plan with { Rate = value },
                "--stored" => plan with { Stored = value },
                "--before" => plan with { Before = value },
                "--idle" => plan with { Idle = value },
                _ => null,
            };
            if (next is null)
            {
                return (null, $"unknown option {args[i]}");
            }

            plan = next;
        }

        return plan.Channel is "core" or "webchat" or "telegram" && plan is { Callers: > 0 and <= 20_000, Idle: <= 50_000, Seconds: > 0 and <= 1200 }
            ? (plan, null)
            : (null, "--channel is core, webchat or telegram; --callers 1 to 20000; --idle up to 50000; --seconds 1 to 1200");
    }
}
