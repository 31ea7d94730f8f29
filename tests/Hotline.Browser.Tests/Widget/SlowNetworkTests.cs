using System.Diagnostics;
using Hotline.Testing.WebChat;
using Microsoft.Playwright;

namespace Hotline.Browser.Tests.Widget;

/// <summary>What the first question costs on a slow phone network. The figures are printed; with <c>HOTLINE_CHAT_URL</c> they are a running hotline's.</summary>
public sealed class SlowNetworkTests(SharedChromium chromium, ITestOutputHelper output)
{
    private const int RoundTrip = 400;
    private const int BytesPerSecond = 400_000 / 8;

    [Fact]
    public async Task The_first_question_comes_soon_on_a_slow_network()
    {
        await using var server = await ChatServer.StartAsync();
        var address = Environment.GetEnvironmentVariable("HOTLINE_CHAT_URL") ?? server.Origin;
        var times = new List<double>();
        Load load = new();
        for (var run = 0; run < 3; run++)
        {
            load = new();
            times.Add((await MeasureAsync(address, load)).TotalMilliseconds);
        }

        times.Sort();
        output.WriteLine(string.Create(null, $"slow 3G ({RoundTrip} ms, 400 kbit/s): {load.Requests} requests, {load.Bytes} bytes, first question after {times[1]:F0} ms (of {times.Count} runs: {times[0]:F0} to {times[^1]:F0})"));
        Assert.InRange(load.Bytes, 1, 30_000);
        Assert.InRange(load.Requests, 1, 16);
        Assert.InRange(times[0], 1, 4_000);
    }

    private async Task<TimeSpan> MeasureAsync(string address, Load load)
    {
        await using var context = await chromium.OpenAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        var page = await context.NewPageAsync();
        var tools = await context.NewCDPSessionAsync(page);
        await tools.SendAsync("Network.enable");
        await tools.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = RoundTrip,
            ["downloadThroughput"] = BytesPerSecond,
            ["uploadThroughput"] = BytesPerSecond,
        });
        tools.Event("Network.requestWillBeSent").OnEvent += (_, _) => load.Requests++;
        tools.Event("Network.webSocketCreated").OnEvent += (_, _) => load.Requests++;
        tools.Event("Network.loadingFinished").OnEvent += (_, data) => load.Bytes += (long)data!.Value.GetProperty("encodedDataLength").GetDouble();

        var clock = Stopwatch.StartNew();
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator("#choices button").First.WaitForAsync();
        return clock.Elapsed;
    }

    private sealed class Load
    {
        public int Requests { get; set; }

        public long Bytes { get; set; }
    }
}
