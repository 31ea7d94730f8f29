using BenchmarkDotNet.Attributes;
using Hotline.Core.Recognition;
using Hotline.Recognition;

namespace Hotline.Bench.Speed;

/// <summary>What runs on every message, together and one by one, on messages of several lengths.</summary>
[MemoryDiagnoser]
public class EveryMessage
{
    private static readonly ReadingContext Context = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(5)));
    private static readonly Recognizers Recognizers = RecognizerSet.Load();

    private string _text = "";

    [Params("kk 60", "ru 65", "en 60", "mixed 500", "mixed 4096")]
    public string Message { get; set; } = "";

    [GlobalSetup]
    public void Choose() => _text = SpeedTexts.Named(Message);

    [Benchmark(Baseline = true)]
    public int Together() => Read(Recognizers, _text);

    [Benchmark]
    public object Language() => Recognizers.Language.Read(_text, Context);

    [Benchmark]
    public object Danger() => Recognizers.Danger.Read(_text, Context);

    [Benchmark]
    public object Indicators() => Recognizers.Indicators.Read(_text, Context);

    [Benchmark]
    public object YesNo() => Recognizers.YesNo.Read(_text, Context);

    [Benchmark]
    public object Number() => Recognizers.Number.Read(_text, Context);

    [Benchmark]
    public object Place() => Recognizers.Place.Read(_text, Context);

    internal static int Read(Recognizers all, string text)
    {
        using var held = all.Hold(text);
        return all.Language.Read(text, Context).Matches.Count + all.Danger.Read(text, Context).Matches.Count
            + all.Indicators.Read(text, Context).Matches.Count + all.YesNo.Read(text, Context).Matches.Count
            + all.Number.Read(text, Context).Matches.Count + all.Place.Read(text, Context).Matches.Count;
    }
}
