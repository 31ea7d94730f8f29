using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Hotline.Server.Hosting;
using Microsoft.Extensions.Configuration;

namespace Hotline.Testing.Processes;

/// <summary>The real program as a process of its own, so that it can be killed, started again, and listened to.</summary>
public sealed class HotlineProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static int nextPort = System.Security.Cryptography.RandomNumberGenerator.GetInt32(12_000);

    private readonly Dictionary<string, string> settings;
    private readonly string[] arguments;
    private readonly List<string> output = [];
    private Process? process;

    private HotlineProcess(DirectoryInfo directory, string[] arguments, Dictionary<string, string> settings)
    {
        Directory = directory;
        this.arguments = arguments;
        this.settings = settings;
    }

    public DirectoryInfo Directory { get; }

    public string ChatUrl => settings["Hotline__ChatUrl"];

    public string DeskUrl => settings["Hotline__DeskUrl"];

    public string OpsUrl => settings["Hotline__OpsUrl"];

    public int Id => process!.Id;

    /// <summary>From the start of the process until it accepted, the last time.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>All it wrote, over all its lives.</summary>
    public string Output => Locked(() => string.Join('\n', output));

    /// <summary>Starts the program on free ports over a folder of its own, and waits until it accepts.</summary>
    /// <param name="prepare">Puts something into the folder, its working directory, before the start.</param>
    public static async Task<HotlineProcess> StartAsync(string[]? arguments = null, Dictionary<string, string>? settings = null, bool wait = true, Action<string>? prepare = null)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("hotline-process-");
        var ports = FreePorts(3);
        var all = new Dictionary<string, string>
        {
            ["Hotline__DataDirectory"] = Path.Combine(directory.FullName, "data"),
            ["Hotline__KeyDirectory"] = Path.Combine(directory.FullName, "data-keys"),
            ["Hotline__ChatUrl"] = $"http://127.0.0.1:{ports[0]}",
            ["Hotline__DeskUrl"] = $"http://127.0.0.1:{ports[1]}",
            ["Hotline__OpsUrl"] = $"http://127.0.0.1:{ports[2]}",
        };
        foreach (var (name, value) in settings ?? [])
        {
            all[name] = value;
        }

        var hotline = new HotlineProcess(directory, arguments ?? ["serve"], all);
        prepare?.Invoke(directory.FullName);
        hotline.Begin();
        if (wait)
        {
            await hotline.UntilReadyAsync();
        }

        return hotline;
    }

    /// <summary>The same settings, for running the program's parts inside a test over the same folder.</summary>
    internal Settings ReadSettings() => new(
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value)))
            .Build(),
        Demo: false);

    /// <summary>As a power cut would: no goodbye.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
    }

    public async Task RestartAsync()
    {
        Begin();
        await UntilReadyAsync();
    }

    /// <summary>Asks politely and waits. Returns the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await signal.WaitForExitAsync();
        await process!.WaitForExitAsync();
        return process.ExitCode;
    }

    public async Task<int> WaitForExitAsync()
    {
        await process!.WaitForExitAsync().WaitAsync(Patience);
        process.WaitForExit();
        return process.ExitCode;
    }

    public async Task UntilReadyAsync()
    {
        var clock = Stopwatch.StartNew();
        using var client = new HttpClient();
        while (!await IsReadyAsync(client))
        {
            if (process!.HasExited || clock.Elapsed > Patience)
            {
                throw new InvalidOperationException("The hotline did not become ready:\n" + Output);
            }

            await Task.Delay(10);
        }

        ReadyAfter = clock.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            Kill();
        }

        process?.Dispose();
        Directory.Delete(recursive: true);
        await Task.CompletedTask;
    }

    private void Begin()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Settings).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Directory.FullName,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            Locked(() =>
            {
                output.Add(line);
                return 0;
            });
        }
    }

    private async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync(new Uri(OpsUrl + "/health/live"));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private T Locked<T>(Func<T> act)
    {
        lock (output)
        {
            return act();
        }
    }

    /// <summary>
    /// Below the range the system gives to outgoing connections: one of those could take a port between the look and the start,
    /// or while a killed program is away.
    /// </summary>
    private static int[] FreePorts(int count) =>
        [.. Enumerable.Range(0, 10_000).Select(_ => 20_000 + (Interlocked.Increment(ref nextPort) % 12_000)).Where(IsFree).Take(count)];

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
