using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace Hotline.Server.Commands.Load;

/// <summary>The hotline as a process of its own, in a folder of the run, so that its memory is told apart from its callers'.</summary>
internal sealed class LoadServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private LoadServer(Process process, Uri chat)
    {
        this.process = process;
        Chat = chat;
    }

    public Uri Chat { get; }

    /// <summary>The most memory it ever held.</summary>
    public double PeakMb => ProcessMemory.ReadMb(process.Id, "VmHWM");

    public double NowMb => ProcessMemory.ReadMb(process.Id, "VmRSS");

    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it on free ports and waits until it accepts. Nothing of this process's own settings reaches it.</summary>
    public static async Task<LoadServer> StartAsync(string directory, IReadOnlyDictionary<string, string> settings, CancellationToken cancellation)
    {
        var all = Settings(directory).Concat(settings).ToDictionary(pair => pair.Key, pair => pair.Value);
        var process = Process.Start(StartInfo(directory, all)) ?? throw new InvalidOperationException("The program did not start.");

        // What it would say on standard output is not data of this command.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var server = new LoadServer(process, new Uri(all["Hotline:ChatUrl"]));
        try
        {
            await server.UntilReadyAsync(new Uri(all["Hotline:OpsUrl"]), cancellation);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Settings of an installation in a folder of the run, reachable from this machine only.</summary>
    public static Dictionary<string, string> Settings(string directory)
    {
        var ports = FreePorts(3);
        return new()
        {
            ["Hotline:DataDirectory"] = Path.Combine(directory, "data"),
            ["Hotline:KeyDirectory"] = Path.Combine(directory, "data-keys"),
            ["Hotline:ContentDirectory"] = AppContext.BaseDirectory,
            ["Hotline:ChatUrl"] = Loopback(ports[0]),
            ["Hotline:DeskUrl"] = Loopback(ports[1]),
            ["Hotline:OpsUrl"] = Loopback(ports[2]),
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using var ask = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(Patience));
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static ProcessStartInfo StartInfo(string directory, Dictionary<string, string> settings)
    {
        var program = Environment.ProcessPath!;
        string[] itself = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Assembly.GetExecutingAssembly().Location] : [];
        var start = new ProcessStartInfo(program, [.. itself, "serve"]) { WorkingDirectory = directory, RedirectStandardOutput = true };

        // A real bot's token or a real store must not get into a load run.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("Hotline", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return start;
    }

    private async Task UntilReadyAsync(Uri ops, CancellationToken cancellation)
    {
        using var client = new HttpClient();
        var clock = Stopwatch.StartNew();
        while (!await IsReadyAsync(client, new Uri(ops, "/health/live"), cancellation))
        {
            if (process.HasExited || clock.Elapsed > Patience)
            {
                throw new InvalidOperationException("The hotline did not become ready; see what it wrote above.");
            }

            await Task.Delay(50, cancellation);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, Uri health, CancellationToken cancellation)
    {
        try
        {
            using var answer = await client.GetAsync(health, cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string Loopback(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    private static int[] FreePorts(int count)
    {
        var sockets = Enumerable.Range(0, count).Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)).ToList();
        sockets.ForEach(socket => socket.Bind(new IPEndPoint(IPAddress.Loopback, 0)));
        var ports = sockets.Select(socket => ((IPEndPoint)socket.LocalEndPoint!).Port).ToArray();
        sockets.ForEach(socket => socket.Dispose());
        return ports;
    }
}
