using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Hotline.Bench;

/// <summary>The detectors of npm in <c>bench/languages</c>, asked through node.</summary>
internal static class NodeDetectors
{
    /// <summary>The answers of each detector in the order of the texts; null when the packages are not installed.</summary>
    public static async Task<IReadOnlyDictionary<string, List<string>>?> ReadAsync(IReadOnlyList<string> texts)
    {
        var folder = Path.Combine(Path.GetDirectoryName(Here())!, "..", "languages");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            return null;
        }

        var start = new ProcessStartInfo("node", ["detect.mjs"]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true };
        using var node = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
        var asking = AskAsync(node, texts);
        var answers = new Dictionary<string, List<string>>();
        while (await node.StandardOutput.ReadLineAsync() is { } line)
        {
            foreach (var (detector, answer) in JsonSerializer.Deserialize<Dictionary<string, string>>(line)!)
            {
                answers.TryAdd(detector, []);
                answers[detector].Add(answer);
            }
        }

        await asking;
        await node.WaitForExitAsync();
        return answers.Values.All(list => list.Count == texts.Count)
            ? answers
            : throw new InvalidOperationException("node did not answer every text");
    }

    private static async Task AskAsync(Process node, IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            await node.StandardInput.WriteLineAsync(text);
        }

        node.StandardInput.Close();
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
