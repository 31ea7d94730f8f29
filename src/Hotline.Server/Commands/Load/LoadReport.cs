using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.Server.Commands.Load;

/// <summary>What a load run measured; printed as one JSON object.</summary>
internal sealed record LoadReport(string Channel, int Callers, double Seconds)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public long Turns { get; init; }

    public double TurnsPerSecond { get; init; }

    public double P50Ms { get; init; }

    public double P99Ms { get; init; }

    public double MaxMs { get; init; }

    public long Failures { get; init; }

    public double PeakMemoryMb { get; init; }

    /// <summary>Processor time of the hotline, over all its threads; on a busy machine steadier than turns a second.</summary>
    public double CpuMsPerTurn { get; init; }

    /// <summary>Bare inserts of as many bytes as a turn, with as many writers, on the same store in the same run.</summary>
    public double? StoreInsertsPerSecond { get; init; }

    public double? ShareOfStore { get; init; }

    public int? BytesPerTurn { get; init; }

    /// <summary>Sockets still open at the end.</summary>
    public int? OpenSockets { get; init; }

    public double? MemoryAtStartMb { get; init; }

    /// <summary>With every socket open and nothing said yet.</summary>
    public double? MemoryAllOpenMb { get; init; }

    /// <summary>Of the process that plays the callers; <see cref="PeakMemoryMb"/> is the hotline's.</summary>
    public double? ClientPeakMemoryMb { get; init; }

    /// <summary>From an update until the hotline confirmed it (Telegram).</summary>
    public double? TakenP99Ms { get; init; }

    /// <summary>Messages sent (Telegram); the Bot API allows thirty.</summary>
    public double? SentPerSecond { get; init; }

    /// <summary>Messages sent too fast and refused (Telegram).</summary>
    public long? TooManyAnswers { get; init; }

    public static LoadReport From(LoadPlan plan, Latencies times, TimeSpan took, TimeSpan cpu, long failures) => new(plan.Channel, plan.Callers, Math.Round(took.TotalSeconds, 2))
    {
        Turns = times.Count,
        TurnsPerSecond = Math.Round(times.Count / took.TotalSeconds, 1),
        P50Ms = times.Ms(0.5),
        P99Ms = times.Ms(0.99),
        MaxMs = Math.Round(times.MaxMs, 3),
        Failures = failures,
        CpuMsPerTurn = Math.Round(cpu.TotalMilliseconds / Math.Max(1, times.Count), 3),
        PeakMemoryMb = ProcessMemory.ReadMb(Environment.ProcessId, "VmHWM"),
    };

    public string ToJson() => JsonSerializer.Serialize(this, Options);
}
