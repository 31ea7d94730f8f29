using System.Diagnostics;
using System.Net;
using Hotline.Testing.Processes;
using Hotline.Testing.Telegram;

namespace Hotline.Server.Tests.Faults;

/// <summary>A full disk closes the intake, says so, and opens it again by itself. What was accepted stays, what was not is asked for again.</summary>
public sealed class DiskFull
{
    [Fact]
    public async Task A_full_disk_loses_nothing_that_was_accepted_and_is_survived()
    {
        await using var disk = await SmallDisk.MountAsync();
        await using var telegram = await FakeTelegram.StartAsync();
        await using var hotline = await HotlineProcess.StartAsync(settings: new()
        {
            ["Hotline__DataDirectory"] = disk.Path,
            ["Hotline__Telegram__BotToken"] = telegram.Token,
            ["Hotline__Telegram__ApiBaseUrl"] = telegram.Address,
            ["Hotline__Telegram__PollSeconds"] = "1",
        });
        using var caller = await hotline.OpenChatAsync();
        var accepted = new List<string>();
        Assert.Equal(HttpStatusCode.OK, await SayAsync(caller, 0, accepted));
        telegram.Write(71_001, "hello");
        await telegram.UntilAsync(fake => fake.Pending == 0);

        disk.Fill();
        var code = HttpStatusCode.OK;
        for (var n = 1; n < 400 && code == HttpStatusCode.OK; n++)
        {
            code = await SayAsync(caller, n, accepted);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, code);
        await hotline.UntilReadySaysAsync(HttpStatusCode.ServiceUnavailable, "DiskFull");
        telegram.Write(71_001, "written while the disk is full");
        telegram.Write(71_002, "a new caller while the disk is full");
        await hotline.UntilReadySaysAsync(HttpStatusCode.ServiceUnavailable, "Updates wait for the store");
        Assert.Equal(2, telegram.Pending);

        disk.Empty();
        await hotline.UntilReadySaysAsync(HttpStatusCode.OK, "Healthy");
        await telegram.UntilAsync(fake => fake.Pending == 0 && fake.SentTo(71_002).Count > 0, 40);
        Assert.Equal(HttpStatusCode.OK, await SayAsync(caller, 1_000, accepted));
        Assert.Equal(accepted, await caller.OwnAsync());

        hotline.Kill();
        await hotline.RestartAsync();
        Assert.Equal(accepted, await caller.OwnAsync());
    }

    private static async Task<HttpStatusCode> SayAsync(Hotline.Testing.WebChat.WebCaller caller, int n, List<string> accepted)
    {
        var text = $"message {n} {new string('x', 2_000)}";
        for (var tries = 0; ; tries++)
        {
            using var said = await caller.SayAsync(text, $"id-{n}");
            if (said.StatusCode == HttpStatusCode.TooManyRequests && tries < 100)
            {
                await Task.Delay(100);
                continue;
            }

            if (said.IsSuccessStatusCode)
            {
                accepted.Add(text);
            }

            return said.StatusCode;
        }
    }

    /// <summary>A file system of eight megabytes in memory.</summary>
    private sealed class SmallDisk(DirectoryInfo directory) : IAsyncDisposable
    {
        private const long Left = 32 * 1024;

        public string Path => directory.FullName;

        private string Filler => System.IO.Path.Combine(directory.FullName, "filler");

        public static async Task<SmallDisk> MountAsync()
        {
            var directory = Directory.CreateTempSubdirectory("hotline-disk-");
            if (await RunAsync("mount", "-t", "tmpfs", "-o", "size=8m,mode=700", "hotline-test", directory.FullName) == 0)
            {
                return new SmallDisk(directory);
            }

            directory.Delete();
            const string why = "A small file system cannot be mounted here; it takes root.";
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") is "true", why);
            Assert.Fail(why);
            throw new InvalidOperationException(why);
        }

        /// <summary>Leaves next to nothing.</summary>
        public void Fill()
        {
            var free = new DriveInfo(directory.FullName).AvailableFreeSpace;
            File.WriteAllBytes(Filler, new byte[Math.Max(0, free - Left)]);
        }

        public void Empty() => File.Delete(Filler);

        public async ValueTask DisposeAsync()
        {
            await RunAsync("umount", "-l", directory.FullName);
            directory.Delete();
        }

        private static async Task<int> RunAsync(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            await process.WaitForExitAsync();
            return process.ExitCode;
        }
    }
}
