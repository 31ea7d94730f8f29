using Hotline.Core.Recognition;
namespace Hotline.Recognition;
public static class RecognizerSet
{
    public static Recognizers Load() => new(new N<LanguageReading>(), new N<YesNo>(), new N<decimal>(), new N<int>(), new N<PlaceReading>(), new N<DangerLevel>(), new N<IndicatorId>());
    private sealed class N<T> : IRecognizer<T> { public Recognition<T> Read(string text, ReadingContext context) => Recognition<T>.Nothing; }
}
