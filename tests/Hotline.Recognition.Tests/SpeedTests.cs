using System.Diagnostics;
using Hotline.Core.Recognition;

namespace Hotline.Recognition.Tests;

/// <summary>What runs on every message must cost next to nothing. How long it takes is measured by <c>bench speed</c>, where nothing else runs.</summary>
public sealed class SpeedTests(ITestOutputHelper output)
{
    private static readonly ReadingContext Context = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(5)));

    private static readonly string[] Messages =
    [
        "хозяин забрал мой паспорт и не отдаёт уже третий месяц, помогите",
        "паспортымды хозяин бермей жатыр, үйге жібермейді, қорқамын",
        "they took my passport and dont let me go out, please help me",
        "сегодня хорошая погода, мы с детьми ходили гулять в парк",
    ];

    [Fact]
    public void A_message_is_heard_without_heaping_up_memory()
    {
        Run(2000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(4000);
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 4000;
        output.WriteLine($"language, danger and indicators: {bytes} bytes a message");
        Assert.InRange(bytes, 1, 4096);
    }

    [Fact]
    public void Time_grows_with_the_length_and_no_faster()
    {
        var text = string.Join(' ', Enumerable.Repeat(Messages[0], 60));
        var (small, large) = (text[..400], text[..3200]);
        Take(large);
        Take(small);
        var one = Best(() => Take(small));
        var eight = Best(() => Take(large));
        output.WriteLine($"400 characters: {one:F0} µs, 3,200 characters: {eight:F0} µs");
        Assert.True(eight < 30 * one, $"{one:F0} µs grew to {eight:F0} µs");
    }

    private static double Best(Action take)
    {
        var best = double.MaxValue;
        for (var round = 0; round < 300; round++)
        {
            var watch = Stopwatch.StartNew();
            take();
            best = Math.Min(best, watch.Elapsed.TotalMicroseconds);
        }

        return best;
    }

    private static void Run(int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            Take(Messages[round % Messages.Length]);
        }
    }

    private static void Take(string text)
    {
        Ours.Recognizers.Language.Read(text, Context);
        Ours.Recognizers.Danger.Read(text, Context);
        Ours.Recognizers.Indicators.Read(text, Context);
    }
}
