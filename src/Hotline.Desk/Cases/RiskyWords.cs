using System.Text.RegularExpressions;

namespace Hotline.Desk.Cases;

/// <summary>
/// Finds in a reply what could lead a trafficker who poses as a caller to staff or a shelter: a link, a number, an address. It only
/// asks for a second look, so it would rather ask once too often.
/// </summary>
public static partial class RiskyWords
{
    public static IReadOnlyList<Risk> Find(string text)
    {
        var found = new List<Risk>();
        if (Link().IsMatch(text))
        {
            found.Add(Risk.Link);
        }

        if (Number().IsMatch(text))
        {
            found.Add(Risk.Number);
        }

        if (Street().IsMatch(text) || HouseNumber().IsMatch(text))
        {
            found.Add(Risk.Address);
        }

        return found;
    }

    [GeneratedRegex(@"https?:|www\.|\b[\w-]+\.(?:kz|ru|com|org|net|me|info|io|рф|қаз)\b|\S@\S|(?<!\S)@[a-z]\w{3,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Link();

    /// <summary>Seven digits or more, however they are spaced. Shorter ones (112, 102, a time, a price) pass.</summary>
    [GeneratedRegex(@"\+?\d(?:[\s().\-–]{0,3}\d){6,}", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"\b(?:ул\.|улиц\w*|пр-?т\.?\s|просп\w*\.?|переул\w*|пер\.|мкр\.?|микрорайон\w*|бульвар\w*|шоссе|кв\.|квартир[аеуы]\b|подъезд\w*|көше\w*|даңғыл\w*|тұйық\w*|ықшам\s?аудан\w*|пәтер\w*|street|avenue|ave\.|apartment|apt\.?)(?=\W|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Street();

    [GeneratedRegex(@"(?:\b(?:дом|д\.|үй|house|building|корпус)\s*№?\s*\d+|\d+\s*-?\s*(?:үй|үйге|үйде|дом)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex HouseNumber();
}

public enum Risk
{
    Link,
    Number,
    Address,
}
