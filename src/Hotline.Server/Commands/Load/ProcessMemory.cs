using System.Globalization;

namespace Hotline.Server.Commands.Load;

/// <summary>What the kernel says of a process.</summary>
internal static class ProcessMemory
{
    /// <param name="field"><c>VmHWM</c> (the peak) or <c>VmRSS</c> (now).</param>
    public static double ReadMb(int process, string field)
    {
        var line = Read(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status"), field + ":");
        return line is [var kilobytes, ..] ? Math.Round(double.Parse(kilobytes, CultureInfo.InvariantCulture) / 1024, 1) : 0;
    }

    /// <summary>How many files and sockets this process, and one that it starts, may hold open. The runtime has raised it as far as it may.</summary>
    public static int MostOpenFiles() =>
        Read("/proc/self/limits", "Max open files") is [var soft, ..] && int.TryParse(soft, CultureInfo.InvariantCulture, out var most) ? most : int.MaxValue;

    private static string[]? Read(string file, string field) =>
        File.ReadLines(file).FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal))?[field.Length..]
            .Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
}
