using System.Diagnostics;
using System.Text.Json;

namespace Hotline.Browser.Tests.WebChat;

/// <summary>The public clients as npm installed them. Without them a test is skipped, except in CI, where it fails.</summary>
internal static class PublicClients
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The path of a file of the folder <c>node</c>, or below its <c>node_modules</c>.</summary>
    public static string Find(params string[] path)
    {
        var folder = Folder();
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "botframework-directlinejs")))
        {
            const string why = "The public clients are not installed: run npm ci in tests/Hotline.Browser.Tests/node.";
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") is "true", why);
            Assert.Fail(why);
        }

        return Path.Combine([folder, .. path]);
    }

    /// <summary>Runs a script of the folder <c>node</c> to its end and returns what it said, line by line.</summary>
    public static async Task<IReadOnlyList<JsonElement>> RunAsync(string script, object input)
    {
        var start = new ProcessStartInfo("node", [Find(script)]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var node = Process.Start(start)!;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(input));
        node.StandardInput.Close();
        var lines = new List<JsonElement>();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (await node.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                // The client's own chatter is not JSON.
                if (line.StartsWith('{'))
                {
                    lines.Add(JsonSerializer.Deserialize<JsonElement>(line));
                }
            }

            await node.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!node.HasExited)
            {
                node.Kill();
            }
        }

        Assert.True(node.ExitCode == 0, string.Join('\n', lines));
        return lines;
    }

    private static string Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "tests", "Hotline.Browser.Tests", "node");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException("tests/Hotline.Browser.Tests/node is not above the test program.");
    }
}
