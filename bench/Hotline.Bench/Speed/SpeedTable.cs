using System.Diagnostics;
using System.Globalization;
using Hotline.Core.Recognition;
using Hotline.Recognition;
using Hotline.Recognition.Tests.Measuring;

namespace Hotline.Bench.Speed;

/// <summary>The time and memory of each single message of the sets, and the time to be ready.</summary>
internal static class SpeedTable
{
    private const int LongestMessage = 500;
    private const int Rounds = 5;

    public static void Write(string folder, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var recognizers = RecognizerSet.Load();
        EveryMessage.Read(recognizers, SpeedTexts.Named("mixed 500"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ready after {watch.ElapsedMilliseconds} ms"));
        var texts = SetFile.LoadAll(folder).SelectMany(file => file.Rows).Select(row => row.Text).Where(text => text.Length <= LongestMessage).Distinct().ToList();
        Measure(recognizers, $"{texts.Count} messages of the sets", texts, output);
        foreach (var name in new[] { "kk 60", "ru 65", "en 60", "mixed 500", "mixed 4096" })
        {
            Measure(recognizers, name, [.. Enumerable.Repeat(SpeedTexts.Named(name), 500)], output);
        }
    }

    private static void Measure(Recognizers recognizers, string name, List<string> texts, TextWriter output)
    {
        var times = new double[texts.Count];
        Array.Fill(times, double.MaxValue);
        foreach (var text in texts)
        {
            EveryMessage.Read(recognizers, text);
        }

        var bytes = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < texts.Count; i++)
            {
                // The best of a few rounds is what the code costs; the rest is what else the machine did.
                var watch = Stopwatch.GetTimestamp();
                EveryMessage.Read(recognizers, texts[i]);
                times[i] = Math.Min(times[i], Stopwatch.GetElapsedTime(watch).TotalMicroseconds);
            }
        }

        bytes = (GC.GetAllocatedBytesForCurrentThread() - bytes) / (Rounds * texts.Count);
        Array.Sort(times);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: p50 {times[times.Length / 2]:F0} µs, p99 {times[times.Length * 99 / 100]:F0} µs, most {times[^1]:F0} µs, {bytes} bytes"));
    }
}
