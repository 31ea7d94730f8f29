using Hotline.Core.Messages;
using Hotline.Core.Recognition;
using Hotline.Recognition.Text;

namespace Hotline.Recognition.Dates;

/// <summary>The grammar of stretches between dates: since, until, from one to another. Each rule tells how many words it took, 0 when it does not fit.</summary>
internal sealed class DateRules(List<TimeWord> words, IReadOnlyList<Match<DateRange>> figures, Nearest nearest)
{
    private readonly DatePhrases _phrases = new(words, figures, nearest);

    public int Read(int at, out DateRange? range)
    {
        _phrases.Lent = null;
        var opening = words[at].Kind is TimeWordKind.Since or TimeWordKind.Until or TimeWordKind.After or TimeWordKind.Between && words[at].Language != Locale.Kk ? words[at].Kind : TimeWordKind.None;
        var first = opening == TimeWordKind.None ? at : at + 1;
        if (first >= words.Count || (first > at && words[first].Before > Gap.Space))
        {
            range = null;
            return 0;
        }

        if (Numbers(first, opening, out range) is var both and > 0)
        {
            return first - at + both;
        }

        var used = _phrases.Read(first, opening != TimeWordKind.None, out range);
        if (used == 0 || range is null)
        {
            return 0;
        }

        var end = first + used;
        if (opening is not (TimeWordKind.Until or TimeWordKind.After) && To(first, end, opening, ref range) is var more and > 0)
        {
            return end + more - at;
        }

        end = Close(end, opening, ref range);
        return end - at;
    }

    /// <summary>«с 5 по 10 мая», «5-10 мая», «между 5 и 10 мая», «2020-2022 жылдары».</summary>
    private int Numbers(int first, TimeWordKind opening, out DateRange? range)
    {
        range = null;
        if (!_phrases.Is(first, TimeWordKind.Number) || Joint(first, first + 1, opening) is not (var second and > 0) || !_phrases.Is(second, TimeWordKind.Number))
        {
            return 0;
        }

        var (from, to) = (words[first].Value, words[second].Value);
        if (from is > 1900 and < 2100 && to is > 1900 and < 2100 && to >= from)
        {
            var unit = _phrases.Then(second + 1, TimeWordKind.Unit) && words[second + 1].Value == (int)TimeUnit.Year;
            if (unit || opening != TimeWordKind.None)
            {
                range = new DateRange(new DateOnly(from, 1, 1), new DateOnly(to, 12, 31));
                return second + (unit ? 2 : 1) - first;
            }
        }

        var used = _phrases.Then(second + 1, TimeWordKind.Month) || _phrases.Then(second + 1, TimeWordKind.ShortMonth) ? _phrases.Read(second, false, out range) : 0;
        if (used == 0 || range?.To is not { } last || Calendar.Make(last.Year, last.Month, from) is not { } begin || begin > last)
        {
            range = null;
            return 0;
        }

        range = new DateRange(begin, last);
        return second + used - first;
    }

    /// <summary>Reads on to the other end: «с мая по август», «13 июля - 15 июля», «қаңтардан наурызға дейін».</summary>
    private int To(int first, int end, TimeWordKind opening, ref DateRange range)
    {
        var begin = range;
        var beginYeared = _phrases.Yeared;
        var second = Joint(end - 1, end, opening);
        if (second == 0 || second >= words.Count || begin.From is not { } from)
        {
            return 0;
        }

        _phrases.Lent = beginYeared ? from.Year : null;
        var used = _phrases.Read(second, true, out var other);
        if (used == 0 || other?.To is not { } to)
        {
            return 0;
        }

        var kazakh = second == end && !words[end].Dashed;
        if (kazakh && !(_phrases.Then(second + used, TimeWordKind.Until) && words[second + used].Language == Locale.Kk))
        {
            return 0;
        }

        // «с мая по август 2020»: the year is said once.
        if (_phrases.Yeared && !beginYeared)
        {
            _phrases.Lent = to.Year;
            from = _phrases.Read(first, true, out var again) > 0 && again?.From is { } lent ? lent : from;
        }

        (from, to) = from <= to ? (from, to) : beginYeared ? (from, to.AddYears(1)) : (from.AddYears(-1), to);
        range = new DateRange(from, to);
        return second + used + (kazakh ? 1 : 0) - end;
    }

    /// <summary>Where the second end begins; 0 when there is none.</summary>
    private int Joint(int last, int next, TimeWordKind opening)
    {
        if (next >= words.Count)
        {
            return 0;
        }

        var word = words[next];
        if ((word.Kind == TimeWordKind.Until && opening == TimeWordKind.Since && word.Language != Locale.Kk) || (word.Kind == TimeWordKind.And && opening == TimeWordKind.Between))
        {
            return next + 1;
        }

        // «мамырдан (бастап) тамызға дейін».
        if (words[last] is { From: true, Language: Locale.Kk })
        {
            return word is { Kind: TimeWordKind.Since, Language: Locale.Kk } ? next + 1 : word.Before <= Gap.Space ? next : 0;
        }

        var sameKind = word.Kind == words[last].Kind || word.Kind is TimeWordKind.Number or TimeWordKind.Month || words[last].Kind == TimeWordKind.ShortMonth;
        return sameKind && words[next].Dashed ? next : 0;
    }

    /// <summary>Kazakh says it after: «мамырдан бері», «жазға дейін», «2013 жылдан».</summary>
    private int Close(int end, TimeWordKind opening, ref DateRange range)
    {
        var after = end < words.Count && words[end].Before <= Gap.Space && words[end].Language == Locale.Kk ? words[end].Kind : TimeWordKind.None;
        var closed = opening != TimeWordKind.None ? opening : after;
        if (opening == TimeWordKind.None && words[end - 1] is { From: true, Language: Locale.Kk } && range.To is not null && closed is not (TimeWordKind.Later or TimeWordKind.Since))
        {
            range = range with { To = null };
            return end;
        }

        switch (closed)
        {
            case TimeWordKind.Since:
                range = range with { To = null };
                break;
            case TimeWordKind.Until:
                range = range with { From = null };
                break;
            case TimeWordKind.After or TimeWordKind.Later when range.To is { } to:
                range = new DateRange(to.AddDays(1), null);
                break;
            default:
                return end;
        }

        return opening == TimeWordKind.None ? end + 1 : end;
    }
}
