using System.Security.Cryptography;

namespace Hotline.Server.Outbound;

/// <summary>Waits that double from <paramref name="First"/> to <paramref name="Most"/>, each shortened by chance so that many do not come back together.</summary>
internal sealed record Backoff(TimeSpan First, TimeSpan Most)
{
    private const int Jitter = 30;

    /// <param name="failures">Failures in a row, from 1.</param>
    public TimeSpan After(int failures)
    {
        var doubled = First * Math.Pow(2, Math.Min(failures - 1, 30));
        var capped = doubled < Most ? doubled : Most;
        return capped * ((100 - RandomNumberGenerator.GetInt32(Jitter)) / 100.0);
    }
}
