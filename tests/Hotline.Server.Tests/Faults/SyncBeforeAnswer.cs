using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Hotline.Testing.Processes;
using Hotline.Testing.WebChat;

namespace Hotline.Server.Tests.Faults;

/// <summary>A power cut after "200" must find the message on the disk: seen from outside, in the system calls of the real program.</summary>
public sealed partial class SyncBeforeAnswer
{
    [Fact]
    public async Task The_write_ahead_log_is_written_and_synced_before_a_post_is_answered()
    {
        SkipWithoutStrace();
        await using var hotline = await HotlineProcess.StartAsync();
        var url = new Uri(hotline.ChatUrl);
        using var caller = new WebCaller(url, url.GetLeftPart(UriPartial.Authority));
        using (var started = await caller.SendAsync(HttpMethod.Post, "conversations"))
        {
            caller.Keep(await WebCaller.ReadAsync(started.EnsureSuccessStatusCode()));
        }

        using (await caller.SayAsync("the first one warms everything up"))
        {
        }

        string[] calls;
        await using (var trace = await Trace.StartAsync(hotline))
        {
            using var said = await caller.SayAsync("keep this");
            Assert.True(said.IsSuccessStatusCode);
            calls = await trace.StopAsync();
        }

        // …<127.0.0.1:5080->127.0.0.1:41000>… is the socket's name, …/hotline.db-wal… the file's.
        var asked = Array.FindIndex(calls, call => Receives().IsMatch(call) && call.Contains("POST /v3/directline", StringComparison.Ordinal));
        var answered = Array.FindIndex(calls, asked + 1, call => Sends().IsMatch(call) && call.Contains("HTTP/1.1 200", StringComparison.Ordinal));
        Assert.True(asked >= 0 && answered > asked, "The request was not seen:\n" + string.Join('\n', calls));
        var between = calls[asked..answered];
        var written = Array.FindLastIndex(between, call => call.Contains("pwrite64(", StringComparison.Ordinal) && call.Contains("hotline.db-wal", StringComparison.Ordinal));
        var synced = Array.FindLastIndex(between, call => SyncedWal().IsMatch(call));

        Assert.True(written >= 0, "No write to the log was seen:\n" + string.Join('\n', between));
        Assert.True(synced > written, "The log was not synced after its last write and before the answer:\n" + string.Join('\n', between));
    }

    private static void SkipWithoutStrace()
    {
        const string why = "strace is not installed.";
        if (Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "strace"))))
        {
            return;
        }

        Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") is "true", why);
        Assert.Fail(why);
    }

    /// <summary>What was received shows when the call comes back, which may be a line of its own.</summary>
    [GeneratedRegex(@"\b(recvmsg|recvfrom|read)\(\d+<|<\.\.\. (recvmsg|recvfrom|read) resumed>")]
    private static partial Regex Receives();

    [GeneratedRegex(@"\b(sendmsg|sendto|write|writev)\(\d+<")]
    private static partial Regex Sends();

    /// <summary>A sync that has come back with success, whether its line was cut in two by another thread's call or not.</summary>
    [GeneratedRegex(@"\b(fsync|fdatasync)\(\d+<[^>]*hotline\.db-wal>\)\s+= 0|<\.\.\. (fsync|fdatasync) resumed>\)\s+= 0")]
    private static partial Regex SyncedWal();

    /// <summary>strace on a running program; file descriptors are shown with their names.</summary>
    private sealed class Trace(Process process, string path) : IAsyncDisposable
    {
        public static async Task<Trace> StartAsync(HotlineProcess hotline)
        {
            var path = Path.Combine(hotline.Directory.FullName, "calls");
            string[] arguments =
            [
                "-f", "-yy", "-s", "64", "-e", "trace=pwrite64,fsync,fdatasync,sendmsg,sendto,recvmsg,recvfrom,read,write,writev",
                "-o", path, "-p", hotline.Id.ToString(CultureInfo.InvariantCulture),
            ];
            var process = Process.Start(new ProcessStartInfo("strace", arguments) { RedirectStandardError = true })!;
            var attached = new TaskCompletionSource();
            process.ErrorDataReceived += (_, line) =>
            {
                if (line.Data?.Contains("attached", StringComparison.Ordinal) is true)
                {
                    attached.TrySetResult();
                }
            };
            process.BeginErrorReadLine();
            await attached.Task.WaitAsync(TimeSpan.FromSeconds(20));
            return new Trace(process, path);
        }

        public async Task<string[]> StopAsync()
        {
            using var signal = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await signal.WaitForExitAsync();
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
            return await File.ReadAllLinesAsync(path);
        }

        public ValueTask DisposeAsync()
        {
            if (!process.HasExited)
            {
                process.Kill();
            }

            process.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
