using Hotline.Core.Messages;

namespace Hotline.Recognition.Numbers;

internal enum NumeralKind : byte
{
    Digits,
    Unit,
    Ten,

    /// <summary>11 to 19: takes no unit.</summary>
    Teen,

    /// <summary>«жүз», «сотня», «десяток»: multiplies the unit before it.</summary>
    Hundred,

    /// <summary>«двести»: a hundred with its unit inside.</summary>
    Hundreds,
    Scale,
    Half,

    /// <summary>«полтора»: one and a half of the scale that follows.</summary>
    OneAndHalf,
    Quarter,
    Third,
}

/// <summary>A word read as a numeral, or as several run together.</summary>
/// <param name="Closed">It bears an ending, so nothing can follow it in the same number.</param>
/// <param name="From">It stands in the ablative: «үштен бір», one of three.</param>
/// <param name="Shy">It means something else when it stands alone.</param>
/// <param name="Soft">Its stem as it is before a vowel: no word without an ending.</param>
internal readonly record struct Numeral(
    NumeralKind Kind, decimal Value, Locale? Language, bool Order = false, bool Group = false, bool Closed = false, bool From = false, bool Shy = false, bool Soft = false)
{
    public static NumeralKind KindOf(decimal value, Locale locale) => value switch
    {
        < 10 => NumeralKind.Unit,
        > 10 and < 20 => NumeralKind.Teen,
        10 when locale == Locale.Ru => NumeralKind.Teen,
        < 100 => NumeralKind.Ten,
        100 when locale == Locale.Kk => NumeralKind.Hundred,
        < 1000 => NumeralKind.Hundreds,
        _ => NumeralKind.Scale,
    };
}

/// <summary>A number found in a message, with its first and last token.</summary>
internal readonly record struct FoundNumber(int First, int Last, decimal Value, Locale? Language, bool Order, bool Group, bool Spelled, bool From = false, bool Ended = false);
