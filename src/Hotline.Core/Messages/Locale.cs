namespace Hotline.Core.Messages;

/// <summary>A language the hotline speaks.</summary>
public enum Locale
{
    Kk,
    Ru,
    En,
}

public static class Locales
{
    public static IReadOnlyList<Locale> All { get; } = [Locale.Kk, Locale.Ru, Locale.En];

    /// <summary>The ISO 639-1 code: <c>kk</c>, <c>ru</c> or <c>en</c>.</summary>
    public static string Code(this Locale locale) => locale switch
    {
        Locale.Kk => "kk",
        Locale.Ru => "ru",
        _ => "en",
    };

    /// <summary>Reads a language tag (<c>kk</c>, <c>ru-KZ</c>); null when it is none of ours.</summary>
    public static Locale? Find(string? code) => code?.Split('-', '_')[0].ToLowerInvariant() switch
    {
        "kk" => Locale.Kk,
        "ru" => Locale.Ru,
        "en" => Locale.En,
        _ => null,
    };
}
