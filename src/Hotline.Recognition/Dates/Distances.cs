using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Dates;

/// <summary>Days so and so far from now: «үш апта бұрын», «года три назад», «через полтора месяца», «екі айдан бері».</summary>
internal static class Distances
{
    public static int Read(List<TimeWord> words, int at, DateOnly now, out DateRange? range)
    {
        range = null;
        var ahead = words[at].Kind == TimeWordKind.In;
        var from = at + (ahead ? 1 : 0);
        if (Amount(words, from, ahead, out var count, out var half, out var unit) is not (var used and > 0) || count > 400)
        {
            return 0;
        }

        var after = from + used;
        if (ahead)
        {
            range = Calendar.Day(Away(now, unit, count, half, 1));
            return used + 1;
        }

        if (Then(words, after, TimeWordKind.Ago))
        {
            range = Calendar.Day(Away(now, unit, count, half, -1));
            return used + 1;
        }

        if (Then(words, after, TimeWordKind.Later))
        {
            range = Calendar.Day(Away(now, unit, count, half, 1));
            return used + 1;
        }

        // «үш айдан бері»: since three months ago.
        if (Then(words, after, TimeWordKind.Since) && words[after].Language == Locale.Kk && words[after - 1].From)
        {
            range = new DateRange(Away(now, unit, count, half, -1), null);
            return used + 1;
        }

        return 0;
    }

    /// <summary>«три года», «года три», «год», «жыл жарым», «полгода».</summary>
    private static int Amount(List<TimeWord> words, int at, bool ahead, out int count, out bool half, out TimeUnit unit)
    {
        (count, half, unit) = (1, false, TimeUnit.Month);
        if (at >= words.Count)
        {
            return 0;
        }

        if (words[at].Kind == TimeWordKind.HalfYear)
        {
            count = 6;
            return 1;
        }

        if (words[at].Kind == TimeWordKind.Number && Then(words, at + 1, TimeWordKind.Unit))
        {
            (count, half, unit) = (words[at].Value, words[at].Half, (TimeUnit)words[at + 1].Value);
            return 2;
        }

        if (words[at].Kind != TimeWordKind.Unit)
        {
            return 0;
        }

        unit = (TimeUnit)words[at].Value;
        if (Then(words, at + 1, TimeWordKind.Number) && (ahead || Then(words, at + 2, TimeWordKind.Ago)))
        {
            (count, half) = words[at + 1].Value == 0 ? (1, true) : (words[at + 1].Value, words[at + 1].Half);
            return 2;
        }

        return 1;
    }

    private static DateOnly Away(DateOnly now, TimeUnit unit, int count, bool half, int sign)
    {
        var day = Calendar.Add(now, unit, sign * count);
        return half ? Calendar.AddHalf(day, unit, sign) : day;
    }

    private static bool Then(List<TimeWord> words, int at, TimeWordKind kind) => at < words.Count && words[at].Kind == kind && words[at].Before <= Gap.Space;
}
