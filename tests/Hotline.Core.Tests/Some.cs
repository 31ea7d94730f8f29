using Hotline.Core.Conversations;
using Hotline.Core.Messages;
using Hotline.Core.Recognition;

namespace Hotline.Core.Tests;

/// <summary>Plain values for tests; a test states only what matters to it.</summary>
internal static class Some
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 2, 6, 0, 0, TimeSpan.Zero);

    public static CaseworkerId Aigul { get; } = new(new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));

    public static CaseworkerId Botagoz { get; } = new(new Guid(2, 0, 0, [0, 0, 0, 0, 0, 0, 0, 2]));

    public static Conversation Conversation(string channel = "telegram", string content = "bundle-1") => new()
    {
        Id = new ConversationId(new Guid(7, 0, 0, [0, 0, 0, 0, 0, 0, 0, 7])),
        Channel = channel,
        Ngo = new NgoId("main"),
        Content = content,
    };

    public static InboundMessage Message(Said said, string? channelMessageId = null) => new(new DeliveryKey("d"), said, Now, channelMessageId);

    public static Match<T> Match<T>(T value, int start = 0, int length = 0) => new(start, length, value, null, "test");

    public static Recognizers Recognizers { get; } = new(
        new Reads<LanguageReading>(Language),
        new Reads<YesNo>(text => text.ToLowerInvariant() switch
        {
            "yes" or "да" or "иә" => [Match(YesNo.Yes)],
            "no" or "нет" or "жоқ" => [Match(YesNo.No)],
            "maybe" => [Match(YesNo.Unsure)],
            _ => [],
        }),
        new Reads<decimal>(text => decimal.TryParse(text, out var number) ? [Match(number)] : []),
        new Reads<int>(text => int.TryParse(text, out var years) ? [Match(years)] : []),
        new Reads<PlaceReading>(text => text.Contains("Almaty", StringComparison.OrdinalIgnoreCase) ? [Match(new PlaceReading("kz.almaty", null))] : []),
        new Reads<DangerLevel>(text => text.Contains("he has a knife", StringComparison.Ordinal) ? [Match(DangerLevel.R3)]
            : text.Contains("cannot leave", StringComparison.Ordinal) ? [Match(DangerLevel.R2)] : []),
        new Reads<IndicatorId>(Indicators));

    private static IReadOnlyList<Match<LanguageReading>> Language(string text)
    {
        if (text.Any(letter => "әғқңөұүіһ".Contains(char.ToLowerInvariant(letter), StringComparison.Ordinal)))
        {
            return [Match(new LanguageReading(Locale.Kk, Script.Cyrillic, 0.95))];
        }

        return text.Any(letter => letter is >= 'а' and <= 'я') ? [Match(new LanguageReading(Locale.Ru, Script.Cyrillic, 0.9))]
            : text.Count(char.IsAsciiLetter) > 2 ? [Match(new LanguageReading(Locale.En, Script.Latin, 0.9))]
            : [];
    }

    private static List<Match<IndicatorId>> Indicators(string text)
    {
        var found = new List<Match<IndicatorId>>();
        foreach (var (words, id) in (ReadOnlySpan<(string, string)>)[("took my passport", "coercion.documents_confiscated"), ("not paid", "exploitation.low_or_no_pay")])
        {
            if (text.IndexOf(words, StringComparison.Ordinal) is >= 0 and var at)
            {
                found.Add(Match(new IndicatorId(id), at, words.Length));
            }
        }

        return found;
    }
}

/// <summary>Reads by a function; the first match is the answer.</summary>
internal sealed class Reads<T>(Func<string, IReadOnlyList<Match<T>>> read) : IRecognizer<T>
{
    public Recognition<T> Read(string text, ReadingContext context)
    {
        var matches = read(text);
        return new Recognition<T>(matches.Count > 0 ? matches[0] : null, matches);
    }
}
