using Hotline.Core.Recognition;

namespace Hotline.Server.Channels.Telegram;

/// <summary>
/// Beginnings of words that would tell whoever holds the phone what the chat is for. Compared folded, at the start of a word,
/// in any language. Content may register a longer list in its place.
/// </summary>
internal sealed record GiveAwayWords(IReadOnlyCollection<string> Beginnings)
{
    public static GiveAwayWords BuiltIn { get; } = new(
    [
        "traffick", "slave", "victim", "exploit", "forced labo", "prostitut", "hotline", "helpline", "rescue", "shelter", "abuse", "violence", "police",
        "торговл людьми", "торговли людьми", "торговля людьми", "трафик", "рабств", "жертв", "эксплуатац", "принудит", "проститу", "горячая линия",
        "телефон доверия", "спасен", "убежищ", "приют", "насили", "полици",
        "адам сауда", "адам саудасы", "құлдық", "құрбан", "жәбірленуш", "қанау", "жезөкше", "сенім телефоны", "жедел желі", "зорлық", "баспана", "полиция",
    ]);

    public GiveAwayWords With(IEnumerable<string> more) => new([.. Beginnings, .. more]);

    /// <summary>How many of them stand in a text.</summary>
    public int CountIn(string text)
    {
        var folded = " " + Folding.Fold(text);
        return Beginnings.Count(word => Folding.Fold(word) is { Length: > 0 } plain && folded.Contains(" " + plain, StringComparison.Ordinal));
    }
}
