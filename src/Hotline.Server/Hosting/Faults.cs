namespace Hotline.Server.Hosting;

/// <summary>The start is refused. Every fault is said, one line each, and the program exits with 2.</summary>
internal sealed class Faults
{
    private readonly List<string> lines = [];

    public bool Any => lines.Count > 0;

    public void Add(IEnumerable<string> faults) => lines.AddRange(faults);

    public async Task WriteAsync(TextWriter errors)
    {
        await errors.WriteLineAsync($"hotline: the start is refused, {lines.Count} {(lines.Count == 1 ? "fault" : "faults")}:");
        foreach (var line in lines)
        {
            await errors.WriteLineAsync(line);
        }
    }
}
